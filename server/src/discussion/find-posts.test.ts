import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller, Role } from '../platform/graphql/caller.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, withdraw } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { Talking } from '../testing/talking.ts';
import { FindPosts, type PostsFound } from './find-posts.ts';

const PAID = { kind: 'LESSON', key: 'samen/les' } as const;
const OTHER = { kind: 'LESSON', key: 'ander/les' } as const;

let academy: TestAcademy;
let talking: Talking;
let writer: SignedInPerson;
let stranger: SignedInPerson;
let moderator: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  for (const key of ['samen', 'ander', 'derde'])
    await publishModule(academy, { key, lessons: [{ key: 'les', blocks: ['tekst-a'] }] });
  writer = await signIn(academy, { name: 'Schrijver' });
  stranger = await signIn(academy, { name: 'Vreemde' });
  moderator = await signIn(academy, { name: 'Begeleider', roles: ['learner', 'facilitator'] });
  for (const key of ['samen', 'ander']) await grant(academy, writer.id, { kind: 'module', key });
  await grant(academy, stranger.id, { kind: 'module', key: 'ander' });
}, 120_000);
afterAll(() => academy.close());
beforeEach(async () => {
  await sql('delete from platform.rate');
  await sql('truncate discussion.thread cascade');
});

const sql = (text: string, values: unknown[] = []) => academy.database.dataSource.query(text, values);
const as = (person: SignedInPerson, roles: readonly Role[] = ['learner']): Caller => ({
  ...systemCaller,
  person: { ...person, name: '', roles, sessionId: '' },
});
const find = (caller: Caller, words: string, asked: { limit?: number; after?: string } = {}): Promise<PostsFound> =>
  academy.app
    .get(FindPosts, { strict: false })
    .run(caller, words.split(' '), { limit: asked.limit ?? 20, after: asked.after });
const numbers = async (...asked: Parameters<typeof find>) => (await find(...asked)).hits.map(({ number }) => number);
const begun = (text: string, title = 'Een vraag') => talking.begun(writer, PAID, { title, text });

describe('posts are found', () => {
  test.each([
    ['as they stand', 'schoolpoort'],
    ['in another form', 'gesprek'],
    ['with a letter less', 'schoolport'],
    ['with a letter more', 'schoolpoorrt'],
    ['with another letter', 'schoolpaort'],
    ['with two letters changed over', 'shcoolpoort'],
    ['by the title, at the post that has it', 'koffietafel'],
    ['without accents', 'cafe'],
    ['beside a slash and a hyphen', 'ouders'],
    ['by all of several words', 'gesprekken schoolpoort'],
  ])('%s', async (_, words) => {
    await begun('Onze **gesprekken** aan de schoolpoort; in het café, met ouders/leerkrachten.', 'De koffietafel');
    const { hits, count, partly } = await find(as(writer), words);
    expect(hits).toMatchObject([{ number: 1, title: 'De koffietafel', place: 'Les les' }]);
    expect({ count, partly }).toEqual({ count: 1, partly: false });
  });

  test('by some of the words where none has all of them, which is said', async () => {
    await begun('Over olifanten.');
    expect(await find(as(writer), 'olifant zeppelin')).toMatchObject({ count: 1, partly: true });
    expect(await find(as(writer), 'ballon zeppelin')).toMatchObject({ count: 0, partly: false });
  });

  test('the newest first, a page at a time, each once', async () => {
    const thread = await begun('Appel 1');
    for (let at = 2; at <= 5; at += 1) await talking.reply(writer, thread, { text: `Appel ${at}` });
    const first = await find(as(writer), 'appel', { limit: 2 });
    expect(first.hits.map(({ number }) => number)).toEqual([5, 4]);
    const second = await find(as(writer), 'appel', { limit: 2, after: first.next ?? '' });
    expect(second.hits.map(({ number }) => number)).toEqual([3, 2]);
    const third = await find(as(writer), 'appel', { limit: 2, after: second.next ?? '' });
    expect(third).toMatchObject({ hits: [{ number: 1 }], next: undefined, count: 5 });
    expect(await numbers(as(writer), 'appel', { after: "1'; drop" })).toHaveLength(5);
  });

  test('across all the strides by which they are looked through', async () => {
    const thread = await begun('Peer oud');
    const arrivals = async (posts: number) =>
      sql('select setval($1, (select last_value + $2 from discussion.post_arrival_seq))', [
        'discussion.post_arrival_seq',
        posts,
      ]);
    for (const far of [4096 * 80, 4096 * 20, 4096 * 4]) {
      await arrivals(far);
      await talking.reply(writer, thread, { text: 'Peer' });
    }
    expect(await numbers(as(writer), 'peer')).toEqual([4, 3, 2, 1]);
    const { next } = await find(as(writer), 'peer', { limit: 2 });
    expect(await numbers(as(writer), 'peer', { after: next ?? '' })).toEqual([2, 1]);
  });

  test('where they hang now, also after what they hang on was changed', async () => {
    const thread = await begun('Over kersen.');
    await sql("update discussion.thread set anchor = 'lesson:ander/les', module_keys = '{ander}' where id = $1", [
      thread,
    ]);
    expect(await numbers(as(stranger), 'kersen')).toEqual([1]);
  });

  test('with what stands there when it is changed, and by nothing once it is deleted', async () => {
    const thread = await begun('Over pruimen.');
    await talking.edit(writer, thread, 1, 'Over tomaten.', 1);
    expect(await numbers(as(writer), 'pruimen')).toEqual([]);
    expect(await numbers(as(writer), 'tomaat')).toEqual([1]);
    await talking.delete(writer, thread, 1);
    expect(await numbers(as(writer), 'tomaten')).toEqual([]);
  });
});

