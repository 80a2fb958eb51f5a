import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { Talking } from '../testing/talking.ts';
import { keepWorkshop, openDate } from '../testing/workshops.ts';
import { Doors } from './doors.ts';

const PLACE = { kind: 'WORKSHOP', key: 'kermis' } as const;
const WAYS = [
  'participant',
  'past',
  'waiting',
  'cancelled',
  'off',
  'behind',
  'elsewhere',
  'stranger',
  'staff',
] as const;
type Way = (typeof WAYS)[number];

let academy: TestAcademy;
let talking: Talking;
let date: string;
let people: Record<Way, SignedInPerson>;
let thread: string;
const streams: AbortController[] = [];
const sql = (text: string, values: unknown[] = []) => academy.database.dataSource.query(text, values);

/** A registration as it stands, whatever led there. */
function registers(at: string, { id, email }: SignedInPerson, state: string) {
  return sql(
    `insert into workshops.registration (session_id, name, email, locale, person_id, state, made_at, changed_at)
     values ($1, 'Iemand', $2, 'nl-BE', $3, $4, now(), now())`,
    [at, email, id, state],
  );
}

/** By the link in their mail, as people do. */
async function leaves({ id }: SignedInPerson): Promise<void> {
  const [row] = await sql("select id from workshops.registration where person_id = $1 and state = 'confirmed'", [id]);
  const token = 'x'.repeat(32);
  await sql(
    `insert into workshops.link (hash, registration_id, purpose, expires_at, made_at)
     values ($1, $2, 'manage', now() + interval '1 day', now())`,
    [createHash('sha256').update(`manage ${token}`).digest(), row.id],
  );
  const leave = 'mutation ($token: String!) { done: leaveWorkshopDate(token: $token) { __typename } }';
  expect((await talking.ask(leave, { token })).__typename).toBe('WorkshopRegistration');
}

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  for (const key of ['kermis', 'ander']) await keepWorkshop(academy, key, { title: `Workshop ${key}` });
  const made: [Way, SignedInPerson][] = [];
  for (const way of WAYS)
    made.push([
      way,
      await signIn(academy, { name: way, roles: ['learner', ...(way === 'staff' ? ['author' as const] : [])] }),
    ]);
  people = Object.fromEntries(made) as Record<Way, SignedInPerson>;
  date = await openDate(academy, 'kermis');
  await registers(date, people.participant, 'confirmed');
  await registers(date, people.waiting, 'waiting');
  await registers(date, people.cancelled, 'cancelled');
  const past = await openDate(academy, 'kermis');
  await registers(past, people.past, 'confirmed');
  await sql(
    `update workshops.session set closes_at = now() - interval '9 days', starts_at = now() - interval '9 days',
       ends_at = now() - interval '8 days' where id = $1`,
    [past],
  );
  const off = await openDate(academy, 'kermis');
  await registers(off, people.off, 'confirmed');
  await sql("update workshops.session set state = 'cancelled' where id = $1", [off]);
  await sql('update workshops.session set facilitator_ids = array[$2::uuid] where id = $1', [date, people.behind.id]);
  await registers(await openDate(academy, 'ander'), people.elsewhere, 'confirmed');
  thread = await talking.begun(people.participant, PLACE, { title: 'Na de workshop', text: 'Een luchtballon.' });
  await academy.app.listen(0, '127.0.0.1');
}, 120_000);
afterEach(() => {
  for (const one of streams.splice(0)) one.abort();
});
afterAll(() => academy?.close());
beforeEach(() => sql('delete from platform.rate'));

