import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { everythingIn } from '../testing/dump.ts';
import { grant, publishModule, withdraw } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { Talking } from '../testing/talking.ts';

const LESSON = { kind: 'LESSON', key: 'samen/les' } as const;
const MODULE = { kind: 'MODULE', key: 'samen' } as const;
const FREE = { kind: 'LESSON', key: 'samen/gratis' } as const;
const QUESTION = 'Wat herken je hierin?';

let academy: TestAcademy;
let talking: Talking;
let jan: SignedInPerson;
let facilitator: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  await publishModule(academy, {
    key: 'samen',
    lessons: [
      { key: 'gratis', free: true, blocks: ['tekst-a'] },
      { key: 'les', blocks: ['tekst-b', 'prompt-een'] },
    ],
  });
  await publishModule(academy, { key: 'ander', lessons: [{ key: 'les', blocks: ['tekst-c'] }] });
  jan = (await colleague('Jan')).person;
  facilitator = await signIn(academy, { name: 'Begeleider', roles: ['learner', 'facilitator'] });
}, 120_000);
afterAll(() => academy.close());
beforeEach(() => academy.database.dataSource.query('delete from platform.rate'));

async function colleague(name: string) {
  const person = await signIn(academy, { name });
  const access = await grant(academy, person.id, { kind: 'module', key: 'samen' });
  return { person, access };
}

/** Writes to the prompt, the first time or on from a revision. */
async function write(person: SignedInPerson, text: string, baseRevision = 0): Promise<void> {
  const query = `mutation ($input: SaveReflectionInput!) { done: saveReflection(input: $input) { __typename } }`;
  const input = { module: 'samen', lesson: 'les', prompt: 'prompt-een', text, baseRevision, saveId: randomUUID() };
  expect((await talking.ask(query, { input }, person)).__typename).toBe('ReflectionSaved');
}

type ToShare = {
  __typename: string;
  id: string;
  revision: number;
  text: string | null;
  question: string | null;
  places: { kind: string; key: string }[];
  threads: { id: string }[];
  inThreads: { id: string; threadId: string; number: number; revision: number }[];
};
function toShare(person: SignedInPerson | undefined, which: Record<string, string> = {}): Promise<ToShare> {
  const query = `query ($answer: ID, $module: String, $prompt: String) { done: answerToShare(answer: $answer, module: $module, prompt: $prompt) { __typename ... on AnswerToShare {
    id revision text question places { kind key } threads { id } inThreads { id threadId number revision } } } }`;
  return talking.ask(query, { module: 'samen', prompt: 'prompt-een', ...which }, person);
}

/** Somebody whose answer stands in a conversation of Jan. */
async function shared(text: string, name = 'Els') {
  const { person, access } = await colleague(name);
  await write(person, text);
  const { id: answer, revision } = await toShare(person);
  const threadId = await talking.begun(jan, LESSON);
  expect(await talking.share(person, { answer, revision, threadId })).toMatchObject({ threadId, number: 2 });
  return { person, access, answer, revision, threadId };
}
const postOf = async (person: SignedInPerson, id: string, number = 2) =>
  (await talking.read(person, id)).posts.find((post) => post.number === number)!;
const shareId = async (person: SignedInPerson) => (await toShare(person)).inThreads[0]?.id ?? '';

