import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Role } from '../platform/graphql/caller.ts';
import { Seals } from '../platform/seals/seals.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { everythingIn } from '../testing/dump.ts';
import { everyQuery } from '../testing/every-query.ts';
import { grant, publishModule, withdraw } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { reflectionSeal } from './reflection-of.ts';

const SAVE = `mutation ($input: SaveReflectionInput!) { done: saveReflection(input: $input) { __typename
  ... on Refused { message } ... on InvalidInput { problems { field message } }
  ... on ReflectionSaved { revision savedAt } ... on ReflectionConflict { text revision savedAt version } } }`;
const LESSON = `query ($module: String!, $lesson: String!) { done: lesson(module: $module, lesson: $lesson) { __typename
  ... on Lesson { reflections { promptKey text revision savedAt versions { id text savedAt } } } } }`;

type Saved = {
  __typename: string;
  message?: string;
  problems?: { field: string }[];
  text?: string;
  revision: number;
  savedAt: string;
  version?: string;
};
type Kept = {
  promptKey: string;
  text: string | null;
  revision: number;
  savedAt: string;
  versions: { id: string; text: string | null }[];
};

let academy: TestAcademy;
let teacher: SignedInPerson;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await publishModule(academy, {
    key: 'vertrouwen',
    lessons: [
      { key: 'gratis', phase: 'why', free: true, blocks: ['tekst-1', 'prompt-1', 'prompt-2'] },
      { key: 'hoe', phase: 'how', blocks: ['prompt-3'] },
    ],
  });
});

afterAll(() => academy.close());

beforeEach(async () => {
  teacher = await signIn(academy);
  await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
});

