import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { type ShownThread, Talking } from '../testing/talking.ts';

const LESSON = { kind: 'LESSON', key: 'samen/betaald' } as const;
const FREE = { kind: 'LESSON', key: 'samen/gratis' } as const;
const MODULE = { kind: 'MODULE', key: 'samen' } as const;
const ELSEWHERE = { kind: 'MODULE', key: 'ander' } as const;

let academy: TestAcademy;
let talking: Talking;
let els: SignedInPerson;
let jan: SignedInPerson;
let facilitator: SignedInPerson;
let administrator: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  await publishModule(academy, {
    key: 'samen',
    lessons: [
      { key: 'gratis', free: true, blocks: ['tekst-a'] },
      { key: 'betaald', blocks: ['tekst-b'] },
    ],
  });
  await publishModule(academy, { key: 'ander', lessons: [{ key: 'les', blocks: ['tekst-c'] }] });
  [els, jan] = [await colleague('Els'), await colleague('Jan')];
  facilitator = await signIn(academy, { name: 'Begeleider', roles: ['learner', 'facilitator'] });
  administrator = await signIn(academy, { name: 'Beheer', roles: ['learner', 'administrator'] });
}, 120_000);
afterAll(() => academy.close());
beforeEach(() => sql('delete from platform.rate'));

const sql = <Row>(text: string, values: unknown[] = []) =>
  academy.database.dataSource.query(text, values) as Promise<Row[]>;

async function colleague(name: string): Promise<SignedInPerson> {
  const person = await signIn(academy, { name });
  await grant(academy, person.id, { kind: 'module', key: 'samen' });
  return person;
}

/** A conversation with some posts, each with its own words. */
async function talk(words: readonly string[], at: Parameters<Talking['begun']>[1] = LESSON): Promise<string> {
  const [first = 'Begin', ...rest] = words;
  const id = await talking.begun(els, at, { text: first, title: `Over ${first}` });
  for (const text of rest) await talking.reply(jan, id, { text });
  return id;
}
const words = ({ posts }: ShownThread) =>
  posts.map(({ number, html, move, deleted }) =>
    move?.away ? `${number} > ${move.to?.number}` : `${number} ${deleted ? '-' : html?.replace(/<[^>]*>/g, '')}`,
  );
/** What must hold of every conversation, whatever happened to it. */
async function sound(): Promise<void> {
  const broken = await sql(
    `select id from discussion.thread where last_number <> (select count(*) from discussion.post where thread_id = thread.id)
       or last_number <> coalesce((select max(number) from discussion.post where thread_id = thread.id), 0)`,
  );
  expect(broken).toEqual([]);
  const hanging = await sql(
    `select 'reaction' as what from discussion.reaction join discussion.post using (thread_id, number) where moved_to_thread is not null
     union all select 'report' from discussion.report join discussion.post using (thread_id, number) where moved_to_thread is not null
     union all select 'revision' from discussion.post_revision join discussion.post using (thread_id, number) where moved_to_thread is not null
     union all select 'nowhere' from discussion.post as gone left join discussion.post as there
       on there.thread_id = gone.moved_to_thread and there.number = gone.moved_to_number
       where gone.moved_to_thread is not null and (there.number is null or there.moved_to_thread is not null)`,
  );
  expect(hanging).toEqual([]);
}