describe('an answer in a conversation', () => {
  test('is shown as it was shared, with its question, as data; what is written later stays private', async () => {
    const { person, threadId } = await shared('*Dit* herken ik <b>echt</b>');
    const post = await postOf(jan, threadId);
    expect(post).toMatchObject({ fromNotebook: true, html: null, text: null, writer: { name: 'Els' } });
    expect(post.answer).toEqual({ id: null, question: QUESTION, text: '*Dit* herken ik <b>echt</b>' });
    await write(person, 'Iets dat niemand hoeft te weten', 1);
    expect(JSON.stringify(await talking.read(jan, threadId))).not.toContain('niemand');
    expect((await toShare(person)).inThreads).toMatchObject([{ threadId, number: 2, revision: 1 }]);
    expect((await postOf(person, threadId)).answer?.id).toBe(await shareId(person));
  });

  test('is replaced by sharing it again, marked as edited, in its place', async () => {
    const { person, answer, threadId } = await shared('Eerst');
    await write(person, 'Daarna', 1);
    expect((await talking.share(person, { answer, revision: 1, threadId })).problems).toEqual([
      { field: 'thread', message: expect.stringContaining('intussen veranderd') },
    ]);
    expect(await talking.share(person, { answer, revision: 2, threadId })).toMatchObject({ threadId, number: 2 });
    expect(await postOf(jan, threadId)).toMatchObject({ editedAt: expect.any(String), answer: { text: 'Daarna' } });
    expect((await talking.read(jan, threadId)).thread.lastNumber).toBe(2);
  });

  test('twice, or five times at once, is one post; a new conversation with it too', async () => {
    const { person } = await colleague('Vaak');
    await write(person, 'Eén keer');
    const { id: answer, revision } = await toShare(person);
    const threadId = await talking.begun(jan, LESSON);
    const five = await Promise.all(
      Array.from({ length: 5 }, () => talking.share(person, { answer, revision, threadId })),
    );
    expect(new Set(five.map(({ number }) => number))).toEqual(new Set([2]));
    const requestKey = randomUUID();
    const start = { at: MODULE, title: 'Wat ik herken' };
    const begun = await Promise.all(
      Array.from({ length: 3 }, () => talking.share(person, { answer, revision, start, requestKey })),
    );
    expect(new Set(begun.map((one) => one.threadId)).size).toBe(1);
    const id = String(begun[0]?.threadId);
    expect(await talking.read(jan, id)).toMatchObject({ thread: { title: 'Wat ik herken', lastNumber: 1 } });
  });

  test('is taken back at once by its author alone, also in a closed conversation and after access ended', async () => {
    const { person, access, threadId } = await shared('Weg ermee');
    await talking.reply(jan, threadId, { text: 'Knap', quote: 2 });
    await talking.choose(jan, threadId, 2);
    const id = await shareId(person);
    await talking.settle(facilitator, threadId, true);
    await withdraw(academy, access);
    for (const other of [jan, facilitator])
      expect((await talking.takeAnswerBack(other, id)).__typename).toBe('NotFound');
    expect((await talking.takeAnswerBack(person, id)).__typename).toBe('AnswerTakenBack');
    expect((await talking.takeAnswerBack(person, id)).__typename).toBe('NotFound');
    const { posts, thread } = await talking.read(jan, threadId);
    expect(posts[1]).toMatchObject({ number: 2, deleted: true, fromNotebook: true, answer: null });
    expect(posts[2]?.quotation).toEqual({ number: 2, excerpt: null, threadId: null, writer: null });
    expect(thread.bestNumber).toBeNull();
  });

  test('is deleted, hidden, reported and moved as every post is, and is not edited here', async () => {
    const { person, threadId } = await shared('Een verhaal');
    expect((await talking.edit(person, threadId, 2, 'Anders', 1)).problems).toEqual([
      { field: 'text', message: expect.stringContaining('antwoord uit je schrift') },
    ]);
    await talking.report(jan, threadId, 2, 'Een naam');
    expect(await talking.review(facilitator)).toMatchObject([{ threadId, number: 2, excerpt: 'Een verhaal' }]);
    await talking.moderate(facilitator, threadId, 2, true, 'Er staat een naam in');
    expect(JSON.stringify(await talking.read(jan, threadId))).not.toContain('Een verhaal');
    expect(await postOf(person, threadId)).toMatchObject({ hidden: true, answer: { text: 'Een verhaal' } });
    await write(person, 'Zonder naam', 1);
    const { id: answer, revision } = await toShare(person);
    expect((await talking.share(person, { answer, revision, threadId })).problems).toMatchObject([{ field: 'thread' }]);
    await talking.moderate(facilitator, threadId, 2, false);
    const to = await talking.begun(jan, MODULE);
    await talking.move(facilitator, threadId, [2], to);
    expect((await postOf(jan, to)).answer).toMatchObject({ question: QUESTION, text: 'Een verhaal' });
    await talking.takeAnswerBack(person, await shareId(person));
    expect(await postOf(jan, to)).toMatchObject({ deleted: true, answer: null });
  });

  test('is quoted by name, in the words it has', async () => {
    const { threadId } = await shared('Een mooi   verhaal\n\nmet *nadruk*');
    await talking.reply(jan, threadId, { quote: 2 });
    expect((await postOf(jan, threadId, 3)).quotation).toMatchObject({ excerpt: 'Een mooi verhaal met nadruk' });
  });
});