async function ask<Done>(query: string, variables: Record<string, unknown>, cookie?: string): Promise<Done> {
  const { data, errors } = await academy.graphql<{ done: Done }>(query, variables, cookie);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

type How = { prompt?: string; lesson?: string; who?: SignedInPerson; saveId?: string; settles?: string[] };

const save = (text: string, baseRevision: number, how: How = {}) => {
  const { prompt = 'prompt-1', lesson = 'gratis', who = teacher, ...more } = how;
  return ask<Saved>(SAVE, { input: { module: 'vertrouwen', lesson, prompt, text, baseRevision, ...more } }, who.cookie);
};

async function kept(who = teacher, lesson = 'gratis'): Promise<Kept[]> {
  const variables = { module: 'vertrouwen', lesson };
  return (await ask<{ reflections?: Kept[] }>(LESSON, variables, who.cookie)).reflections ?? [];
}

async function earlier(): Promise<{ text: string; revision: number }[]> {
  const rows: { text: Buffer; revision: number; prompt: string }[] = await academy.database.dataSource.query(
    `select earlier.text, earlier.revision, prompt_key as prompt from learning.reflection_revision as earlier
     join learning.reflection on reflection.id = reflection_id where person_id = $1 order by earlier.id`,
    [teacher.id],
  );
  return rows.map(({ text, revision, prompt }) => ({ text: opened(text, prompt), revision }));
}

const opened = (sealed: Buffer, promptKey: string) =>
  academy.app.get(Seals).open(sealed, reflectionSeal({ personId: teacher.id, moduleKey: 'vertrouwen', promptKey }));

describe('writing to a prompt', () => {
  test('what was saved is there the next time, word for word', async () => {
    const text = '  <b>Ik</b> vroeg "hoe was het?"\n\n\'; drop table learning.reflection; -- 🌱 $1 \\u0000\n';
    expect(await save(text, 0)).toMatchObject({ __typename: 'ReflectionSaved', revision: 1 });
    expect(await kept()).toMatchObject([{ promptKey: 'prompt-1', text, revision: 1 }]);
  });

  test('each new text is a revision, and what it replaced is kept too', async () => {
    await save('Eerst dacht ik dit.', 0);
    expect(await save('Nu denk ik iets anders.', 1)).toMatchObject({ revision: 2 });
    expect(await kept()).toMatchObject([{ text: 'Nu denk ik iets anders.', revision: 2 }]);
    expect(await earlier()).toEqual([{ text: 'Eerst dacht ik dit.', revision: 1 }]);
  });

  test('a text that only goes on needs no earlier text', async () => {
    await save('Ik begin', 0);
    await save('Ik begin te begrijpen', 1);
    expect(await earlier()).toEqual([]);
  });

  test('wiping a text keeps what stood there', async () => {
    await save('Dit stond er.', 0);
    expect(await save('', 1)).toMatchObject({ __typename: 'ReflectionSaved', revision: 2 });
    expect(await kept()).toMatchObject([{ text: '', revision: 2 }]);
    expect(await earlier()).toEqual([{ text: 'Dit stond er.', revision: 1 }]);
  });

  test('the same text twice is the same as once, whatever it was written on', async () => {
    const first = await save('Een zin.', 0);
    expect(await save('Een zin.', 0)).toEqual(first);
    expect(await save('Een zin.', 1)).toEqual(first);
    expect(await kept()).toHaveLength(1);
  });

  test('prompts of a lesson are kept apart', async () => {
    await save('Over het eerste.', 0);
    expect(await save('Over het tweede.', 0, { prompt: 'prompt-2' })).toMatchObject({ revision: 1 });
    expect((await kept()).map((one) => one.text).sort()).toEqual(['Over het eerste.', 'Over het tweede.']);
  });
});

describe('two devices', () => {
  test('a text written on an older revision overwrites nothing, and hears what stands there', async () => {
    await save('Op de telefoon begonnen.', 0);
    const { savedAt } = await save('Op de telefoon verder.', 1);
    const refused = await save('Op de laptop, zonder dat te weten.', 1);
    expect(refused).toMatchObject({
      __typename: 'ReflectionConflict',
      message: expect.stringMatching(/\p{L}/u),
      text: 'Op de telefoon verder.',
      revision: 2,
      savedAt,
    });
    expect(await kept()).toMatchObject([{ text: 'Op de telefoon verder.', revision: 2 }]);
  });

  test('a text for which there was nothing yet does not overwrite the one that came first', async () => {
    await save('Van de telefoon.', 0);
    expect(await save('Van de laptop.', 0)).toMatchObject({ __typename: 'ReflectionConflict', revision: 1 });
  });

  test('a revision that never was overwrites nothing either', async () => {
    await save('Van de telefoon.', 0);
    expect(await save('Uit de toekomst.', 7)).toMatchObject({ __typename: 'ReflectionConflict', revision: 1 });
  });

  test('after a conflict one saves on what stands there, and what it replaced is kept', async () => {
    await save('Van de telefoon.', 0);
    const { revision } = await save('Van de laptop.', 0);
    expect(await save('Allebei samen.', revision)).toMatchObject({ __typename: 'ReflectionSaved', revision: 2 });
    expect(await earlier()).toEqual([{ text: 'Van de telefoon.', revision: 1 }]);
  });

  test('of ten first texts at once one is kept, and the others hear which', async () => {
    const texts = Array.from({ length: 10 }, (_, turn) => `Tekst ${turn}`);
    const answers = await Promise.all(texts.map((text) => save(text, 0)));
    const winner = answers.findIndex((answer) => answer.__typename === 'ReflectionSaved');
    const refused = answers.filter((answer) => answer.__typename === 'ReflectionConflict');
    expect(refused).toHaveLength(9);
    expect(refused.every((answer) => answer.text === texts[winner])).toBe(true);
    expect(await kept()).toMatchObject([{ text: texts[winner], revision: 1 }]);
  });

  test('of ten later texts at once one is kept', async () => {
    await save('Begin.', 0);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, turn) => save(`Vervolg ${turn}`, 1)));
    expect(answers.filter((answer) => answer.__typename === 'ReflectionSaved')).toHaveLength(1);
    expect(await kept()).toMatchObject([{ revision: 2 }]);
  });
});

