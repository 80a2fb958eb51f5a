import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { type ModuleFinished, WhenModuleFinished } from './module-finished.ts';

const REFUSED = '__typename ... on Refused { message }';
const INVALID = '... on InvalidInput { problems { field message } }';
const ADVANCE = 'rings { why how what } phases { phase lessonsDone lessonCount } lessonDone moduleFinished';
const MARK = `mutation ($input: MarkSeenInput!) { done: markSeen(input: $input) {
  ${REFUSED} ${INVALID} ... on ProgressMade { ${ADVANCE} } } }`;
const FINISH = `mutation ($module: String!, $lesson: String!) { done: finishLesson(module: $module, lesson: $lesson) {
  ${REFUSED} ... on LessonFinished { ${ADVANCE} next { slug done } } } }`;
const ANSWER = `mutation ($input: AnswerCheckInput!) { done: answerCheck(input: $input) {
  ${REFUSED} ${INVALID} ... on CheckAnswered { right attempts options { key chosen correct explanationHtml } rings { why } lessonDone } } }`;
const LESSON = `query ($module: String!, $lesson: String!) { done: lesson(module: $module, lesson: $lesson) { __typename
  ... on Lesson { seen resumeAt minutesLeft enrolled checks { check right attempts options { key chosen correct explanationHtml } } } } }`;

let academy: TestAcademy;
let teacher: SignedInPerson;
const finished: ModuleFinished[] = [];

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  academy.app.get(WhenModuleFinished, { strict: false }).do(async (event) => {
    finished.push(event);
  });
  await publishModule(academy, {
    key: 'vertrouwen',
    lessons: [
      { key: 'gratis', phase: 'why', free: true, blocks: ['tekst-1', 'check-1', 'checks-1'] },
      { key: 'hoe', phase: 'how', blocks: ['tekst-2', 'prompt-2', 'tekst-3'] },
      { key: 'wat', phase: 'what', blocks: ['tekst-4'] },
    ],
  });
});

afterAll(() => academy.close());

beforeEach(async () => {
  teacher = await signIn(academy);
  await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
});

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the tests need them
async function ask(query: string, variables: Record<string, unknown>, cookie: string | undefined): Promise<any> {
  const { data, errors } = await academy.graphql<{ done: unknown }>(query, variables, cookie);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

const place = (lesson: string) => ({ module: 'vertrouwen', lesson });
const see = (lesson: string, blocks: string[], resumeAt?: string, who = teacher) =>
  ask(MARK, { input: { ...place(lesson), blocks, resumeAt } }, who.cookie);
const finish = (lesson: string, who = teacher) => ask(FINISH, place(lesson), who.cookie);
const answer = (check: string, options: string[], who = teacher) =>
  ask(ANSWER, { input: { ...place('gratis'), check, options } }, who.cookie);
const read = (lesson: string, who = teacher) => ask(LESSON, place(lesson), who.cookie);
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  academy.database.dataSource.query(text, values);

describe('reading on', () => {
  test('what was read stays read, and one goes on where one was', async () => {
    expect(await see('hoe', ['tekst-2', 'prompt-2'], 'prompt-2')).toMatchObject({
      rings: { why: 0, how: 0.6667, what: 0 },
      lessonDone: false,
    });
    expect(await read('hoe')).toMatchObject({ seen: ['tekst-2', 'prompt-2'], resumeAt: 'prompt-2', enrolled: true });
  });

  test('the same blocks again, or fewer, take nothing away', async () => {
    const first = await see('hoe', ['tekst-2', 'tekst-3']);
    expect(await see('hoe', ['tekst-2', 'tekst-2'])).toEqual(first);
    expect(await see('hoe', [])).toEqual(first);
    const rows = await sql<{ block_key: string }>(
      `select block_key from learning.block_progress join learning.enrolment on enrolment.id = enrolment_id
       where person_id = $1 order by block_key`,
      [teacher.id],
    );
    expect(rows.map((row) => row.block_key)).toEqual(['tekst-2', 'tekst-3']);
  });

  test('two devices at once lose nothing', async () => {
    await Promise.all(['tekst-2', 'prompt-2', 'tekst-3', 'tekst-2'].map((block) => see('hoe', [block])));
    expect((await read('hoe')).seen).toEqual(['tekst-2', 'prompt-2', 'tekst-3']);
    expect(await see('hoe', [])).toMatchObject({ lessonDone: true });
  });

  test('blocks that the lesson does not have are passed over', async () => {
    await see('hoe', ['tekst-1', 'weg', "'; drop schema learning; --"], 'weg');
    expect(await read('hoe')).toMatchObject({ seen: [], resumeAt: null });
  });

  test('a question that was only seen is not done', async () => {
    expect(await see('gratis', ['tekst-1', 'check-1', 'checks-1'])).toMatchObject({
      rings: { why: 0.3333 },
      lessonDone: false,
    });
  });

  test('more blocks than any lesson has are refused, at their field', async () => {
    const refused = await see('hoe', Array(501).fill('tekst-2'));
    expect(refused).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'blocks' }] });
    expect((await read('hoe')).seen).toEqual([]);
  });

  test('without access a free lesson keeps what was read, and no other does', async () => {
    const visitor = await signIn(academy);
    expect((await see('gratis', ['tekst-1'], undefined, visitor)).__typename).toBe('ProgressMade');
    expect((await see('hoe', ['tekst-2'], undefined, visitor)).__typename).toBe('NotEntitled');
    expect((await finish('hoe', visitor)).__typename).toBe('NotEntitled');
    expect((await read('gratis', visitor)).seen).toEqual(['tekst-1']);
  });

  test('nobody without a name keeps anything', async () => {
    const input = { ...place('gratis'), blocks: ['tekst-1'] };
    const { data, errors } = await academy.graphql(MARK, { input });
    expect(data?.done ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });

  test('one person sees nothing of another', async () => {
    const other = await signIn(academy);
    await grant(academy, other.id, { kind: 'module', key: 'vertrouwen' });
    await see('hoe', ['tekst-2', 'prompt-2', 'tekst-3']);
    expect((await read('hoe', other)).seen).toEqual([]);
  });
});

