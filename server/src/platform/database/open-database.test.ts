import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { freePort } from '../http/free-port.ts';
import { StartupFault } from '../startup-fault.ts';
import { openDatabase, tooOld, whyClosed } from './open-database.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

function changed(change: Partial<Record<'port' | 'username' | 'password' | 'pathname', string>>): string {
  const url = new URL(own.url);
  return Object.assign(url, change).href;
}

/** The sentence with which it refuses. */
async function refusal(url: string): Promise<string> {
  const error = await openDatabase(url, 2).then(
    (opened) => opened.destroy().then(() => new Error('it was opened')),
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(StartupFault);
  return (error as Error).message;
}

test('a database that answers is opened', async () => {
  const opened = await openDatabase(own.url, 2);
  expect(await opened.query('select 1 as one')).toEqual([{ one: 1 }]);
  await opened.destroy();
});

test('a wrong password is told, without the password', async () => {
  const sentence = await refusal(changed({ password: 'verkeerd-woord' }));
  expect(sentence).toMatch(/does not let academie in: name or password is wrong/);
  expect(sentence).not.toContain('verkeerd-woord');
});

test('a user or a database that is not there is told by name', async () => {
  expect(await refusal(changed({ username: 'niemand' }))).toContain('does not let niemand in');
  expect(await refusal(changed({ pathname: '/nergens' }))).toContain('has no database nergens');
});

test('a server that is not there is told with where it was sought', async () => {
  const port = String(await freePort());
  expect(await refusal(changed({ port }))).toMatch(
    new RegExp(`at 127.0.0.1:${port} does not answer \\(ECONNREFUSED\\)`),
  );
});

describe('what a test cannot bring about is told in a sentence too', () => {
  const url = 'postgresql://academie:geheim@database:5432/academie';

  test.each([
    ['42501', 'may not use the database academie'],
    ['53300', 'has no connection left'],
    ['57P03', 'is starting up or stopping'],
    ['ENOTFOUND', 'does not answer (ENOTFOUND)'],
  ])('%s', (code, part) => {
    const sentence = whyClosed(url, Object.assign(new Error('x'), { code }));
    expect(sentence).toContain(part);
    expect(sentence).not.toContain('geheim');
  });

  test('a server of an older version', () => {
    expect(tooOld(url, 17)).toMatch(
      /at database:5432 is PostgreSQL 17; the academy needs 18 or newer. Nothing was changed/,
    );
  });
});