describe('nothing is overwritten, and nothing is lost', () => {
  test('what was refused is kept beside what stands there, on every device, until its author chooses', async () => {
    await save('Van de telefoon.', 0);
    const { version } = await save('Van de laptop.', 0);
    expect(await kept()).toMatchObject([
      { text: 'Van de telefoon.', versions: [{ id: version, text: 'Van de laptop.' }] },
    ]);
    expect(await save('Allebei samen.', 1, { settles: [String(version)] })).toMatchObject({ revision: 2 });
    expect(await kept()).toMatchObject([{ text: 'Allebei samen.', versions: [] }]);
    expect((await earlier()).map(({ text }) => text)).toEqual(['Van de laptop.', 'Van de telefoon.']);
  });

  test('taking what stands there settles the other version too', async () => {
    await save('Van de telefoon.', 0);
    const { version } = await save('Van de laptop.', 0);
    expect(await save('Van de telefoon.', 1, { settles: [String(version)] })).toMatchObject({ revision: 1 });
    expect(await kept()).toMatchObject([{ text: 'Van de telefoon.', versions: [] }]);
    expect((await earlier()).map(({ text }) => text)).toEqual(['Van de laptop.']);
  });

  test('a choice that comes too late settles nothing, and is kept beside the rest', async () => {
    await save('Een.', 0);
    const { version } = await save('Twee.', 0);
    await save('Een, en verder.', 1);
    expect((await save('Een en twee.', 1, { settles: [String(version)] })).__typename).toBe('ReflectionConflict');
    const [now] = await kept();
    expect(now?.text).toBe('Een, en verder.');
    expect(now?.versions.map(({ text }) => text)).toEqual(['Twee.', 'Een en twee.']);
  });

  test('a save that is repeated is the same save, also when another device saved since', async () => {
    const saveId = randomUUID();
    expect(await save('Van de telefoon.', 0, { saveId })).toMatchObject({ revision: 1 });
    await save('Van de telefoon, verder op de laptop.', 1);
    expect(await save('Van de telefoon.', 0, { saveId })).toMatchObject({ __typename: 'ReflectionSaved', revision: 1 });
    expect(await kept()).toMatchObject([{ text: 'Van de telefoon, verder op de laptop.', revision: 2, versions: [] }]);
  });

  test('a refused save that is repeated is one version', async () => {
    await save('Van de telefoon.', 0);
    const saveId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => save('Van de laptop.', 0, { saveId })));
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
    expect((await kept())[0]?.versions).toHaveLength(1);
  });

  test('the same number with another text is another save', async () => {
    const saveId = randomUUID();
    await save('Eerst dit.', 0, { saveId });
    expect((await save('En dan dat.', 0, { saveId })).__typename).toBe('ReflectionConflict');
    expect((await kept())[0]?.versions).toMatchObject([{ text: 'En dan dat.' }]);
  });

  test('of ten texts at once each one is in a version that is shown', async () => {
    const texts = Array.from({ length: 10 }, (_, turn) => `Tekst ${turn}`);
    await Promise.all(texts.map((text) => save(text, 0)));
    const [now] = await kept();
    expect([now?.text, ...(now?.versions ?? []).map(({ text }) => text)].sort()).toEqual(texts);
  });

  test('another person settles nothing of theirs', async () => {
    await save('Van de telefoon.', 0);
    const { version } = await save('Van de laptop.', 0);
    const other = await signIn(academy);
    await save('Van iemand anders.', 0, { who: other, settles: [String(version)] });
    await save('Van iemand anders, verder.', 1, { who: other, settles: [String(version)] });
    expect((await kept())[0]?.versions).toHaveLength(1);
  });

  test('a text that does not open takes nothing else away, and what is written over it is kept too', async () => {
    await save('Dit raakt beschadigd.', 0);
    await save('Dit blijft heel.', 0, { prompt: 'prompt-2' });
    await academy.database.dataSource.query(
      `update learning.reflection set text = overlay(text placing '\\x0000' from 20)
       where person_id = $1 and prompt_key = 'prompt-1'`,
      [teacher.id],
    );
    expect((await kept()).map(({ text }) => text).sort()).toEqual(['Dit blijft heel.', null].sort());
    expect(await save('Opnieuw geschreven.', 1)).toMatchObject({ __typename: 'ReflectionSaved', revision: 2 });
    expect((await kept()).map(({ text }) => text).sort()).toEqual(['Dit blijft heel.', 'Opnieuw geschreven.']);
    const [{ count }] = await academy.database.dataSource.query(
      `select count(*)::int from learning.reflection_revision as earlier
       join learning.reflection on reflection.id = reflection_id where person_id = $1`,
      [teacher.id],
    );
    expect(count).toBe(1);
  });

  test('the text of another person in their row does not open', async () => {
    const other = await signIn(academy);
    await save('Dit is van mij.', 0);
    await save('Dit is van hen.', 0, { who: other });
    await academy.database.dataSource.query(
      `update learning.reflection set text = (select text from learning.reflection where person_id = $1)
       where person_id = $2`,
      [other.id, teacher.id],
    );
    expect(await kept()).toMatchObject([{ text: null }]);
  });
});