describe('going on at the end of a lesson', () => {
  test('all that was passed is read, and the next lesson is ready', async () => {
    expect(await finish('hoe')).toMatchObject({
      lessonDone: true,
      rings: { how: 1 },
      phases: [
        { phase: 'WHY', lessonsDone: 0, lessonCount: 1 },
        { phase: 'HOW', lessonsDone: 1, lessonCount: 1 },
        { phase: 'WHAT', lessonsDone: 0, lessonCount: 1 },
      ],
      next: { slug: 'wat', done: false },
    });
  });

  test('questions that were passed over stay open', async () => {
    expect(await finish('gratis')).toMatchObject({ lessonDone: false, rings: { why: 0.3333 } });
    await answer('check-1', ['a']);
    expect(await answer('checks-1', ['a', 'b'])).toMatchObject({ lessonDone: true });
  });

  test('after the last lesson there is no next one', async () => {
    expect((await finish('wat')).next).toBeNull();
  });

  test('a module is finished once, however often its last lesson is', async () => {
    await finish('gratis');
    await answer('check-1', ['b']);
    await answer('checks-1', ['c']);
    await finish('hoe');
    const before = finished.length;
    const ends = await Promise.all([finish('wat'), finish('wat'), see('wat', ['tekst-4'])]);
    expect(ends.every((end) => end.moduleFinished)).toBe(true);
    expect(finished.slice(before)).toEqual([
      { personId: teacher.id, moduleKey: 'vertrouwen', finishedAt: expect.any(Date) },
    ]);
    const [row] = await sql<{ finished_at: Date }>('select finished_at from learning.enrolment where person_id = $1', [
      teacher.id,
    ]);
    expect(row?.finished_at).toEqual(finished.at(-1)?.finishedAt);
  });
});

describe('answering a question', () => {
  test('a right answer is told right, with what to know about each answer', async () => {
    expect(await answer('check-1', ['a'])).toMatchObject({
      right: true,
      attempts: 1,
      options: [
        { key: 'a', chosen: true, correct: true, explanationHtml: expect.stringContaining('Uitleg bij a') },
        { key: 'b', chosen: false, correct: false, explanationHtml: expect.stringContaining('Uitleg bij b') },
      ],
    });
  });

  test('what is right, and why, is told only after answering', async () => {
    expect((await read('gratis')).checks).toEqual([]);
    await answer('check-1', ['b']);
    const { checks } = await read('gratis');
    expect(checks).toMatchObject([{ check: 'check-1', right: false, attempts: 1 }]);
    expect(JSON.stringify(checks)).toContain('Uitleg bij b');
  });

  test('one may try again; the latest answer holds and attempts are counted', async () => {
    expect(await answer('check-1', ['b'])).toMatchObject({ right: false, attempts: 1 });
    expect(await answer('check-1', ['a'])).toMatchObject({ right: true, attempts: 2 });
    expect(await answer('check-1', ['b'])).toMatchObject({ right: false, attempts: 3 });
    expect((await read('gratis')).checks).toMatchObject([{ right: false, attempts: 3 }]);
  });

  test('the same answer twice changes nothing, also at once', async () => {
    await Promise.all([answer('check-1', ['b']), answer('check-1', ['b']), answer('check-1', ['b'])]);
    const kept = () =>
      sql(
        'select * from learning.check_answer a join learning.enrolment e on e.id = a.enrolment_id where person_id = $1',
        [teacher.id],
      );
    const [before] = await kept();
    expect(before).toMatchObject({ attempts: 1, chosen: ['b'] });
    await answer('check-1', ['b']);
    const [{ last_read_at, ...after }] = (await kept()) as [Record<string, unknown>];
    expect(before).toMatchObject(after);
    expect(last_read_at).toBeInstanceOf(Date);
  });

  test('where several answers are right, all of them and only they are right, in any order', async () => {
    expect(await answer('checks-1', ['a'])).toMatchObject({ right: false, attempts: 1 });
    expect(await answer('checks-1', ['b', 'a', 'b'])).toMatchObject({ right: true, attempts: 2 });
    expect(await answer('checks-1', ['a', 'b'])).toMatchObject({ right: true, attempts: 2 });
    expect(await answer('checks-1', ['a', 'b', 'c'])).toMatchObject({ right: false, attempts: 3 });
  });

  test.each([
    ['no answer', 'check-1', []],
    ['an answer it does not have', 'check-1', ['z']],
    ['a right answer with one it does not have', 'check-1', ['a', "'--"]],
    ['two answers where one is right', 'check-1', ['a', 'b']],
  ])('%s is refused at the field, and nothing is kept', async (_, check, options) => {
    expect(await answer(check, options)).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'options', message: expect.stringMatching(/\p{L}/u) }],
    });
    expect(await read('gratis')).toMatchObject({ checks: [], enrolled: true, seen: [] });
  });

  test('a refused answer tells nothing about what is right', async () => {
    expect(JSON.stringify(await answer('check-1', ['a', 'b']))).not.toMatch(/Uitleg|correct/);
  });

  test('a question that the lesson does not have is not found', async () => {
    expect((await answer('check-9', ['a'])).__typename).toBe('NotFound');
    expect((await answer('tekst-1', ['a'])).__typename).toBe('NotFound');
  });
});
