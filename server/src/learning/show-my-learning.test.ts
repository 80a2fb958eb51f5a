import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, publishProgramme, withdraw } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';

const MINE = `{ myLearning {
  continueWith { moduleSlug lessonSlug position lessonCount minutesLeft }
  rings { why how what } phases { phase lessonsDone lessonCount }
  modules { module { key } rings { why how what } lessonsDone lessonCount state finishedAt entitled nextLesson }
  programmes { key rings { why how what } } freeLesson { moduleSlug lessonSlug } } }`;
const SEE = `mutation ($input: MarkSeenInput!) { markSeen(input: $input) { __typename } }`;
const FINISH = `mutation ($module: String!, $lesson: String!) { finishLesson(module: $module, lesson: $lesson) { __typename } }`;

let academy: TestAcademy;
let teacher: SignedInPerson;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await publishModule(academy, {
    key: 'een',
    lessons: [
      { key: 'een-a', phase: 'why', free: true, minutes: 8, blocks: ['tekst-1', 'tekst-2'] },
      { key: 'een-b', phase: 'how', minutes: 12, blocks: ['tekst-3', 'prompt-3'] },
    ],
  });
  await publishModule(academy, { key: 'twee', lessons: [{ key: 'twee-a', phase: 'what', blocks: ['tekst-9'] }] });
  await publishProgramme(academy, { key: 'samen', modules: ['een', 'twee'] });
});

afterAll(() => academy.close());

beforeEach(async () => {
  teacher = await signIn(academy);
});

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the tests need them
async function mine(who = teacher): Promise<any> {
  const { data, errors } = await academy.graphql<{ myLearning: unknown }>(MINE, {}, who.cookie);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.myLearning;
}
const see = (module: string, lesson: string, blocks: string[]) =>
  academy.graphql(SEE, { input: { module, lesson, blocks } }, teacher.cookie);
const finish = (module: string, lesson: string) => academy.graphql(FINISH, { module, lesson }, teacher.cookie);

describe('Mijn leren', () => {
  test('somebody without anything is shown a free lesson to begin with', async () => {
    expect(await mine()).toMatchObject({
      continueWith: null,
      modules: [],
      programmes: [],
      rings: { why: 0, how: 0, what: 0 },
      freeLesson: { moduleSlug: 'een', lessonSlug: 'een-a' },
    });
  });

  test('what one has access to stands there before it is begun', async () => {
    await grant(academy, teacher.id, { kind: 'programme', key: 'samen' });
    const learning = await mine();
    expect(learning).toMatchObject({
      continueWith: { moduleSlug: 'een', lessonSlug: 'een-a', position: 1, lessonCount: 2, minutesLeft: 8 },
      programmes: [{ key: 'samen', rings: { why: 0, how: 0, what: 0 } }],
      freeLesson: null,
    });
    expect(learning.modules).toMatchObject([
      { module: { key: 'een' }, state: 'NOT_BEGUN', entitled: true, nextLesson: 'een-a' },
      { module: { key: 'twee' }, state: 'NOT_BEGUN', entitled: true, nextLesson: 'twee-a' },
    ]);
  });

  test('one goes on with the module read last, at the lesson that is open, with the minutes that are left', async () => {
    await grant(academy, teacher.id, { kind: 'programme', key: 'samen' });
    await see('een', 'een-a', ['tekst-1']);
    expect((await mine()).continueWith).toMatchObject({ lessonSlug: 'een-a', minutesLeft: 4 });
    await finish('een', 'een-a');
    expect(await mine()).toMatchObject({
      continueWith: { moduleSlug: 'een', lessonSlug: 'een-b', position: 2, minutesLeft: 12 },
      rings: { why: 1, how: 0, what: 0 },
      phases: [
        { phase: 'WHY', lessonsDone: 1, lessonCount: 1 },
        { phase: 'HOW', lessonsDone: 0, lessonCount: 1 },
        { phase: 'WHAT', lessonsDone: 0, lessonCount: 1 },
      ],
    });
  });

  test('a finished module says when, and one goes on with the next', async () => {
    await grant(academy, teacher.id, { kind: 'programme', key: 'samen' });
    await finish('een', 'een-a');
    await finish('een', 'een-b');
    const learning = await mine();
    expect(learning.modules[0]).toMatchObject({ state: 'FINISHED', lessonsDone: 2, finishedAt: expect.any(String) });
    expect(learning.continueWith).toMatchObject({ moduleSlug: 'twee' });
    await finish('twee', 'twee-a');
    expect(await mine()).toMatchObject({
      continueWith: null,
      programmes: [{ rings: { why: 1, how: 1, what: 1 } }],
    });
  });

  test('a module begun with its free lesson stands there without access', async () => {
    await see('een', 'een-a', ['tekst-1']);
    const learning = await mine();
    expect(learning.modules).toMatchObject([{ module: { key: 'een' }, state: 'STARTED', entitled: false }]);
    expect(learning.continueWith).toMatchObject({ lessonSlug: 'een-a' });
    await finish('een', 'een-a');
    expect((await mine()).continueWith).toBeNull();
  });

  test('access that ended takes the module away, and keeps what was done for when it comes back', async () => {
    const source = await grant(academy, teacher.id, { kind: 'module', key: 'twee' });
    await finish('twee', 'twee-a');
    await withdraw(academy, source);
    expect((await mine()).modules).toEqual([]);
    await grant(academy, teacher.id, { kind: 'module', key: 'twee' });
    expect((await mine()).modules).toMatchObject([{ module: { key: 'twee' }, state: 'FINISHED' }]);
  });

  test('a visitor has none', async () => {
    const { data, errors } = await academy.graphql(MINE);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });
});

test('it costs the same number of statements for one module as for forty', async () => {
  await grant(academy, teacher.id, { kind: 'module', key: 'een' });
  await mine();
  const few = await statementsOf(academy, () => mine());

  for (let turn = 0; turn < 40; turn += 1) {
    const key = `veel-${turn}`;
    await publishModule(academy, { key, lessons: [{ key: `les-${turn}`, blocks: [`tekst-${turn}`] }] });
    await grant(academy, teacher.id, { kind: 'module', key });
    await finish(key, `les-${turn}`);
  }
  expect((await mine()).modules).toHaveLength(41);
  const many = await statementsOf(academy, () => mine());
  expect(many).toHaveLength(few.length);
  expect(many.length).toBeLessThanOrEqual(3);
});
