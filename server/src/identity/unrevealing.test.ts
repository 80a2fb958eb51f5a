import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Clock } from '../platform/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type Answer, Door, newAddress } from '../testing/door.ts';
import { lastMail } from '../testing/mailbox.ts';
import { type SecondProcess, secondProcess } from '../testing/second-process.ts';
import { statementsOf } from '../testing/statements.ts';
import { BetterAuth } from './better-auth.ts';
import { Tidy } from './tidy.ts';

const PASSWORD = 'samen aan tafel';

let academy: TestAcademy;
let other: SecondProcess;
let door: Door;
let otherDoor: Door;
let known: Awaited<ReturnType<typeof addresses>>;
beforeAll(async () => {
  academy = await testAcademy();
  other = await secondProcess(academy);
  await other.app.get(Jobs).start(false);
  // what is tidied each half hour is no work of a request
  await academy.database.dataSource.query("delete from jobs.schedule where name = 'identity-tidy'");
  door = new Door(academy.app);
  otherDoor = new Door(other.app);
  known = await addresses();
});
afterAll(async () => {
  await other.app.get(Jobs).stop();
  await other.close();
  await academy.close();
});

/** The addresses that must not be told apart: with a password, by links only, asked for but not confirmed, unknown. */
async function addresses() {
  const [member, linked, unconfirmed, unknown] = [newAddress(), newAddress(), newAddress(), newAddress()] as const;
  await door.signUp({ email: member, password: PASSWORD });
  await door.verify((await lastMail(academy, member)).token);
  await door.requestLink({ email: linked });
  await door.useLink((await lastMail(academy, linked)).token);
  await door.signUp({ email: unconfirmed, password: PASSWORD });
  await academy.settled();
  return { member, linked, unconfirmed, unknown };
}

/** Everything whoever asks can see of an answer, but for the address they gave and the time of day. */
function seenIn({ status, body, setCookies, headers }: Answer, email: string): unknown {
  const { date, ...rest } = headers;
  return {
    status,
    body: body.replaceAll(email, 'ADDRESS'),
    setCookies,
    headers: { ...rest, 'content-length': undefined },
  };
}

/** How often passwords were worked on while something was done: that is what takes long enough to be measured. */
async function passwordWork(work: () => Promise<unknown>): Promise<number> {
  const { password } = await academy.app.get(BetterAuth, { strict: false }).context;
  const { hash, verify } = password;
  let times = 0;
  password.hash = (one) => {
    times += 1;
    return hash(one);
  };
  password.verify = (one) => {
    times += 1;
    return verify(one);
  };
  try {
    await work();
  } finally {
    Object.assign(password, { hash, verify });
  }
  return times;
}

const MOMENTS: [string, (email: string) => Promise<Answer>, number][] = [
  ['signing up', (email) => door.signUp({ email, password: PASSWORD }), 1],
  ['signing in with a wrong password', (email) => door.signIn({ email, password: 'zomaar geprobeerd' }), 1],
  ['asking for a sign-in link', (email) => door.requestLink({ email }), 0],
  ['asking for a new password', (email) => door.requestReset(email), 0],
];

test.each(MOMENTS)(
  '%s tells nothing about the address, by what is answered nor by the work',
  async (_, knock, hashes) => {
    const seen: unknown[] = [];
    const work: number[] = [];
    const statements: number[] = [];
    for (const email of Object.values(known)) {
      let answer: Answer | undefined;
      const done = async () => {
        answer = await knock(email);
      };
      work.push(await passwordWork(async () => statements.push(foreground(await statementsOf(academy, done)))));
      seen.push(seenIn(answer!, email));
      await academy.settled();
    }
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(work).toEqual(work.map(() => hashes));
    expect(Math.max(...statements) - Math.min(...statements)).toBeLessThanOrEqual(1);
  },
);

/** Statements of the request itself; jobs do their own, when nobody waits any more. */
function foreground(statements: string[]): number {
  return statements.filter((sql) =>
    /platform\.rate|identity\.|insert into platform\.mail|jobs\.job_common|INSERT INTO jobs/i.test(sql),
  ).length;
}

test('no password that is typed, and no token, is kept or logged as it is', async () => {
  const { member } = known;
  const secret = 'een wachtwoord van mij';
  await door.signUp({ email: newAddress(), password: secret });
  await door.signIn({ email: member, password: secret });
  const { dataSource } = academy.database;
  const kept = JSON.stringify([
    await dataSource.query('select * from identity.verification'),
    await dataSource.query('select * from identity.account'),
    await dataSource.query('select data, output from jobs.job'),
    await dataSource.query('select * from platform.mail'),
    await dataSource.query('select * from platform.rate'),
  ]);
  expect(kept).not.toContain(secret);
});