describe('what cannot be kept', () => {
  test('20,000 characters can be kept, one more cannot, and the earlier text stays', async () => {
    expect(await save('ë'.repeat(20_000), 0)).toMatchObject({ revision: 1 });
    expect(await save('🌱'.repeat(20_000), 1)).toMatchObject({ revision: 2 });
    expect(await save('🌱'.repeat(20_001), 2)).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'text' }],
    });
    expect(await kept()).toMatchObject([{ revision: 2 }]);
  });

  test.each([
    ['a character that no database keeps', 'een \0 nul', 'text'],
    ['half a character', 'een \ud83c helft', 'text'],
  ])('%s is refused at its field', async (_, text, field) => {
    expect(await save(text, 0)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field }] });
    expect(await kept()).toEqual([]);
  });

  test('a revision below zero is refused at its field', async () => {
    expect(await save('Een zin.', -1)).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'baseRevision' }],
    });
  });

  test('what is not a prompt of the lesson has no answer', async () => {
    for (const prompt of ['tekst-1', 'weg']) {
      expect((await save('Een zin.', 0, { prompt })).__typename).toBe('NotFound');
    }
  });

  test('without access one writes in a free lesson only', async () => {
    const visitor = await signIn(academy);
    expect((await save('Een zin.', 0, { who: visitor })).__typename).toBe('ReflectionSaved');
    const behind = { who: visitor, lesson: 'hoe', prompt: 'prompt-3' };
    expect((await save('Een zin.', 0, behind)).__typename).toBe('NotEntitled');
  });

  test('access that ended and came back finds the text where it was', async () => {
    const writer = await signIn(academy);
    const source = await grant(academy, writer.id, { kind: 'module', key: 'vertrouwen' });
    await save('Bewaar dit.', 0, { who: writer, lesson: 'hoe', prompt: 'prompt-3' });
    await withdraw(academy, source);
    expect(await kept(writer, 'hoe')).toEqual([]);
    await grant(academy, writer.id, { kind: 'module', key: 'vertrouwen' });
    expect(await kept(writer, 'hoe')).toMatchObject([{ text: 'Bewaar dit.' }]);
  });
});

describe('private means private', () => {
  const SECRET = 'Dit is van mij alleen.';
  const ROLES: Role[] = ['learner', 'facilitator', 'author', 'finance', 'administrator'];

  /** The queries of the whole API whose answer holds the secret, for whoever has this cookie. */
  async function telling(cookie: string | undefined): Promise<string[]> {
    const told: string[] = [];
    const place = {
      module: 'vertrouwen',
      lesson: 'gratis',
      slug: 'vertrouwen',
      share: teacher.id,
      words: SECRET,
    };
    const subject = { subjectKind: 'MODULE', subjectKey: 'vertrouwen', subjectId: teacher.id };
    const ofSteps = { from: 'les/vertrouwen/gratis/prompt-1', token: 'geen' };
    const others = { code: 'geen', personId: teacher.id, placeKind: 'LESSON', placeKey: 'vertrouwen/gratis' };
    const values = {
      ...place,
      ...subject,
      ...ofSteps,
      ...others,
      id: teacher.id,
      text: teacher.email,
      address: 'over-samen/1',
    };
    for (const { name, query } of everyQuery(academy, values)) {
      const { status, data } = await academy.graphql(query, {}, cookie);
      expect({ name, status }).toEqual({ name, status: 200 });
      if (JSON.stringify(data ?? {}).includes(SECRET)) told.push(name);
    }
    return told;
  }

  test('its author reads it in the lesson and in their notebook, and nowhere else', async () => {
    await save(SECRET, 0);
    expect((await telling(teacher.cookie)).sort()).toEqual(['lesson', 'notebook']);
  });

  test('nothing in the whole database holds it in readable form, wherever it was written to', async () => {
    await save(SECRET, 0);
    await save(`${SECRET} En dit schreef ik elders.`, 0);
    await save('Iets anders.', 1);
    const everything = await everythingIn(academy.database.dataSource);
    expect(everything).toContain(teacher.email);
    for (const readable of [
      SECRET,
      Buffer.from(SECRET).toString('base64').slice(0, 24),
      Buffer.from(SECRET).toString('hex'),
    ])
      expect(everything.includes(readable)).toBe(false);
  });

  test('no query tells it to a visitor', async () => {
    await save(SECRET, 0);
    expect(await telling(undefined)).toEqual([]);
  });

  test.each(ROLES)('no query tells it to somebody else, be they %s', async (role) => {
    await save(SECRET, 0);
    const other = await signIn(academy, { roles: [role] });
    await grant(academy, other.id, { kind: 'module', key: 'vertrouwen' });
    expect(await telling(other.cookie)).toEqual([]);
  });

  test('another person writing to the same prompt writes a text of their own', async () => {
    await save(SECRET, 0);
    const other = await signIn(academy);
    expect(await save('Van iemand anders.', 0, { who: other })).toMatchObject({ revision: 1 });
    const conflict = await save('Nog eens.', 5, { who: other });
    expect(conflict).toMatchObject({ __typename: 'ReflectionConflict', text: 'Van iemand anders.' });
    expect(await kept()).toMatchObject([{ text: SECRET }]);
  });
});

