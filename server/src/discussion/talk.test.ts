import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { Talking } from '../testing/talking.ts';

const LESSON = { kind: 'LESSON', key: 'samen/betaald' } as const;
const MODULE = { kind: 'MODULE', key: 'samen' } as const;

let academy: TestAcademy;
let talking: Talking;
let els: SignedInPerson;
let jan: SignedInPerson;
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
  [els, jan] = [await colleague('Els'), await colleague('Jan')];
}, 120_000);
afterAll(() => academy.close());
// how much one person may write in a minute is one test of its own
beforeEach(() => sql('delete from platform.rate'));

/** Somebody who may open the module. */
async function colleague(name: string): Promise<SignedInPerson> {
  const person = await signIn(academy, { name });
  await grant(academy, person.id, { kind: 'module', key: 'samen' });
  return person;
}

const sql = <Row>(text: string, values: unknown[] = []) =>
  academy.database.dataSource.query(text, values) as Promise<Row[]>;

/** Posts of somebody without the limit of a minute, straight through the tables of the test. */
async function fill(threadId: string, author: string, upTo: number): Promise<void> {
  await sql(
    `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
     select $1, n, $2, 'f' || n, 'Bericht ' || n, now() from generate_series((select last_number + 1 from discussion.thread where id = $1), $3::int) n`,
    [threadId, author, upTo],
  );
  await sql('update discussion.thread set last_number = $2 where id = $1', [threadId, upTo]);
}

describe('a conversation', () => {
  test('begins with a first post, is answered, and is read in order with who wrote what', async () => {
    const id = await talking.begun(els, LESSON, { title: '  Hoe   dan? ', text: 'Dag *allemaal*' });
    expect(await talking.reply(jan, id, { text: 'Zo:\n\n- bellen', quote: 1 })).toMatchObject({ number: 2 });
    const { thread, posts } = await talking.read(els, id);
    expect(thread).toMatchObject({ title: 'Hoe dan?', lastNumber: 2, stance: 'FOLLOW' });
    expect(posts.map(({ number, html, writer }) => [number, html, writer.name, writer.self])).toEqual([
      [1, '<p>Dag <em>allemaal</em></p>', 'Els', true],
      [2, '<p>Zo:</p><ul><li>bellen</li></ul>', 'Jan', false],
    ]);
    expect(posts[1]?.quotation).toEqual({
      number: 1,
      excerpt: 'Dag allemaal',
      threadId: null,
      writer: { name: 'Els' },
    });
  });

  test('the same form sent twice, or fifty times at once, is one conversation and one post', async () => {
    const requestKey = randomUUID();
    const begun = await Promise.all(Array.from({ length: 5 }, () => talking.start(els, LESSON, { requestKey })));
    expect(new Set(begun.map((one) => one.threadId)).size).toBe(1);
    const id = String(begun[0]?.threadId);
    const key = randomUUID();
    const person = await colleague('Twee keer');
    const twice = await Promise.all(Array.from({ length: 10 }, () => talking.reply(person, id, { requestKey: key })));
    expect(new Set(twice.map((one) => one.number))).toEqual(new Set([2]));
    expect((await talking.read(els, id)).thread.lastNumber).toBe(2);
  });

  test('another text under the same key is another post: nothing written is taken for what was written before', async () => {
    const id = await talking.begun(els, LESSON);
    const requestKey = randomUUID();
    expect(await talking.reply(jan, id, { requestKey, text: 'Eerst dit' })).toMatchObject({ number: 2 });
    expect(await talking.reply(jan, id, { requestKey, text: 'Toch dit' })).toMatchObject({ number: 3 });
  });

  test('fifty replies at once are numbered without a gap and without a double', async () => {
    const id = await talking.begun(els, LESSON);
    const people = await Promise.all(Array.from({ length: 5 }, (_, at) => colleague(`Collega ${at}`)));
    const replies = people.flatMap((person) => Array.from({ length: 10 }, () => talking.reply(person, id)));
    const numbers = (await Promise.all(replies)).map((one) => Number(one.number));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 2));
  }, 60_000);

  test('a post whose writing is cut off in the middle leaves no number behind', async () => {
    const id = await talking.begun(els, LESSON);
    await sql(
      `create function discussion.cut() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$`,
    );
    await sql('create trigger cut before insert on discussion.post for each row execute function discussion.cut()');
    expect((await talking.reply(jan, id)).__typename).toBe('FAULT');
    await sql('drop trigger cut on discussion.post');
    expect((await talking.read(els, id)).thread.lastNumber).toBe(1);
    expect(await talking.reply(jan, id)).toMatchObject({ number: 2 });
  });

  test('one person cannot fill it', async () => {
    const id = await talking.begun(els, LESSON);
    const hasty = await colleague('Haastig');
    const answers: string[] = [];
    for (let turn = 0; turn < 16; turn += 1) answers.push((await talking.reply(hasty, id)).__typename);
    expect(answers.slice(0, 15).every((type) => type === 'PostWritten')).toBe(true);
    expect(answers[15]).toBe('TooOften');
  });
});