const FROM = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });

test('a password is guessed ten times for an address, in whatever process and from wherever, and then no more', async () => {
  const email = known.member;
  await forgiven(email);
  const types: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const at = n % 2 === 0 ? door : otherDoor;
    types.push((await at.signIn({ email, password: `poging ${n}` }, FROM(`198.51.100.${n}`))).type);
  }
  expect(types).toEqual([...Array(10).fill('WrongCredentials'), 'TooOften', 'TooOften']);
  const refused = await door.signIn({ email, password: PASSWORD });
  expect(refused.result).toMatchObject({ message: expect.stringContaining('te vaak'), retryAfter: expect.any(Number) });
  const clock = academy.app.get(Clock);
  clock.advance(16 * 60 * 1000);
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('SignedIn');
  clock.advance(-16 * 60 * 1000);
  expect(await guessesFor(email)).toBe(0);
});

async function guessesFor(email: string): Promise<number> {
  const rows = (await academy.database.dataSource.query('select count from platform.rate where bucket = $1', [
    `sign-in for ${email}`,
  ])) as { count: number }[];
  return rows[0]?.count ?? 0;
}

async function forgiven(email: string): Promise<void> {
  await academy.database.dataSource.query('delete from platform.rate where bucket = $1', [`sign-in for ${email}`]);
}

test.each([
  ['sign-in links', 5, (email: string, at: Door) => at.requestLink({ email }, FROM('198.51.100.90'))],
  ['mails to choose a password', 5, (email: string, at: Door) => at.requestReset(email, FROM('198.51.100.91'))],
  ['mails to confirm', 5, (email: string, at: Door) => at.signUp({ email, password: PASSWORD }, FROM('198.51.100.92'))],
])('an address gets at most so many %s an hour, counted over processes', async (_, limit, knock) => {
  const email = newAddress();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => knock(email, n % 2 === 0 ? door : otherDoor)));
  const types = answers.map((one) => one.type).sort();
  expect(types).toEqual([...Array(limit).fill('MailSent'), ...Array(8 - limit).fill('TooOften')]);
});

test('one sender cannot ask mails for one address after another without end, whatever they say of where they come from', async () => {
  const types: string[] = [];
  const outside = (n: number) => ({ remoteAddress: '203.0.113.9', ...FROM(`198.51.100.${n}`) });
  for (let n = 0; n < 62; n += 1) {
    const at = n % 2 === 0 ? door : otherDoor;
    types.push((await at.requestReset(newAddress(), outside(n))).type);
  }
  expect(types.filter((type) => type === 'MailSent')).toHaveLength(60);
  expect(types.slice(60)).toEqual(['TooOften', 'TooOften']);
  expect((await door.requestReset(newAddress(), { remoteAddress: '203.0.113.10' })).type).toBe('MailSent');
});

test('thirty sign-ins in one request are counted as thirty', async () => {
  const { member } = known;
  await forgiven(member);
  const one = `signIn(input: { email: "${member}", password: "fout fout fout" }) { __typename }`;
  const { data } = await academy.graphql<Record<string, { __typename: string }>>(
    `mutation { ${Array.from({ length: 25 }, (_, n) => `a${n}: ${one}`).join(' ')} }`,
  );
  expect(Object.values(data ?? {}).filter((answer) => answer.__typename === 'TooOften')).toHaveLength(15);
});

test('counts, links and sessions are forgotten when their time is over', async () => {
  const clock = academy.app.get(Clock);
  const counts = async () =>
    Promise.all(
      ['platform.rate', 'identity.verification', 'identity.session'].map(
        async (table) =>
          ((await academy.database.dataSource.query(`select count(*)::int as n from ${table}`)) as [{ n: number }])[0]
            .n,
      ),
    );
  await academy.app.get(Tidy, { strict: false }).run();
  expect(Math.min(...(await counts()))).toBeGreaterThan(0);
  clock.advance(61 * 24 * 60 * 60 * 1000);
  await academy.app.get(Tidy, { strict: false }).run();
  clock.advance(-61 * 24 * 60 * 60 * 1000);
  expect(await counts()).toEqual([0, 0, 0]);
});
