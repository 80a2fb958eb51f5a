import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Clock } from '../platform/clock.ts';
import { Live } from '../platform/live/live.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Door } from '../testing/door.ts';
import { signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { SessionCookie } from './index.ts';

let academy: TestAcademy;
let door: Door;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  door = new Door(academy.app);
});
afterAll(() => academy.close());

const NOTHING = '{ done: __typename }';

/** What one request with this cookie asks the database before its own work. */
function statementsToKnow(cookie: string): Promise<string[]> {
  return statementsOf(academy, () => academy.graphql(NOTHING, {}, cookie));
}

async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const clock = academy.app.get(Clock);
  clock.advance(milliseconds);
  try {
    return await work();
  } finally {
    clock.advance(-milliseconds);
  }
}

test('a session is looked up in one statement, and then in none for a few seconds', async () => {
  const { cookie } = await signIn(academy);
  const first = await statementsToKnow(cookie);
  expect(first).toEqual([expect.stringContaining('from identity.session join identity.person')]);
  expect(await statementsToKnow(cookie)).toEqual([]);
  expect(await statementsToKnow(cookie)).toEqual([]);
  expect(await later(16_000, () => statementsToKnow(cookie))).toHaveLength(1);
});

test('a visitor, and a cookie that we did not sign, cost the database nothing', async () => {
  expect(await statementsToKnow('')).toEqual([]);
  const token = randomBytes(24).toString('hex');
  expect(await statementsToKnow(`academie.session=${token}.${randomBytes(32).toString('base64')}`)).toEqual([]);
});

test('a session that is ended in this process is not let in by the very next request', async () => {
  const { cookie, email } = await signIn(academy);
  expect(await door.who(cookie)).toBe(email);
  await door.ask('mutation { done: signOutEverywhere { __typename } }', {}, { cookie });
  expect(await door.who(cookie)).toBeUndefined();
});

test('a session that ends by other means, even by hand in the database, is forgotten with the notice', async () => {
  const { cookie, email, id } = await signIn(academy);
  expect(await door.who(cookie)).toBe(email);
  await academy.database.dataSource.query('delete from identity.session where person_id = $1', [id]);
  const until = Date.now() + 30_000;
  while ((await door.who(cookie)) !== undefined && Date.now() < until) await new Promise((go) => setTimeout(go, 5));
  expect(await door.who(cookie)).toBeUndefined();
});

test('while notices do not arrive nothing is remembered', async () => {
  const { cookie } = await signIn(academy);
  await academy.app.get(Live).stop();
  try {
    expect(await statementsToKnow(cookie)).toHaveLength(1);
    expect(await statementsToKnow(cookie)).toHaveLength(1);
  } finally {
    await academy.app.get(Live).start();
  }
  expect(await statementsToKnow(cookie)).toHaveLength(1);
  expect(await statementsToKnow(cookie)).toEqual([]);
});

test('a session that is used is prolonged; one that is not ends after sixty days', async () => {
  const day = 24 * 60 * 60 * 1000;
  const [used, left] = [await signIn(academy), await signIn(academy)];
  await later(50 * day, () => door.who(used.cookie));
  const until = Date.now() + 30_000;
  const expiry = async () =>
    (
      (await academy.database.dataSource.query('select expires_at from identity.session where person_id = $1', [
        used.id,
      ])) as [{ expires_at: Date }]
    )[0].expires_at.getTime();
  while ((await expiry()) < Date.now() + 100 * day && Date.now() < until) await new Promise((go) => setTimeout(go, 5));
  expect(await later(61 * day, () => door.who(used.cookie))).toBe(used.email);
  expect(await later(61 * day, () => door.who(left.cookie))).toBeUndefined();
});

test.each([
  ['cut short', (value: string) => value.slice(0, -3)],
  ['cut to its token', (value: string) => value.split('.')[0] ?? ''],
  ['with another signature', (value: string) => `${value.split('.')[0]}.${'A'.repeat(43)}%3D`],
  ['with another token', (value: string) => `${value.startsWith('x') ? 'y' : 'x'}${value.slice(1)}`],
  ['without token', (value: string) => value.slice(value.indexOf('.'))],
  ['empty', () => ''],
  ['not decodable', (value: string) => `%E0%A4%A${value}`],
  ['with a null byte', (value: string) => `%00${value}`],
  ['of a hundred thousand characters', (value: string) => value + 'x'.repeat(100_000)],
])('a cookie %s lets nobody in and breaks nothing', async (_, spoil) => {
  const { cookie } = await signIn(academy);
  const [name, value] = cookie.split('=') as [string, string];
  const answer = await academy.graphql('{ viewer { email } }', {}, `${name}=${spoil(value)}`);
  expect([200, 431]).toContain(answer.status);
  expect(answer.data).toEqual({ viewer: null });
});

test.each(['=', ';;;', '; =x; academie.session', 'academie.session', 'taal=%', 'taal=<script>', '\u00e9=\u00e9'])(
  'the cookie header %j breaks nothing',
  async (cookie) => {
    expect(await academy.graphql('{ viewer { email } }', {}, cookie)).toMatchObject({
      status: 200,
      data: { viewer: null },
    });
  },
);

test('the session cookie is out of reach of scripts and of other sites; over https it never leaves without it', async () => {
  const cookie = academy.app.get(SessionCookie, { strict: false });
  const handed = (one: SessionCookie) => {
    let header = '';
    one.hand({ header: (_: string, value: string) => (header = value) } as never, 'token');
    return header;
  };
  expect(handed(cookie)).toMatch(/^academie\.session=token\.[^;]+; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly$/);
  const secure = new SessionCookie({ ...academy.resources, publicUrl: 'https://academie.example' });
  expect(handed(secure)).toMatch(/^__Secure-academie\.session=token\..*; SameSite=Lax; Secure; HttpOnly$/);
  const elsewhere = new SessionCookie({ ...academy.resources, authSecret: 'another secret of thirty-two characters' });
  expect(elsewhere.tokenOf({ headers: { cookie: cookie.pairFor('token') } })).toBeUndefined();
  expect(cookie.tokenOf({ headers: { cookie: cookie.pairFor('token') } })).toBe('token');
});

test.each([
  ['fr-BE,fr;q=0.9,nl;q=0.5', undefined, 'fr'],
  ['de,en-GB;q=0.7,nl;q=0.9', undefined, 'nl-BE'],
  ['en;q=0, fr;q=0.1', undefined, 'fr'],
  ['de', undefined, 'nl-BE'],
  [undefined, undefined, 'nl-BE'],
  ['fr', 'taal=en', 'en'],
  ['fr', 'taal=xx', 'fr'],
  [`${'x,'.repeat(20_000)}`, undefined, 'nl-BE'],
  [';;q=,,;q=NaN', undefined, 'nl-BE'],
])('the language for Accept-Language %.30j with the cookie %j is %s', async (accept, cookie, locale) => {
  const language = { 'accept-language': accept ?? '' };
  let seen = '';
  const find = academy.app.get<(request: never) => { locale: string }>(
    (await import('../platform/http/find-caller.ts')).FIND_CALLER,
    { strict: false },
  );
  seen = find({ headers: { ...(accept ? language : {}), cookie }, id: '1', ip: '127.0.0.1' } as never).locale;
  expect(seen).toBe(locale);
});