describe('what is wrong with a post is said at its field', () => {
  test.each([
    [{ text: '  \n ' }, 'text', 'Schrijf eerst iets.'],
    [{ text: 'a'.repeat(10_003) }, 'text', '3 tekens te lang'],
    [{ text: 'half \ud83d' }, 'text', 'een teken dat we niet kunnen bewaren'],
    [{ title: ' ' }, 'title', 'Geef je gesprek een titel.'],
    [{ title: 'a'.repeat(161) }, 'title', '160 tekens'],
  ])('%j', async (more, field, sentence) => {
    const person = await colleague('Fout');
    const { __typename, problems } = await talking.start(person, LESSON, more);
    expect([__typename, problems]).toEqual(['InvalidInput', [{ field, message: expect.stringContaining(sentence) }]]);
  });
});

describe('editing', () => {
  test('is marked, keeps what it said for moderators, and twice is the same as once', async () => {
    const id = await talking.begun(els, LESSON, { text: 'Eerst' });
    expect(await talking.edit(els, id, 1, 'Daarna', 1)).toMatchObject({ number: 1 });
    expect(await talking.edit(els, id, 1, 'Daarna', 1)).toMatchObject({ number: 1 });
    const [post] = (await talking.read(jan, id)).posts;
    expect(post).toMatchObject({ html: '<p>Daarna</p>', revision: 2, text: null, editedAt: expect.any(String) });
    expect(await sql('select revision, text from discussion.post_revision where thread_id = $1', [id])).toEqual([
      { revision: 1, text: 'Eerst' },
    ]);
  });

  test('in two places at once keeps one and shows it to the other', async () => {
    const id = await talking.begun(els, LESSON, { text: 'Eerst' });
    const both = await Promise.all(['Hier', 'Daar'].map((text) => talking.edit(els, id, 1, text, 1)));
    expect(both.map((one) => one.__typename).toSorted()).toEqual(['PostConflict', 'PostWritten']);
    const kept = (await talking.read(els, id)).posts[0]?.text;
    expect(both.find((one) => one.__typename === 'PostConflict')?.text).toBe(kept);
  });

  test('on an older text than the one there overwrites nothing and shows both', async () => {
    const id = await talking.begun(els, LESSON, { text: 'Eerst' });
    await talking.edit(els, id, 1, 'Op mijn telefoon', 1);
    expect(await talking.edit(els, id, 1, 'Op mijn computer', 1)).toMatchObject({
      ...{ __typename: 'PostConflict', text: 'Op mijn telefoon', revision: 2 },
    });
    expect((await talking.read(els, id)).posts[0]?.html).toBe('<p>Op mijn telefoon</p>');
  });
});

describe('deleting', () => {
  test('takes the text and its quotations away, keeps the number, and cannot be answered', async () => {
    const id = await talking.begun(els, LESSON, { text: 'GEHEIM' });
    await talking.reply(jan, id, { quote: 1 });
    expect(await talking.delete(els, id, 1)).toMatchObject({ __typename: 'PostDeleted' });
    expect(await talking.delete(els, id, 1)).toMatchObject({ __typename: 'PostDeleted' });
    for (const reader of [els, jan, await signIn(academy, { roles: ['author'] })]) {
      const { posts } = await talking.read(reader, id);
      expect(posts[0]).toMatchObject({ number: 1, deleted: true, html: null, text: null });
      expect(posts[1]?.quotation).toEqual({ number: 1, excerpt: null, threadId: null, writer: null });
      expect(JSON.stringify(posts)).not.toContain('GEHEIM');
    }
    const answer = await talking.reply(jan, id, { quote: 1, text: 'Nog iets' });
    expect(answer.problems).toEqual([{ field: 'text', message: expect.stringContaining('Je tekst staat er nog') }]);
    expect((await talking.edit(els, id, 1, 'Toch', 2)).__typename).toBe('NotFound');
    expect((await talking.react(jan, id, 1, 'THANK')).__typename).toBe('NotFound');
  });
});

describe('reactions', () => {
  test('are one of each by a person, however often given, and are taken back', async () => {
    const id = await talking.begun(els, LESSON);
    await Promise.all([jan, jan, els].map((person) => talking.react(person, id, 1, 'RECOGNISE')));
    await talking.react(jan, id, 1, 'THANK');
    const reactions = async (person: SignedInPerson) =>
      (await talking.read(person, id)).posts[0]?.reactions.toSorted((one, other) => one.kind.localeCompare(other.kind));
    expect(await reactions(jan)).toEqual([
      { kind: 'RECOGNISE', count: 2, mine: true },
      { kind: 'THANK', count: 1, mine: true },
    ]);
    await talking.react(jan, id, 1, 'RECOGNISE', false);
    await talking.react(jan, id, 1, 'RECOGNISE', false);
    expect(await reactions(jan)).toEqual([
      { kind: 'RECOGNISE', count: 1, mine: false },
      { kind: 'THANK', count: 1, mine: true },
    ]);
  });
});