const MAY: readonly Way[] = ['participant', 'past', 'behind', 'staff'];
const found = async (person: SignedInPerson) => {
  const query = '{ search(words: "luchtballon") { ... on SearchResults { groups { kind count } } } }';
  const { data } = await academy.graphql<{ search: { groups: { kind: string }[] } }>(query, {}, person.cookie);
  return data?.search.groups.some(({ kind }) => kind === 'POST') ?? false;
};
async function follow(person: SignedInPerson): Promise<Response> {
  const stop = new AbortController();
  streams.push(stop);
  const headers = { cookie: person.cookie };
  return fetch(`${await academy.app.getUrl()}/live/threads/${thread}`, { headers, signal: stop.signal });
}

test.each(WAYS)('%s reads, finds, counts and answers as far as they take part', async (way) => {
  const person = people[way];
  const may = MAY.includes(way);
  expect((await talking.read(person, thread)).__typename).toBe(may ? 'ThreadPage' : 'NotFound');
  expect((await talking.list(person, { at: PLACE })).__typename).toBe(may ? 'ThreadList' : 'NotFound');
  expect((await talking.list(person)).threads.some(({ id }) => id === thread)).toBe(may);
  expect((await talking.reply(person, thread)).__typename).toBe(may ? 'PostWritten' : 'NotFound');
  expect((await talking.start(person, PLACE)).__typename).toBe(may ? 'PostWritten' : 'NotFound');
  expect(await found(person)).toBe(may);
  const count = '{ threadCount(placeKind: WORKSHOP, placeKey: "kermis") }';
  const { data } = await academy.graphql<{ threadCount: number | null }>(count, {}, person.cookie);
  expect(data?.threadCount !== null).toBe(may);
  if (!may) expect((await follow(person)).status).toBe(404);
});

test('notices go to, and names are known of, those who take part, in one statement', async () => {
  const asked = WAYS.map((way) => ({ id: people[way].id, roles: way === 'staff' ? ['author'] : ['learner'] }));
  const doors = academy.app.get(Doors, { strict: false });
  const of = { anchor: 'workshop:kermis', moduleKeys: ['workshop:kermis'] };
  const see = () => doors.whoMaySee(of, asked as never);
  expect(await see()).toEqual(new Set(MAY.map((way) => people[way].id)));
  expect(await statementsOf(academy, see)).toHaveLength(1);
  const caller = { ...systemCaller, person: { ...asked[0], sessionId: '' } } as never;
  expect(await statementsOf(academy, () => doors.of(caller))).toHaveLength(1);
});

test('who leaves reads no more, hears no more, is told no more, and finds nothing; and again once they are back', async () => {
  const leaving = await signIn(academy, { name: `Weg ${randomUUID()}` });
  await registers(date, leaving, 'confirmed');
  expect((await talking.read(leaving, thread)).__typename).toBe('ThreadPage');
  const stream = await follow(leaving);
  expect(stream.status).toBe(200);
  const ended = stream.text();
  await leaves(leaving);
  // the stream ends by itself
  await ended;
  expect((await talking.read(leaving, thread)).__typename).toBe('NotFound');
  expect(await found(leaving)).toBe(false);
  const see = await academy.app
    .get(Doors, { strict: false })
    .whoMaySee({ anchor: 'workshop:kermis', moduleKeys: ['workshop:kermis'] }, [
      { ...leaving, roles: ['learner'] },
    ] as never);
  expect(see.size).toBe(0);
  await registers(date, leaving, 'confirmed');
  expect((await talking.read(leaving, thread)).__typename).toBe('ThreadPage');
}, 60_000);

test('the pages of a workshop lead participants there, and tell everybody else how one comes among them', async () => {
  const page = async (cookie?: string) =>
    (await academy.app.inject({ url: '/workshops/over-kermis', headers: cookie ? { cookie } : {} })).body;
  const way = '/gesprekken?bij=workshop:kermis';
  expect(await page(people.participant.cookie)).toContain(way);
  for (const cookie of [undefined, people.stranger.cookie]) {
    const body = await page(cookie);
    expect(body).not.toContain(way);
    expect(body).toContain('Deelnemers die zich vanuit hun account inschrijven');
  }
});
