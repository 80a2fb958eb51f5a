import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { root } from '../harness/running-academy.ts';
import { Bench } from './support.ts';

const bench = new Bench();
afterAll(() => bench.end());

/** `npm run backup` or `npm run restore`, after building. */
function command(environment: Record<string, string>, ...asked: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/dist/backup.js', ...asked], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('what is backed up into a file comes back into an empty database; nothing goes over what is there', async () => {
  const folder = await bench.folder();
  const file = path.join(folder, 'een back-up');
  const [from, to] = [await bench.database(), await bench.database('empty')];

  expect(command({ DATABASE_URL: from }, 'backup').stdout).toContain('npm run restore -- <file>');
  const early = command({ DATABASE_URL: to }, 'backup', file);
  expect(early).toMatchObject({ status: 1, stderr: expect.stringMatching(/There is no academy in this database yet/) });
  const away = command({ DATABASE_URL: from }, 'backup', path.join(folder, 'nergens', 'een'));
  expect(away).toMatchObject({ status: 1, stderr: expect.stringMatching(/There is no folder .*nergens/) });
  expect(readdirSync(folder).filter((name) => name.includes('back-up'))).toEqual([]);

  const made = command({ DATABASE_URL: from }, 'backup', file);
  expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/rows of \d+ tables\. Keep WRITING_KEYS/) });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = command({ DATABASE_URL: from }, 'backup', file);
  expect(again).toMatchObject({ status: 1, stderr: expect.stringMatching(/is there already\. Nothing was changed/) });
  expect(readdirSync(folder).filter((name) => name.includes('back-up'))).toEqual(['een back-up']);

  const missing = command({ DATABASE_URL: to }, 'restore', path.join(folder, 'geen'));
  expect(missing).toMatchObject({ status: 1, stderr: expect.stringMatching(/There is no file .*geen/) });
  const back = command({ DATABASE_URL: to }, 'restore', file);
  expect(back).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/are back\. Start the academy on this database/),
  });
  const over = command({ DATABASE_URL: to }, 'restore', file);
  expect(over).toMatchObject({ status: 1, stderr: expect.stringMatching(/This database is not empty/) });
}, 180_000);