describe('what one may not see', () => {
  test('is found by nobody else, nor counted, nor does it forgive a slip', async () => {
    await begun('Het geheim is pompelmoes.', 'Kwetsbaar');
    for (const words of ['pompelmoes', 'pompelmoe', 'pompelmos', 'kwetsbaar', 'kwetsbar geheim']) {
      expect(await find(as(stranger), words)).toMatchObject({ hits: [], count: 0, partly: false });
      expect((await find(as(writer), words)).count).toBe(1);
      expect((await find(as(moderator, ['learner', 'facilitator']), words)).count).toBe(1);
      expect((await find(systemCaller, words)).count).toBe(0);
    }
  });

  test('takes no place from what one may see, however much it is', async () => {
    const mine = await talking.begun(stranger, OTHER, { text: 'Bij ons een framboos.' });
    const theirs = await begun('Een framboos.');
    await sql(
      `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
       select $1, n, $2, n::text, 'Framboos ' || n, now() from generate_series(2, 200) as n`,
      [theirs, writer.id],
    );
    expect(await find(as(stranger), 'framboos')).toMatchObject({ count: 1, hits: [{ threadId: mine }] });
    expect((await find(as(writer), 'framboos')).count).toBe(101);
  });

  test('is gone when access ends, and there again when it returns', async () => {
    await begun('Een ananas.');
    const person = await signIn(academy);
    const source = await grant(academy, person.id, { kind: 'module', key: 'samen' });
    expect(await numbers(as(person), 'ananas')).toEqual([1]);
    await withdraw(academy, source);
    expect(await numbers(as(person), 'ananas')).toEqual([]);
  });

  test('a hidden post is found by nobody, and takes the title along; shown again it is found again', async () => {
    const thread = await begun('Een citroen.', 'Over limoenen');
    await talking.reply(writer, thread, { text: 'Nog een citroen.' });
    await talking.moderate(moderator, thread, 1, true);
    for (const caller of [as(writer), as(moderator, ['learner', 'facilitator'])]) {
      expect((await find(caller, 'citroen')).hits).toMatchObject([{ number: 2, title: '' }]);
      expect(await numbers(caller, 'limoenen')).toEqual([]);
    }
    await talking.moderate(moderator, thread, 1, false);
    expect(await numbers(as(writer), 'limoen')).toEqual([1]);
  });
});

test('words are data, whatever they hold', async () => {
  await begun("Een ' en een \\ en @lesson:samen/les en #0 en %samen.");
  for (const words of ["'", '\\', '@lesson:samen/les', '#0', '%samen', "a'|b", '!(a)', ':*', 'x'.repeat(200)])
    expect((await find(as(stranger), words)).hits).toEqual([]);
});

test('a search costs the same statements however much is found: two, four at most where slips are forgiven', async () => {
  const thread = await begun('Een mandarijn.');
  const cost = (words: string, asked = {}) => statementsOf(academy, () => find(as(writer), words, asked));
  const [one] = [await cost('mandarijn')];
  for (let at = 0; at < 10; at += 1) await talking.reply(writer, thread, { text: `Mandarijn ${at}` });
  expect(await cost('mandarijn')).toHaveLength(one?.length ?? 0);
  expect(one).toHaveLength(2);
  expect(await cost('mandarijm')).toHaveLength(4);
  expect(await cost('zeppelin ballon')).toHaveLength(4);
});

test('a word that stands everywhere costs a look at the newest posts, however many there are', async () => {
  const thread = await begun('Ouders 1');
  await sql(
    `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
     select $1, n, $2, n::text, 'Ouders ' || n, now() from generate_series(2, 5000) as n`,
    [thread, writer.id],
  );
  await sql('analyze discussion.post');
  const asked = await statementsOf(academy, () => find(as(moderator, ['learner', 'facilitator']), 'ouders'));
  const statement = asked.find((one) => one.includes('found_by')) ?? '';
  type Plan = { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; Plans?: Plan[] };
  const [row] = (await sql(`explain (analyze, timing off, format json) ${statement}`, [
    ...[true, [], [], [], JSON.stringify([['ouders']])],
    ...['9223372036854775807', 101, true, 20, null],
  ])) as { 'QUERY PLAN': { Plan: Plan }[] }[];
  const all = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(all)];
  const branches = all(row!['QUERY PLAN'][0]!.Plan).find((plan) => plan['Node Type'] === 'Append')!.Plans!;
  // the first stretch brings enough: the others and the rest are never looked at
  expect(branches.map((plan) => plan['Actual Loops'])).toEqual([1, 0, 0, 0]);
  for (const plan of all(branches[0]!)) expect(plan['Actual Rows']).toBeLessThanOrEqual(2048);
});