describe('the best answer', () => {
  test('is chosen by who asked or a facilitator, is one, can change, and goes when it is deleted', async () => {
    const id = await talking.begun(els, LESSON);
    await talking.reply(jan, id);
    await talking.reply(jan, id);
    expect((await talking.choose(jan, id, 2)).__typename).toBe('NotFound');
    expect((await talking.choose(els, id, 1)).__typename).toBe('NotFound');
    expect((await talking.choose(els, id, 2)).__typename).toBe('PostWritten');
    const facilitator = await signIn(academy, { roles: ['facilitator'] });
    await talking.choose(facilitator, id, 3);
    expect((await talking.read(jan, id)).posts.map((post) => post.best)).toEqual([false, false, true]);
    await talking.delete(jan, id, 3);
    expect((await talking.read(jan, id)).thread.bestNumber).toBeNull();
  });

  test('a talk that is no question has none', async () => {
    const id = await talking.begun(els, LESSON, { kind: 'TALK' });
    await talking.reply(jan, id);
    expect((await talking.choose(els, id, 2)).__typename).toBe('NotFound');
    expect((await talking.read(els, id)).choosesBest).toBe(false);
  });
});

describe('reading', () => {
  test('begins at the top, goes on at the first unread post, and never goes back', async () => {
    const id = await talking.begun(els, LESSON);
    await fill(id, els.id, 60);
    const first = await talking.read(jan, id);
    expect([first.at, first.posts.at(0)?.number, first.posts.at(-1)?.number, first.firstUnread]).toEqual([
      1,
      1,
      25,
      null,
    ]);
    const next = await talking.read(jan, id);
    expect([next.at, next.posts.at(0)?.number, next.firstUnread, next.thread.unread]).toEqual([26, 26, 26, 35]);
    await talking.read(jan, id, 3);
    expect((await talking.read(jan, id)).at).toBe(51);
    const last = await talking.read(jan, id);
    expect([last.at, last.firstUnread, last.thread.unread]).toEqual([60, null, 0]);
  });

  test('a number beyond the ends leads to the end that is nearest', async () => {
    const id = await talking.begun(els, LESSON);
    await fill(id, els.id, 30);
    expect((await talking.read(jan, id, 2_000_000_000)).at).toBe(30);
    expect((await talking.read(jan, id, -5)).at).toBe(1);
  });

  test('one’s own post does not make unread ones read', async () => {
    const id = await talking.begun(els, LESSON);
    await talking.read(jan, id);
    await talking.reply(els, id);
    await talking.reply(jan, id);
    expect((await talking.read(jan, id)).firstUnread).toBe(2);
  });

  test('what one writes in is in one’s own list, the unread first, until one says otherwise', async () => {
    const reader = await colleague('Lezer');
    const [older, newer] = [await talking.begun(reader, LESSON), await talking.begun(reader, LESSON)];
    await talking.begun(els, LESSON);
    await talking.reply(els, older);
    await talking.reply(reader, newer);
    const mine = async () =>
      (await talking.list(reader, { followed: true })).threads.map(({ id, unread }) => [id, unread]);
    expect(await mine()).toEqual([
      [older, 1],
      [newer, 0],
    ]);
    await talking.follow(reader, older, 'MUTE');
    await talking.reply(reader, older);
    expect(await mine()).toEqual([[newer, 0]]);
  });

  test('a list goes on after its end, each thread once', async () => {
    const place = { kind: 'LESSON', key: 'samen/gratis' } as const;
    const reader = await signIn(academy);
    await sql(
      `insert into discussion.thread (anchor, anchor_title, module_keys, kind, title, author_id, request_key, started_at, last_number, last_posted_at)
       select 'lesson:samen/gratis', 'Les', '{samen}', 'talk', 'Gesprek ' || n, $1, 'l' || n, now(), 1, now() + (n / 3) * interval '1 minute' from generate_series(1, 70) n`,
      [els.id],
    );
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { threads, next } = await talking.list(reader, { at: place, ...(after ? { after } : {}) });
      seen.push(...threads.map((thread) => thread.title));
      if (!next) break;
      after = next;
    }
    expect(new Set(seen).size).toBe(70);
    expect(seen).toHaveLength(70);
    expect((await talking.list(reader, { at: place, after: 'verzonnen' })).__typename).toBe('NotFound');
    expect((await talking.list(els, { at: MODULE })).threads.length).toBe(30);
  });
});
