import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, publishProgramme, withdraw } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';

let academy: TestAcademy;
let teacher: SignedInPerson;

const LESSON = `query ($module: String!, $lesson: String!) { lesson(module: $module, lesson: $lesson) {
  __typename
  ... on Refused { message }
  ... on NotEntitled { moduleSlug moduleTitle signedIn }
  ... on Lesson { key slug title phase lead minutes minutesLeft free position lessonCount enrolled entitled module { key slug title }
    segments outline { key slug title phase minutes free done } rings { why how what } phases { phase lessonsDone lessonCount }
    seen resumeAt checks { check right attempts options { key chosen correct explanationHtml } }
    reflections { promptKey text revision savedAt } previous { slug } next { slug free } }
} }`;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await publishModule(academy, {
    key: 'vertrouwen',
    lessons: [
      { key: 'gratis', phase: 'why', free: true, blocks: ['tekst-1', 'check-1', 'prompt-1'] },
      { key: 'hoe-begin-je', phase: 'how', blocks: ['tekst-2', 'tekst-3'] },
      { key: 'wat-doe-je', phase: 'what', blocks: ['tekst-4'] },
    ],
  });
  await publishModule(academy, { key: 'praktisch', lessons: [{ key: 'alleen', phase: 'what', blocks: ['tekst-9'] }] });
  await publishProgramme(academy, { key: 'samen', modules: ['vertrouwen'] });
});

afterAll(() => academy.close());

beforeEach(async () => {
  teacher = await signIn(academy);
});

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the tests need them
async function read(lesson: string, cookie?: string, module = 'vertrouwen'): Promise<any> {
  const { data, errors } = await academy.graphql<{ lesson: unknown }>(LESSON, { module, lesson }, cookie);
  expect(errors).toBeUndefined();
  return data?.lesson;
}

describe('who may read a lesson', () => {
  test('a visitor reads a free lesson', async () => {
    const lesson = await read('gratis');
    expect(lesson).toMatchObject({
      __typename: 'Lesson',
      key: 'gratis',
      position: 1,
      lessonCount: 3,
      enrolled: false,
      entitled: false,
    });
    expect(lesson.outline.map((one: { slug: string }) => one.slug)).toEqual(['gratis', 'hoe-begin-je', 'wat-doe-je']);
    expect(lesson.next).toEqual({ slug: 'hoe-begin-je', free: false });
    expect(lesson.previous).toBeNull();
  });

  test('a visitor gets no other lesson, and hears which module it belongs to', async () => {
    const refused = await read('hoe-begin-je');
    expect(refused).toMatchObject({ __typename: 'NotEntitled', moduleSlug: 'vertrouwen', signedIn: false });
    expect(refused.message).toContain(refused.moduleTitle);
    expect(JSON.stringify(refused)).not.toContain('tekst-2');
  });

  test('somebody without access reads the free lesson only', async () => {
    expect((await read('gratis', teacher.cookie)).__typename).toBe('Lesson');
    expect(await read('hoe-begin-je', teacher.cookie)).toMatchObject({ __typename: 'NotEntitled', signedIn: true });
  });

  test('access to the module opens every lesson of it, and of no other', async () => {
    await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
    expect(await read('hoe-begin-je', teacher.cookie)).toMatchObject({ __typename: 'Lesson', entitled: true });
    expect((await read('alleen', teacher.cookie, 'praktisch')).__typename).toBe('NotEntitled');
  });

  test('access to a programme opens the lessons of its modules', async () => {
    await grant(academy, teacher.id, { kind: 'programme', key: 'samen' });
    expect((await read('wat-doe-je', teacher.cookie)).__typename).toBe('Lesson');
    expect((await read('alleen', teacher.cookie, 'praktisch')).__typename).toBe('NotEntitled');
  });

  test('access that ended is no access', async () => {
    const source = await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
    expect((await read('hoe-begin-je', teacher.cookie)).__typename).toBe('Lesson');
    await withdraw(academy, source);
    expect((await read('hoe-begin-je', teacher.cookie)).__typename).toBe('NotEntitled');
  });

  test('an unknown lesson or module is not found', async () => {
    for (const [lesson, module] of [
      ['bestaat-niet', 'vertrouwen'],
      ['gratis', 'bestaat-niet'],
      ['alleen', 'vertrouwen'],
      ["' or 1=1 --", '../../etc'],
    ] as const) {
      expect((await read(lesson, teacher.cookie, module)).__typename).toBe('NotFound');
    }
  });

  test('no lesson tells which answers are right before they are given', async () => {
    const lesson = await read('gratis');
    expect(lesson.segments.some((segment: { type: string }) => segment.type === 'check')).toBe(true);
    expect(JSON.stringify(lesson)).not.toMatch(/correct|uitleg/i);
  });
});

describe('what it costs', () => {
  test('a visitor on a free lesson asks the database nothing', async () => {
    await read('gratis');
    expect(await statementsOf(academy, () => read('gratis'))).toEqual([]);
  });

  test('a reader on their way asks it one thing', async () => {
    await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
    await read('hoe-begin-je', teacher.cookie);
    expect(await statementsOf(academy, () => read('hoe-begin-je', teacher.cookie))).toHaveLength(1);
  });

  test('being refused costs one too', async () => {
    await read('hoe-begin-je', teacher.cookie);
    expect(await statementsOf(academy, () => read('hoe-begin-je', teacher.cookie))).toHaveLength(1);
  });
});

describe('beginning a module', () => {
  const enrolments = () =>
    academy.database.dataSource.query('select module_key, source from learning.enrolment where person_id = $1', [
      teacher.id,
    ]);

  test('opening a lesson one has access to puts one on the way, once', async () => {
    await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
    expect((await read('hoe-begin-je', teacher.cookie)).enrolled).toBe(true);
    await Promise.all([read('gratis', teacher.cookie), read('wat-doe-je', teacher.cookie)]);
    expect(await enrolments()).toEqual([{ module_key: 'vertrouwen', source: 'opened' }]);
  });

  test('looking into a free lesson does not', async () => {
    expect((await read('gratis', teacher.cookie)).enrolled).toBe(false);
    expect(await enrolments()).toEqual([]);
  });
});