test('no word of it stands readable in the database, while it is shared and after', async () => {
  const SECRET = 'ONLEESBAAR-VOOR-WIE-HET-NIET-MAG';
  const { person, threadId } = await shared(`${SECRET} en meer`);
  await talking.reply(jan, threadId, { quote: 2 });
  await talking.report(jan, threadId, 2);
  await talking.moderate(facilitator, threadId, 2, true);
  await talking.moderate(facilitator, threadId, 2, false);
  expect((await postOf(jan, threadId)).answer?.text).toContain(SECRET);
  expect(await everythingIn(academy.database.dataSource)).not.toContain(SECRET);
  await talking.takeAnswerBack(person, await shareId(person));
  expect(
    await academy.database.dataSource.query('select 1 from discussion.shared_answer where person_id = $1', [person.id]),
  ).toEqual([]);
  expect(await everythingIn(academy.database.dataSource)).not.toContain(SECRET);
});

test('an answer is shared by its author alone, where its question may be read, and not when there is none', async () => {
  const { person, answer, revision, threadId } = await shared('Van mij');
  expect((await talking.share(jan, { answer, revision, threadId })).__typename).toBe('NotFound');
  expect((await toShare(jan, { answer })).__typename).toBe('NotFound');
  expect((await toShare(jan)).__typename).toBe('NotFound');
  expect((await talking.share(undefined, { answer, revision, threadId })).__typename).toBe('NOT_SIGNED_IN');
  expect(await toShare(person)).toMatchObject({ places: [LESSON, MODULE], question: QUESTION });
  const free = await talking.begun(jan, FREE);
  expect((await talking.share(person, { answer, revision, threadId: free })).__typename).toBe('NotFound');
  const start = { at: FREE, title: 'Elders' };
  expect((await talking.share(person, { answer, revision, start })).__typename).toBe('NotFound');
  expect((await talking.share(person, { answer, revision })).problems).toMatchObject([{ field: 'thread' }]);
  await write(person, '  ', 1);
  expect((await talking.share(person, { answer, revision: 2, threadId })).problems).toEqual([
    { field: 'thread', message: expect.stringContaining('nog niets geschreven') },
  ]);
});

test('who is banned, who comes to a closed conversation and who comes too often is refused; the answer stays', async () => {
  const { person } = await colleague('Stil');
  await write(person, 'Iets');
  const { id: answer, revision } = await toShare(person);
  const threadId = await talking.begun(jan, LESSON);
  await talking.settle(facilitator, threadId, true);
  expect((await talking.share(person, { answer, revision, threadId })).__typename).toBe('InvalidInput');
  await talking.settle(facilitator, threadId, false);
  await talking.reply(person, threadId);
  await talking.ban(facilitator, threadId, 2, 7);
  expect((await talking.share(person, { answer, revision, threadId })).__typename).toBe('InvalidInput');
  await talking.ban(facilitator, threadId, 2, 0);
  expect((await talking.share(person, { answer, revision, threadId })).__typename).toBe('PostWritten');
});

test('the notebook and the lesson tell where answers stand, in one statement each', async () => {
  const { person, threadId } = await shared('Zichtbaar waar');
  const notebook = '{ done: notebook { inThreads { threadId number title } } }';
  expect(await talking.ask(notebook, {}, person)).toEqual({
    inThreads: [{ threadId, number: 2, title: 'Een vraag' }],
  });
  const lesson = '{ done: lesson(module: "samen", lesson: "les") { ... on Lesson { promptsInThreads } } }';
  expect(await talking.ask(lesson, {}, person)).toEqual({ promptsInThreads: ['prompt-een'] });
  expect(await talking.ask(lesson, {}, jan)).toEqual({ promptsInThreads: [] });
});

test('that is cut off in the middle is not shared', async () => {
  const sql = (text: string) => academy.database.dataSource.query(text);
  const { person } = await colleague('Afgebroken');
  await write(person, 'Iets');
  const { id: answer, revision } = await toShare(person);
  await sql(
    `create function discussion.cut() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$`,
  );
  await sql(
    'create trigger cut before insert on discussion.shared_answer for each row execute function discussion.cut()',
  );
  const threadId = await talking.begun(jan, LESSON);
  expect((await talking.share(person, { answer, revision, threadId })).__typename).toBe('FAULT');
  await sql('drop trigger cut on discussion.shared_answer');
  expect((await talking.read(jan, threadId)).thread.lastNumber).toBe(1);
  expect(await talking.share(person, { answer, revision, threadId })).toMatchObject({ number: 2 });
});