describe('moving posts', () => {
  test('puts them after those of the other conversation; where they stood their numbers lead on', async () => {
    const [from, to] = [await talk(['a', 'b', 'c', 'd']), await talk(['x', 'y'])];
    expect(await talking.move(facilitator, from, [4, 2], to)).toMatchObject({ threadId: to, number: 3 });
    const [there, here] = [await talking.read(jan, to), await talking.read(jan, from)];
    expect(words(there)).toEqual(['1 x', '2 y', '3 b', '4 d']);
    expect(words(here)).toEqual(['1 a', '2 > 3', '3 c', '4 > 4']);
    expect(there.posts[2]).toMatchObject({ writer: { name: 'Jan' }, move: { away: false, explanation: 'Hoort daar' } });
    expect(here.posts[1]).toMatchObject({
      ...{ html: null, text: null, reactions: [] },
      move: { away: true, to: { threadId: to, number: 3, title: 'Over x' } },
    });
    await sound();
  });

  test('takes reactions, reports, what was hidden and why, earlier texts and their own quotations along', async () => {
    const [from, to] = [await talk(['a', 'b']), await talk(['x'])];
    await talking.reply(els, from, { text: 'op b', quote: 2 });
    await talking.reply(els, from, { text: 'op a', quote: 1 });
    await talking.reply(els, from, { text: 'blijft, op b', quote: 2 });
    await talking.edit(jan, from, 2, 'b, beter', 1);
    await talking.react(els, from, 2, 'THANK');
    await talking.report(els, from, 2, 'Kijk eens');
    await talking.moderate(facilitator, from, 4, true, 'Even weg');
    await talking.move(facilitator, from, [2, 3, 4], to);
    const there = await talking.read(els, to);
    expect(there.posts[1]).toMatchObject({
      ...{ number: 2, revision: 2, myReport: { decision: null }, editedAt: expect.any(String) },
      reactions: [{ kind: 'THANK', count: 1, mine: true }],
    });
    expect(there.posts[2]?.quotation).toMatchObject({ number: 2, excerpt: 'b', threadId: null });
    expect(there.posts[3]).toMatchObject({ hidden: true, restriction: { explanation: 'Even weg' } });
    expect(there.posts[3]?.quotation).toMatchObject({ number: 1, excerpt: 'a', threadId: from });
    // who stays and quotes what went, quotes it there
    expect((await talking.read(els, from)).posts[4]?.quotation).toMatchObject({
      number: 2,
      threadId: to,
      excerpt: 'b',
    });
    expect((await talking.review(facilitator)).filter((one) => one.threadId === to)).toMatchObject([{ number: 2 }]);
    expect(await sql('select revision, text from discussion.post_revision where thread_id = $1', [to])).toEqual([
      { revision: 1, text: 'b' },
    ]);
    await talking.delete(jan, to, 2);
    expect((await talking.read(els, from)).posts[4]?.quotation?.excerpt).toBeNull();
    await sound();
  });

  test('to a new conversation begins one of whoever wrote the first of them, followed and read as the old one was', async () => {
    const from = await talk(['a', 'b', 'c']);
    const reader = await colleague('Lezer');
    await talking.read(reader, from);
    await talking.follow(reader, from, 'MUTE');
    await talking.reply(jan, from, { text: 'd' });
    await talking.choose(els, from, 3);
    const start = { at: MODULE, title: 'Apart' };
    const { threadId, number } = await talking.move(facilitator, from, [2, 3, 4], start);
    expect(number).toBe(1);
    const there = await talking.read(reader, String(threadId));
    expect(there).toMatchObject({ at: 3, firstUnread: 3, thread: { title: 'Apart', stance: 'MUTE', bestNumber: 2 } });
    expect((await talking.read(jan, String(threadId))).thread.stance).toBe('FOLLOW');
    expect((await talking.read(els, from)).thread.bestNumber).toBeNull();
    await sound();
  });

  test('twice is once, and two who move at once, wherever to, leave each post in one place', async () => {
    const [from, one, two] = [await talk(['a', 'b', 'c']), await talk(['x']), await talk(['y'])];
    const both = await Promise.all([
      talking.move(facilitator, from, [2, 3], one),
      talking.move(administrator, from, [2, 3], one),
    ]);
    expect(both.map(({ threadId, number }) => [threadId, number])).toEqual([
      [one, 2],
      [one, 2],
    ]);
    const apart = await Promise.all([
      talking.move(facilitator, one, [2], two),
      talking.move(administrator, one, [2], from),
      talking.move(administrator, two, [1], one),
      talking.merge(administrator, two, one),
    ]);
    expect(apart[2]?.problems).toEqual([{ field: 'numbers', message: expect.stringContaining('eerste bericht') }]);
    const standing = await sql<{ text: string }>(
      `select text from discussion.post where thread_id = any($1) and moved_to_thread is null order by text`,
      [[from, one, two]],
    );
    expect(standing.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'x', 'y']);
    await sound();
  });

  test('while people reply, edit and react loses nothing and doubles nothing', async () => {
    const [from, to] = [await talk(['a', 'b', 'c', 'd']), await talk(['x'])];
    const acts = await Promise.all([
      talking.move(facilitator, from, [2, 3, 4], to),
      talking.edit(jan, from, 2, 'b2', 1),
      talking.edit(jan, from, 3, 'c2', 1),
      ...[2, 3, 4, 4, 4].map((number) => talking.react(els, from, number, 'THANK')),
      talking.reply(els, from, { text: 'op b', quote: 2 }),
      talking.reply(els, to, { text: 'daar' }),
      talking.delete(jan, from, 4),
    ]);
    const [moved, ...others] = acts.map((one) => one.__typename);
    expect(moved).toBe('PostsMoved');
    // a reaction to what was deleted before it came is refused, and nothing else
    expect(others.filter((type) => !['PostWritten', 'PostDeleted', 'NotFound'].includes(type))).toEqual([]);
    const there = await talking.read(els, to);
    expect(there.posts.map(({ html }) => html)).toEqual(expect.arrayContaining(['<p>b2</p>', '<p>c2</p>']));
    const thanked = there.posts.find(({ html }) => html === '<p>c2</p>');
    expect(thanked?.reactions).toEqual([{ kind: 'THANK', count: 1, mine: true }]);
    expect((await talking.read(els, from)).posts.at(-1)?.quotation).toMatchObject({
      threadId: to,
      excerpt: expect.stringMatching(/^b2?$/),
    });
    await sound();
  });

  test('that is killed in the middle moves nothing', async () => {
    const [from, to] = [await talk(['a', 'b']), await talk(['x'])];
    await sql(
      `create function discussion.cut() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$`,
    );
    await sql('create trigger cut before insert on insight.act for each row execute function discussion.cut()');
    expect((await talking.move(facilitator, from, [2], to)).__typename).toBe('FAULT');
    expect((await talking.merge(facilitator, from, to)).__typename).toBe('FAULT');
    await sql('drop trigger cut on insight.act');
    expect([words(await talking.read(els, from)), words(await talking.read(els, to))]).toEqual([
      ['1 a', '2 b'],
      ['1 x'],
    ]);
    await sound();
  });

  test('never shows them to others than before; to fewer only when who moves them knows', async () => {
    const [paid, free, other] = [await talk(['a', 'b']), await talk(['f', 'g'], FREE), await talk(['x'], MODULE)];
    const elsewhere = await talking.begun(facilitator, ELSEWHERE);
    for (const to of [free, elsewhere])
      expect((await talking.move(facilitator, paid, [2], to)).problems).toEqual([
        { field: 'to', message: expect.stringContaining('Daar kunnen ook mensen meelezen') },
      ]);
    expect((await talking.merge(facilitator, paid, free)).__typename).toBe('InvalidInput');
    expect((await talking.move(facilitator, paid, [2], { at: FREE, title: 'Nieuw' })).__typename).toBe('InvalidInput');
    expect((await talking.move(facilitator, free, [2], other)).problems).toEqual([
      { field: 'fewerReaders', message: expect.stringContaining('minder mensen') },
    ]);
    expect((await talking.move(facilitator, free, [2], other, { fewerReaders: true })).number).toBe(2);
    // who may not read it there learns that it went, and not where to or what it says
    const stranger = await signIn(academy);
    const gone = (await talking.read(stranger, free)).posts[1];
    expect(gone?.move).toMatchObject({ away: true, to: null });
    expect((await talking.react(stranger, free, 2, 'THANK')).__typename).toBe('NotFound');
    expect((await talking.reply(stranger, free, { quote: 2 })).__typename).toBe('PostWritten');
    const quotation = (await talking.read(stranger, free)).posts.at(-1)?.quotation;
    expect(quotation).toEqual({ number: 2, excerpt: null, threadId: null, writer: null });
    await sound();
  });

  test.each([
    ['no posts', [], 'numbers'],
    ['the first one', [1, 2], 'numbers'],
    ['what is not there', [2, 99], 'numbers'],
    ['no number', [-3, 0], 'numbers'],
    ['more than fit', Array.from({ length: 201 }, (_, at) => at + 2), 'numbers'],
  ])('%s is refused at its field', async (_, numbers, field) => {
    const [from, to] = [await talk(['a', 'b']), await talk(['x'])];
    expect((await talking.move(facilitator, from, numbers, to)).problems).toMatchObject([{ field }]);
  });

  test('to nowhere, to where it stands, without a reason or by somebody who does not keep order is refused', async () => {
    const from = await talk(['a', 'b']);
    for (const to of [randomUUID(), from, 'geen nummer', "'; drop table discussion.post; --"])
      expect((await talking.move(facilitator, from, [2], to)).problems).toMatchObject([{ field: 'to' }]);
    expect((await talking.move(facilitator, from, [2], from, { explanation: ' ' })).problems).toMatchObject([
      { field: 'reason' },
    ]);
    expect((await talking.move(facilitator, randomUUID(), [2], from)).__typename).toBe('NotFound');
    expect((await talking.move(els, from, [2], from)).__typename).toBe('NOT_ALLOWED');
    expect((await talking.merge(jan, from, from)).__typename).toBe('NOT_ALLOWED');
    expect((await talking.merge(facilitator, from, from)).problems).toMatchObject([{ field: 'to' }]);
  });

  test('goes into the record of acts with who, why and what', async () => {
    const [from, to] = [await talk(['a', 'b']), await talk(['x'])];
    await talking.move(facilitator, from, [2], to);
    await talking.merge(facilitator, from, to);
    const acts = await sql('select act, actor, reason, data from insight.act where subject_id = $1 order by id', [
      from,
    ]);
    expect(acts).toEqual([
      { act: 'move-posts', actor: facilitator.id, reason: 'Hoort daar', data: { to, numbers: [2], there: [2] } },
      { act: 'merge-threads', actor: facilitator.id, reason: 'Zelfde vraag', data: { to, numbers: [1], there: [3] } },
    ]);
  });
});