describe('a text that comes after the lesson was changed', () => {
  const NOTEBOOK = 'query { done: notebook { answers { promptKey text lessonTitle } } }';
  const notebook = async () =>
    (
      await ask<{ answers: { promptKey: string; text: string; lessonTitle: string | null }[] }>(
        NOTEBOOK,
        {},
        teacher.cookie,
      )
    ).answers;
  const input = (over: object) => ({
    input: {
      module: 'wisselend',
      lesson: 'een',
      prompt: 'prompt-weg',
      text: 'Op de trein geschreven.',
      baseRevision: 0,
      ...over,
    },
  });
  const send = (over: object = {}, who: SignedInPerson | undefined = teacher) =>
    ask<Saved>(SAVE, input(over), who?.cookie);
  const publish = (first: readonly string[], second: readonly string[]) =>
    publishModule(academy, {
      key: 'wisselend',
      lessons: [
        { key: 'een', phase: 'why', free: true, blocks: first },
        { key: 'twee', phase: 'how', blocks: second },
      ],
    });

  beforeAll(async () => {
    await publish(['tekst-1', 'prompt-weg', 'prompt-verhuisd'], ['tekst-2']);
    await publish(['tekst-1'], ['tekst-2', 'prompt-verhuisd']);
  });

  beforeEach(() => grant(academy, teacher.id, { kind: 'module', key: 'wisselend' }));

  test('to a prompt that is gone, it is kept once and stands in the notebook', async () => {
    const saveId = randomUUID();
    expect(await send({ saveId })).toMatchObject({ __typename: 'ReflectionSaved', revision: 1 });
    expect(await send({ saveId })).toMatchObject({ __typename: 'ReflectionSaved', revision: 1 });
    expect(await notebook()).toEqual([{ promptKey: 'prompt-weg', text: 'Op de trein geschreven.', lessonTitle: null }]);
  });

  test('to a prompt that went to another lesson, it goes along, for who may read that one', async () => {
    expect(await send({ prompt: 'prompt-verhuisd' })).toMatchObject({ __typename: 'ReflectionSaved' });
    expect(await notebook()).toMatchObject([{ promptKey: 'prompt-verhuisd', lessonTitle: expect.any(String) }]);
    const stranger = await signIn(academy);
    expect(await send({ prompt: 'prompt-verhuisd' }, stranger)).toMatchObject({ __typename: 'NotEntitled' });
  });

  test('from a device that knows keys alone, it finds its place', async () => {
    expect(await send({ lesson: '' })).toMatchObject({ __typename: 'ReflectionSaved' });
    expect(await send({ lesson: '', prompt: 'prompt-verhuisd' })).toMatchObject({ __typename: 'ReflectionSaved' });
    expect(await notebook()).toHaveLength(2);
  });

  test('written on two devices, both texts are kept', async () => {
    const [one, other] = await Promise.all([send({ text: 'Op de trein.' }), send({ text: 'Op de bus.' })]);
    expect([one.__typename, other.__typename].sort()).toEqual(['ReflectionConflict', 'ReflectionSaved']);
  });

  test('what nobody ever asked is refused, and so is who is nobody', async () => {
    expect(await send({ prompt: 'prompt-verzonnen' })).toMatchObject({ __typename: 'NotFound' });
    expect(await send({ lesson: '', module: 'geen' })).toMatchObject({ __typename: 'NotFound' });
    const { data, errors } = await academy.graphql<{ done: Saved }>(SAVE, input({}));
    expect(data?.done.__typename ?? errors?.length).toBeTruthy();
    expect(data?.done.__typename).not.toBe('ReflectionSaved');
  });
});
