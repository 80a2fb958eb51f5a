import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { StartupFault, tellWhy } from './startup-fault.ts';

function failure(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

test('a fault is told by its sentence alone', () => {
  expect(tellWhy(new StartupFault('Poort 3000 is bezet.'))).toBe('Poort 3000 is bezet.');
});

test('a full disk is told as that', () => {
  // Linux has a device that is always full; elsewhere the same code comes from a disk
  const full =
    process.platform === 'linux'
      ? failure(() => writeFileSync('/dev/full', 'iets'))
      : Object.assign(new Error('write'), { code: 'ENOSPC' });
  expect(tellWhy(full)).toMatch(/^The disk is full.*Make room and start again/);
});

test('a file of another user is told with its name', () => {
  const error = Object.assign(new Error('open'), { code: 'EACCES', path: '/data/auth-secret' });
  expect(tellWhy(error)).toMatch(/may not be read or written by this user \(EACCES\) \(\/data\/auth-secret\)/);
});

test('what nobody foresaw is told whole, so that it can be mended', () => {
  expect(tellWhy(new TypeError('geen lijst'))).toMatch(/^The academy could not start: TypeError: geen lijst\n +at /);
  expect(tellWhy('zomaar')).toBe('The academy could not start: zomaar');
});