describe('a merged conversation', () => {
  test('leads on from every address, is in no list or count, and is written on where it went', async () => {
    const reader = await colleague('Volger');
    const [from, to] = [await talk(['a', 'b', 'c']), await talk(['x'])];
    await talking.read(reader, from);
    await talking.follow(reader, from, 'FOLLOW');
    await talking.read(reader, to);
    const key = randomUUID();
    await talking.reply(jan, from, { text: 'd', requestKey: key });
    await talking.move(facilitator, from, [3], { at: MODULE, title: 'Weg' });
    const before = (await talking.list(els)).threads.length;
    expect(await talking.merge(facilitator, from, to)).toMatchObject({ threadId: to, number: 2 });
    expect(await talking.merge(administrator, from, to)).toMatchObject({ threadId: to });
    expect(words(await talking.read(els, to))).toEqual(['1 x', '2 a', '3 b', '4 d']);
    expect(await talking.read(els, from)).toMatchObject({ __typename: 'ThreadMerged', threadId: to, number: null });
    expect(await talking.read(els, from, 2)).toMatchObject({ threadId: to, number: 3 });
    expect((await talking.list(els)).threads.length).toBe(before - 1);
    // the reader had seen both but for `d`
    expect((await talking.read(reader, to)).thread).toMatchObject({ unread: 1, stance: 'FOLLOW' });
    // the form of before the merge: known again, and written on where it goes on
    expect(await talking.reply(jan, from, { text: 'd', requestKey: key })).toMatchObject({ threadId: to, number: 4 });
    expect(await talking.reply(jan, from, { text: 'e', quote: 2 })).toMatchObject({ threadId: to, number: 5 });
    expect((await talking.read(els, to)).posts[4]?.quotation).toMatchObject({
      number: 3,
      excerpt: 'b',
      threadId: null,
    });
    expect(await talking.edit(jan, from, 2, 'b2', 1)).toMatchObject({ threadId: to, number: 3 });
    expect((await talking.react(els, from, 2, 'THANK')).__typename).toBe('PostWritten');
    expect((await talking.follow(els, from, null)).__typename).toBe('ThreadFollowed');
    await sound();
  });

  test('over and over leads to the last one, and not back', async () => {
    const [one, two, three] = [await talk(['a']), await talk(['b']), await talk(['c'])];
    await talking.merge(facilitator, one, two);
    expect((await talking.merge(facilitator, two, one)).problems).toMatchObject([{ field: 'to' }]);
    await talking.merge(facilitator, two, three);
    expect(await talking.read(els, one)).toMatchObject({ threadId: three });
    expect(await talking.read(els, one, 1)).toMatchObject({ threadId: three, number: 3 });
    expect(words(await talking.read(els, three))).toEqual(['1 c', '2 b', '3 a']);
    expect((await talking.move(facilitator, one, [1], three)).__typename).toBe('InvalidInput');
    await sound();
  });

  test('by two at once, each into the other, becomes one, and every reply of that moment stands in it', async () => {
    const [one, two] = [await talk(['a', 'b']), await talk(['c', 'd'])];
    const acts = await Promise.all([
      talking.merge(facilitator, one, two),
      talking.merge(administrator, two, one),
      ...['e', 'f', 'g'].map((text) => talking.reply(jan, one, { text })),
      ...['h', 'i'].map((text) => talking.reply(els, two, { text })),
    ]);
    expect(acts.slice(2).every((act) => act.__typename === 'PostWritten')).toBe(true);
    expect(acts.slice(0, 2).filter((act) => act.__typename === 'PostsMoved')).toHaveLength(1);
    const merged = acts[0]?.__typename === 'PostsMoved' ? two : one;
    const said = words(await talking.read(els, merged)).map((line) => line.split(' ')[1]);
    expect(said.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    await sound();
  });
});
