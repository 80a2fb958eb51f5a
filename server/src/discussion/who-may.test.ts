import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublishCases, PublishModule } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, withdraw } from '../testing/learning.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { type Place, Talking } from '../testing/talking.ts';

const PAID = { kind: 'LESSON', key: 'samen/betaald' } as const;
const FREE = { kind: 'LESSON', key: 'samen/gratis' } as const;
const CASE = { kind: 'CASE', key: 'geval' } as const;
const MODULE = { kind: 'MODULE', key: 'samen' } as const;
const PLACES: readonly Place[] = [PAID, FREE, CASE, MODULE];
const CALLERS = ['visitor', 'stranger', 'reader', 'facilitator', 'author', 'administrator', 'finance'] as const;
type Kind = (typeof CALLERS)[number];

let academy: TestAcademy;
let talking: Talking;
let people: Record<Kind, SignedInPerson | undefined>;
let reader: SignedInPerson;
const begun = new Map<Place, string>();
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  const words = { title: 'Geval', barrier: 'trust', age: 'kleuters', channel: 'gesprek', statements: [] };
  const study = { ...words, situation: 'Stel dat.', approach: 'Zo.', questions: ['En jij?'] };
  await academy.app.get(PublishCases, { strict: false }).run(systemCaller, [{ key: 'geval', slug: 'geval', ...study }]);
  await publish([
    { key: 'gratis', free: true },
    { key: 'betaald', body: 'Tekst. {#tekst}\n\n::case{#hier ref="geval"}' },
  ]);
  await publishModule(academy, { key: 'ander', lessons: [{ key: 'les', blocks: ['tekst-c'] }] });
  reader = await signIn(academy, { name: 'Lezer' });
  await grant(academy, reader.id, { kind: 'module', key: 'samen' });
  const stranger = await signIn(academy, { name: 'Vreemde' });
  await grant(academy, stranger.id, { kind: 'module', key: 'ander' });
  const as = (role: 'facilitator' | 'author' | 'administrator' | 'finance') =>
    signIn(academy, { name: role, roles: ['learner', role] });
  people = {
    ...{ visitor: undefined, stranger, reader, facilitator: await as('facilitator') },
    ...{ author: await as('author'), administrator: await as('administrator'), finance: await as('finance') },
  };
  for (const place of PLACES) begun.set(place, await talking.begun(reader, place, { title: `Bij ${place.key}` }));
}, 120_000);
afterAll(() => academy.close());
beforeEach(() => sql('delete from platform.rate'));

const sql = (text: string, values: unknown[] = []) => academy.database.dataSource.query(text, values);

async function publish(lessons: { key: string; free?: boolean; body?: string }[]): Promise<void> {
  await academy.app
    .get(PublishModule, { strict: false })
    .run(systemCaller, moduleManuscript({ key: 'samen', lessons }));
}

/** What each caller gets of one question. */
async function found(ask: (person: SignedInPerson | undefined) => Promise<string>): Promise<Record<Kind, string>> {
  const answers: [Kind, string][] = [];
  for (const kind of CALLERS) answers.push([kind, await ask(people[kind])]);
  return Object.fromEntries(answers) as Record<Kind, string>;
}

/** Exactly those who may open what it is about, and those who stand behind it. */
const forWhoMayOpen = (answer: string, otherwise = 'NotFound'): Record<Kind, string> => ({
  ...{ visitor: 'NOT_SIGNED_IN', stranger: otherwise, reader: answer, facilitator: answer },
  ...{ author: answer, administrator: answer, finance: otherwise },
});
const forEverybody = (answer: string): Record<Kind, string> => ({ ...forWhoMayOpen(answer, answer) });
const expected = (place: Place, answer: string) => (place === FREE ? forEverybody(answer) : forWhoMayOpen(answer));

describe.each(PLACES)('at $kind $key', (place) => {
  const id = () => begun.get(place) ?? '';
  const type = async (answer: Promise<{ __typename: string }>) => (await answer).__typename;

  test('a thread is read by who may open what it is about', async () => {
    expect(await found((person) => type(talking.read(person, id())))).toEqual(expected(place, 'ThreadPage'));
  });

  test('and is found in lists by the same people', async () => {
    expect(await found((person) => type(talking.list(person, { at: place })))).toEqual(expected(place, 'ThreadList'));
    const all = await found(async (person) => {
      const { __typename, threads } = await talking.list(person);
      return __typename === 'ThreadList' ? String(threads.some((thread) => thread.id === id())) : __typename;
    });
    expect(all).toEqual(place === FREE ? forEverybody('true') : forWhoMayOpen('true', 'false'));
  });

  test('and is begun, answered, reacted to and followed by the same people', async () => {
    const written = expected(place, 'PostWritten');
    expect(await found((person) => type(talking.start(person, place)))).toEqual(written);
    expect(await found((person) => type(talking.reply(person, id())))).toEqual(written);
    expect(await found((person) => type(talking.react(person, id(), 1, 'THANK')))).toEqual(written);
    expect(await found((person) => type(talking.follow(person, id(), null)))).toEqual(
      expected(place, 'ThreadFollowed'),
    );
  });

  test('and followed live by the same people', async () => {
    const statuses = await found(async (person) => {
      // those who may are told so by a stream, which an injected request would wait for: only the others are asked
      if (expected(place, 'may')[kindOf(person)] === 'may') return 'may';
      const headers = person ? { cookie: person.cookie } : {};
      return String((await academy.app.inject({ url: `/live/threads/${id()}`, headers })).statusCode);
    });
    expect(statuses).toEqual(
      Object.fromEntries(
        Object.entries(expected(place, 'may')).map(([kind, may]) => [
          kind,
          may === 'may' ? may : kind === 'visitor' ? '401' : '404',
        ]),
      ),
    );
  });

  test('only who wrote a post edits or deletes it, and what is not theirs is not there', async () => {
    const nobody = { ...forEverybody('NotFound'), reader: 'PostWritten' };
    expect(await found((person) => type(talking.edit(person, id(), 1, 'Anders', 1)))).toEqual(nobody);
    const others = CALLERS.filter((kind) => kind !== 'reader' && kind !== 'visitor');
    for (const kind of others) expect(await type(talking.delete(people[kind], id(), 1))).toBe('NotFound');
    expect(await type(talking.delete(undefined, id(), 1))).toBe('NOT_SIGNED_IN');
  });
});

function kindOf(person: SignedInPerson | undefined): Kind {
  return CALLERS.find((kind) => people[kind] === person) ?? 'visitor';
}

test('what does not exist, what is not for the caller, and what is no id are answered in the same words', async () => {
  const answers: string[] = [];
  for (const id of [begun.get(PAID) ?? '', randomUUID(), 'geen nummer', "'; drop table discussion.post; --"]) {
    const query = 'query ($id: ID!) { done: thread(id: $id) { __typename ... on Refused { message } } }';
    answers.push(JSON.stringify(await talking.ask(query, { id }, people.stranger)));
  }
  expect(new Set(answers).size).toBe(1);
  for (const at of [
    PAID,
    { kind: 'LESSON', key: 'samen/geen' },
    { kind: 'MODULE', key: 'lesson:samen/betaald' },
  ] as const)
    expect((await talking.start(people.stranger, at)).__typename).toBe('NotFound');
});

test('who loses access loses the conversation, their own list included, and finds it again with it', async () => {
  const person = await signIn(academy);
  const source = await grant(academy, person.id, { kind: 'module', key: 'samen' });
  const id = await talking.begun(person, PAID);
  const sees = async () => [
    (await talking.read(person, id)).__typename,
    (await talking.list(person, { followed: true })).threads.length,
  ];
  expect(await sees()).toEqual(['ThreadPage', 1]);
  await withdraw(academy, source);
  expect(await sees()).toEqual(['NotFound', 0]);
  expect((await talking.delete(person, id, 1)).__typename).toBe('NotFound');
  await grant(academy, person.id, { kind: 'module', key: 'samen' });
  expect(await sees()).toEqual(['ThreadPage', 1]);
});

test('a reader and a post count cost the same number of statements, wherever one reads', async () => {
  const id = await talking.begun(reader, PAID);
  await sql(
    `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
     select $1, n, case when n % 2 = 0 then $2::uuid else $3::uuid end, 'b' || n, 'Bericht ' || n, now() from generate_series(2, 10) n`,
    [id, reader.id, people.facilitator?.id],
  );
  await sql('update discussion.thread set last_number = 10 where id = $1', [id]);
  // who somebody is and what is published are remembered for a while, and asked anew whenever that is over
  const asked = async (work: () => Promise<unknown>) =>
    (await statementsOf(academy, work)).filter((one) => !/identity\.session|catalogue\./.test(one)).length;
  const cost = (at: number) => asked(() => talking.read(reader, id, at));
  const list = () => asked(() => talking.list(reader));
  await cost(1);
  const [few, fewThreads] = [await cost(1), await list()];
  await sql(
    `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
     select $1, n, $2, 'b' || n, 'Bericht ' || n, now() from generate_series(11, 10000) n`,
    [id, reader.id],
  );
  await sql('update discussion.thread set last_number = 10000 where id = $1', [id]);
  await talking.read(reader, id, 10_000);
  expect([few, await cost(1), await cost(5000), await cost(10_000)]).toEqual([5, 5, 5, 5]);
  await Promise.all(Array.from({ length: 10 }, () => talking.begun(reader, PAID)));
  expect([fewThreads, await list()]).toEqual([3, 3]);
  expect((await talking.read(reader, id, 10_000)).posts.at(-1)?.number).toBe(10_000);
});

test('what is published no more keeps its conversations, for who may open the module it was in', async () => {
  const id = begun.get(CASE) ?? '';
  await publish([
    { key: 'gratis', free: true },
    { key: 'nieuw', body: 'Tekst. {#tekst}' },
  ]);
  for (const kept of [id, begun.get(PAID) ?? ''])
    expect(await found(async (person) => (await talking.read(person, kept)).__typename)).toEqual(
      forWhoMayOpen('ThreadPage'),
    );
  const { threads } = await talking.list(reader);
  expect(threads.map((thread) => thread.id)).toEqual(expect.arrayContaining([id]));
  expect((await talking.list(people.stranger)).threads.some((thread) => thread.id === id)).toBe(false);
});
