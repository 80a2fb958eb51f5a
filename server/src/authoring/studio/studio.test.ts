import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemCaller } from '../../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { grant } from '../../testing/learning.ts';
import { moduleManuscript } from '../../testing/manuscripts.ts';
import { type SignedInPerson, signIn } from '../../testing/people.ts';
import { LoadCurriculum, type ModuleManuscript, PublishProgramme } from '../index.ts';

const REFUSED = `__typename ... on Refused { message } ... on InvalidInput { problems { field message } }`;
const MAKE = `mutation ($title: String!, $requestKey: String!) { done: makeModule(title: $title, requestKey: $requestKey) {
  ${REFUSED} ... on DraftChanged { key revision } } }`;
const OUTLINE = `mutation ($input: ChangeOutlineInput!) { done: changeOutline(input: $input) {
  ${REFUSED} ... on DraftChanged { key lesson revision } ... on DraftConflict { revision } } }`;
const ABOUT = `mutation ($input: ChangeModuleInput!) { done: changeModule(input: $input) {
  ${REFUSED} ... on DraftChanged { revision } ... on DraftConflict { revision } } }`;
const UNDO = `mutation ($key: String!, $baseRevision: Int!, $requestKey: String!) {
  done: undoStep(key: $key, baseRevision: $baseRevision, requestKey: $requestKey) { ${REFUSED} ... on DraftChanged { revision } } }`;
const SAVE = `mutation ($input: SaveLessonInput!) { done: saveLesson(input: $input) { ${REFUSED}
  ... on LessonSaved { revision } ... on LessonConflict { revision document } ... on LessonUnreadable { sentences } } }`;
const RESTORE = `mutation ($module: String!, $lesson: String!, $revision: Int!, $baseRevision: Int!, $requestKey: String!) {
  done: restoreLesson(module: $module, lesson: $lesson, revision: $revision, baseRevision: $baseRevision, requestKey: $requestKey) {
  ${REFUSED} ... on LessonSaved { revision } } }`;
const VERSION = `mutation ($key: String!, $version: Int!, $baseRevision: Int!, $requestKey: String!) {
  done: restoreVersion(key: $key, version: $version, baseRevision: $baseRevision, requestKey: $requestKey) {
  ${REFUSED} ... on DraftChanged { revision } } }`;
const DRAFT = `query ($key: String!) { done: moduleDraft(key: $key) { __typename ... on ModuleDraft { key revision title undo
  lessons { key slug title phase } versions { number holds note } writers { id } } } }`;
const LESSON = `query ($module: String!, $lesson: String!) { done: lessonDraft(module: $module, lesson: $lesson) {
  __typename ... on LessonInWriting { revision document markdown problems } } }`;
const HISTORY = `query ($module: String!, $lesson: String!, $compared: Int) { done: lessonHistory(module: $module, lesson: $lesson, compared: $compared) {
  __typename ... on LessonHistory { revision revisions { revision act by { id } } lines { kind words } } } }`;
const CHECK = `query ($key: String!) { done: draftCheck(key: $key) { __typename ... on DraftCheck { fingerprint first underWay
  problems { sentence lesson block where } changes { kind lesson words count people } } } }`;
const PREVIEW = `query ($module: String!, $lesson: String!) { done: lessonPreview(module: $module, lesson: $lesson) {
  __typename ... on LessonPreview { segments checks { check options { key correct } } problems { sentence block } } } }`;
const PUBLISH = `mutation ($key: String!, $fingerprint: String!, $note: String!) {
  done: publishDraft(key: $key, fingerprint: $fingerprint, note: $note) { ${REFUSED} ... on DraftPublished { version }
  ... on DraftFaulty { problems { sentence } } } }`;
const LOOK = `mutation ($module: String!, $lesson: String!) { done: lookIn(module: $module, lesson: $lesson) {
  __typename ... on LessonLookedIn { revision others { id } } } }`;
const INVITE = `mutation ($programme: Boolean!, $key: String!, $email: String!) {
  done: inviteWriter(programme: $programme, key: $key, email: $email) { ${REFUSED} ... on WritersChanged { writers { id } } } }`;
const DROP = `mutation ($programme: Boolean!, $key: String!, $personId: ID!) {
  done: dropWriter(programme: $programme, key: $key, personId: $personId) { ${REFUSED} ... on WritersChanged { writers { id } } } }`;
const STUDIO = '{ done: studio { everywhere modules { key mine published here { id } } programmes { key modules } } }';

let academy: TestAcademy;
let author: SignedInPerson;
let other: SignedInPerson;
let boss: SignedInPerson;
let load: LoadCurriculum;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  load = academy.app.get(LoadCurriculum, { strict: false });
  [author, other, boss] = [
    await signIn(academy, { roles: ['learner', 'author'] }),
    await signIn(academy, { roles: ['learner', 'author'] }),
    await signIn(academy, { roles: ['learner', 'administrator'] }),
  ];
});

afterAll(() => academy?.close());

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the tests need them
type Answer = any;
async function ask(query: string, variables: Record<string, unknown> = {}, who = author): Promise<Answer> {
  const { data, errors } = await academy.graphql<{ done: unknown }>(query, variables, who.cookie);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  academy.database.dataSource.query(text, values);
const requestKey = () => randomUUID();
const paragraph = (text: string, key: string) => ({
  type: 'paragraph',
  attrs: { key },
  content: [{ type: 'text', text }],
});
const json = (...content: unknown[]) => JSON.stringify({ type: 'doc', content });
const draftOf = (key: string, who = author) => ask(DRAFT, { key }, who);
const outline = (draft: Answer) => draft.lessons.map((one: Answer) => `${one.phase} ${one.key}`).join(', ');
const save = (
  module: string,
  lesson: string,
  baseRevision: number,
  document: string,
  who = author,
  saveId = randomUUID(),
) => ask(SAVE, { input: { module, lesson, baseRevision, saveId, document } }, who);
async function step(key: string, act: string, more: object = {}, who = author): Promise<Answer> {
  const { revision } = await draftOf(key, who);
  return ask(OUTLINE, { input: { key, act, baseRevision: revision, requestKey: requestKey(), ...more } }, who);
}
async function undo(key: string): Promise<Answer> {
  return ask(UNDO, { key, baseRevision: (await draftOf(key)).revision, requestKey: requestKey() });
}

let count = 0;
/** A module of the author with three lessons, one in each phase. */
async function ownModule(): Promise<string> {
  count += 1;
  const { key } = await ask(MAKE, { title: `Eigen module ${count}`, requestKey: requestKey() });
  for (const [title, phase] of [
    ['Eerst', 'why'],
    ['Dan', 'how'],
    ['Daarna', 'what'],
  ])
    await step(key, 'add', { title, phase });
  return key;
}

async function load1(...modules: ModuleManuscript[]) {
  return load.run({ programmes: [], modules, cases: [], drawings: new Map() });
}

async function publish(key: string, note = 'Er is iets nieuws.', who = author): Promise<Answer> {
  const { fingerprint } = await ask(CHECK, { key }, who);
  return ask(PUBLISH, { key, fingerprint, note }, who);
}

describe('a module of one’s own', () => {
  test('the same form twice makes one module; a title that is taken gives another key', async () => {
    const twice = { title: 'Samen beginnen', requestKey: requestKey() };
    const [first, again] = [await ask(MAKE, twice), await ask(MAKE, twice)];
    expect(first).toMatchObject({ key: 'samen-beginnen', revision: 1 });
    expect(again).toEqual(first);
    expect(await ask(MAKE, { title: 'Samen beginnen', requestKey: requestKey() })).toMatchObject({
      key: 'samen-beginnen-2',
    });
    expect(await ask(MAKE, { title: ' ', requestKey: requestKey() })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await ask(MAKE, { title: '…', requestKey: requestKey() })).toMatchObject({ __typename: 'InvalidInput' });
  });

  test('made many times at once it is one for each form', async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, () => ask(MAKE, { title: 'Tegelijk', requestKey: requestKey() })),
    );
    expect(new Set(made.map((one) => one.key)).size).toBe(6);
  });

  test('an outline step by step, each of which can be undone, back to the beginning', async () => {
    const key = await ownModule();
    expect(outline(await draftOf(key))).toBe('why eerst, how dan, what daarna');
    await step(key, 'up', { lesson: 'dan' });
    await step(key, 'phase', { lesson: 'daarna', phase: 'how' });
    await step(key, 'remove', { lesson: 'eerst' });
    expect(outline(await draftOf(key))).toBe('why dan, how daarna');
    expect((await draftOf(key)).undo).toBe('removed');
    await undo(key);
    expect(outline(await draftOf(key))).toBe('why eerst, why dan, how daarna');
    await undo(key);
    await undo(key);
    expect(outline(await draftOf(key))).toBe('why eerst, how dan, what daarna');
    for (const left of ['how dan', 'why eerst', '']) {
      await undo(key);
      if (left) expect(outline(await draftOf(key))).toContain(left);
    }
    expect(await draftOf(key)).toMatchObject({ lessons: [], undo: null });
    expect(await undo(key)).toMatchObject({ __typename: 'UndoNotPossible' });
    // a step after it begins anew: what is undone is that step
    await step(key, 'add', { title: 'Nieuw', phase: 'why' });
    expect((await draftOf(key)).undo).toBe('added');
  });

  test('the same step twice is one; on an older revision nothing is changed; two at once are one and a refusal', async () => {
    const key = await ownModule();
    const { revision } = await draftOf(key);
    const input = { key, act: 'up', lesson: 'dan', baseRevision: revision, requestKey: requestKey() };
    const [first, again] = [await ask(OUTLINE, { input }), await ask(OUTLINE, { input })];
    expect(again.revision).toBe(first.revision);
    const late = { ...input, act: 'remove', requestKey: requestKey() };
    expect(await ask(OUTLINE, { input: late })).toMatchObject({
      __typename: 'DraftConflict',
      revision: first.revision,
    });
    const atOnce = await Promise.all(
      ['eerst', 'dan'].map((lesson) =>
        ask(OUTLINE, { input: { ...late, lesson, baseRevision: first.revision, requestKey: requestKey() } }),
      ),
    );
    expect(atOnce.map((one) => one.__typename).sort()).toEqual(['DraftChanged', 'DraftConflict']);
    expect((await draftOf(key)).lessons).toHaveLength(2);
  });

  test('a key is never given again, not even that of a lesson that was taken out', async () => {
    const key = await ownModule();
    await step(key, 'remove', { lesson: 'eerst' });
    expect(await step(key, 'add', { title: 'Eerst', phase: 'why' })).toMatchObject({ lesson: 'eerst-2' });
  });

  test('a lesson becomes two: blocks keep their keys; undone it is one again, but not when it was written in since', async () => {
    const key = await ownModule();
    const heading = { type: 'heading', attrs: { key: 'kop', level: 2 }, content: [{ type: 'text', text: 'Kop' }] };
    await save(key, 'eerst', 1, json(paragraph('Een', 'a'), heading, paragraph('Twee', 'b')));
    const split = { lesson: 'eerst', block: 'kop', title: 'Het tweede' };
    expect(await step(key, 'split', split)).toMatchObject({ lesson: 'het-tweede' });
    expect(outline(await draftOf(key))).toBe('why eerst, why het-tweede, how dan, what daarna');
    const keysIn = async (lesson: string) =>
      JSON.parse((await ask(LESSON, { module: key, lesson })).document).content.map((one: Answer) => one.attrs.key);
    expect([await keysIn('eerst'), await keysIn('het-tweede')]).toEqual([['a'], ['kop', 'b']]);
    await undo(key);
    expect(await keysIn('eerst')).toEqual(['a', 'kop', 'b']);
    await step(key, 'split', split);
    const { revision } = await ask(LESSON, { module: key, lesson: 'eerst' });
    await save(key, 'eerst', revision, json(paragraph('Anders', 'a')));
    expect(await undo(key)).toMatchObject({ __typename: 'UndoNotPossible' });
    expect(await step(key, 'split', { ...split, block: 'weg' })).toMatchObject({ __typename: 'DraftConflict' });
  });

  test('what a module says about itself', async () => {
    const key = await ownModule();
    const { revision } = await draftOf(key);
    const about = {
      title: 'Anders',
      slug: 'anders',
      subtitle: '',
      promise: 'Dit.',
      forWhom: '',
      able: 'een\n\ntwee',
      cover: '',
      coverAlt: '',
    };
    const input = { key, baseRevision: revision, requestKey: requestKey(), ...about };
    expect(await ask(ABOUT, { input })).toMatchObject({ __typename: 'DraftChanged', revision: revision + 1 });
    expect(await ask(ABOUT, { input: { ...input, slug: 'Niet Goed', requestKey: requestKey() } })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'slug' }],
    });
    expect(await draftOf(key)).toMatchObject({ title: 'Anders' });
  });
});

describe('the text of a lesson', () => {
  let key: string;
  beforeEach(async () => {
    key = await ownModule();
  });

  test('every save is a revision; the same save twice is one; the same words are none', async () => {
    const id = randomUUID();
    const first = await save(key, 'eerst', 1, json(paragraph('Een', 'a')), author, id);
    expect(first).toMatchObject({ __typename: 'LessonSaved', revision: 2 });
    expect(await save(key, 'eerst', 1, json(paragraph('Een', 'a')), author, id)).toMatchObject({ revision: 2 });
    expect(await save(key, 'eerst', 2, json(paragraph('Een', 'a')))).toMatchObject({ revision: 2 });
    expect(await save(key, 'eerst', 2, json(paragraph('Twee', 'a')))).toMatchObject({ revision: 3 });
  });

  test('a save that comes again after another one was made of it says which it was, and overwrites nothing', async () => {
    await ask(INVITE, { programme: false, key, email: other.email });
    const id = randomUUID();
    await save(key, 'eerst', 1, json(paragraph('Een', 'a')), author, id);
    await save(key, 'eerst', 2, json(paragraph('Van een ander', 'a')), other);
    const again = await save(key, 'eerst', 1, json(paragraph('Een', 'a')), author, id);
    expect(again).toMatchObject({ __typename: 'LessonSaved', revision: 2 });
    // so what is written on it meets what the other one wrote
    expect(await save(key, 'eerst', again.revision, json(paragraph('Verder', 'a')))).toMatchObject({
      __typename: 'LessonConflict',
      revision: 3,
    });
  });

  test('two people on one revision: one is kept, the other sees both; nothing is overwritten', async () => {
    await ask(INVITE, { programme: false, key, email: other.email });
    const [one, two] = await Promise.all([
      save(key, 'eerst', 1, json(paragraph('Van de een', 'a'))),
      save(key, 'eerst', 1, json(paragraph('Van de ander', 'a')), other),
    ]);
    const refused = one.__typename === 'LessonConflict' ? one : two;
    expect([one.__typename, two.__typename].sort()).toEqual(['LessonConflict', 'LessonSaved']);
    const kept = JSON.parse((await ask(LESSON, { module: key, lesson: 'eerst' })).document);
    expect(JSON.parse(refused.document)).toEqual(kept);
    expect(await sql('select from authoring.draft where module_key = $1 and part = $2', [key, 'eerst'])).toHaveLength(
      2,
    );
  });

  test('what is not finished is kept, and said; what is no lesson is not', async () => {
    const unfinished = json(paragraph('Een', 'a'), { type: 'prompt', attrs: { key: 'vraag', question: '' } });
    expect(await save(key, 'eerst', 1, unfinished)).toMatchObject({ revision: 2 });
    const shown = await ask(LESSON, { module: key, lesson: 'eerst' });
    expect(shown).toMatchObject({ markdown: null });
    expect(shown.problems).toHaveLength(1);
    const refused = { __typename: 'LessonUnreadable' };
    expect(await save(key, 'eerst', 2, 'geen json')).toMatchObject(refused);
    expect(await save(key, 'eerst', 2, json({ type: 'script' }))).toMatchObject(refused);
    expect(await ask(LESSON, { module: key, lesson: 'eerst' })).toMatchObject({ revision: 2 });
    expect(await save(key, 'nergens', 0, json())).toMatchObject({ __typename: 'NotFound' });
    expect(await save(key, '', 0, json())).toMatchObject({ __typename: 'NotFound' });
  });

  test('as Markdown, for where no script runs, byte for byte', async () => {
    const markdown = '## Kop {#kop}\n\nTekst met **vet**. {#tekst}\n';
    const input = { module: key, lesson: 'eerst', baseRevision: 1, saveId: randomUUID(), markdown };
    expect(await ask(SAVE, { input })).toMatchObject({ revision: 2 });
    expect(await ask(LESSON, { module: key, lesson: 'eerst' })).toMatchObject({ markdown });
    const wrong = { ...input, baseRevision: 2, saveId: randomUUID(), markdown: ':::check{#v}\nWat?\n:::' };
    const refused = await ask(SAVE, { input: wrong });
    expect(refused).toMatchObject({ __typename: 'LessonUnreadable' });
    expect(refused.sentences.length).toBeGreaterThan(0);
  });

  test('one sitting is one entry of the history; differences can be read and earlier texts come back', async () => {
    await save(key, 'eerst', 1, json(paragraph('Een', 'a')));
    for (let at = 2; at < 8; at += 1) await save(key, 'eerst', at, json(paragraph(`Een ${at}`, 'a')));
    const history = await ask(HISTORY, { module: key, lesson: 'eerst' });
    expect(history.revisions.map((one: Answer) => one.revision)).toEqual([8, 2, 1]);
    expect(await ask(HISTORY, { module: key, lesson: 'eerst', compared: 2 })).toMatchObject({
      lines: [
        { kind: 'gone', words: 'Een' },
        { kind: 'new', words: 'Een 7' },
      ],
    });
    const back = { module: key, lesson: 'eerst', revision: 2, baseRevision: 8, requestKey: requestKey() };
    expect(await ask(RESTORE, back)).toMatchObject({ revision: 9 });
    expect(await ask(RESTORE, back)).toMatchObject({ revision: 9 });
    expect((await ask(LESSON, { module: key, lesson: 'eerst' })).markdown).toBe('Een {#a}\n');
    expect(await ask(RESTORE, { ...back, requestKey: requestKey() })).toMatchObject({ revision: 9 });
    expect(await ask(HISTORY, { module: key, lesson: 'eerst', compared: 99 })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  test('people in one lesson see each other', async () => {
    await ask(INVITE, { programme: false, key, email: other.email });
    await ask(LOOK, { module: key, lesson: 'eerst' });
    expect(await ask(LOOK, { module: key, lesson: 'eerst' }, other)).toMatchObject({ others: [{ id: author.id }] });
    const { modules } = await ask(STUDIO);
    expect(modules.find((one: Answer) => one.key === key).here).toHaveLength(2);
    expect(await ask(LOOK, { module: key, lesson: 'dan' })).toMatchObject({ others: [] });
  });
});

describe('who may write where', () => {
  test('an author writes where invited, and until it ends; an administrator everywhere; nobody else', async () => {
    const key = await ownModule();
    expect(await draftOf(key, other)).toEqual({ __typename: 'NotFound' });
    expect(await draftOf(key, boss)).toMatchObject({ key });
    const refused = { __typename: 'NotFound' };
    const input = { key, act: 'remove', lesson: 'eerst', baseRevision: 4, requestKey: requestKey() };
    expect(await ask(OUTLINE, { input }, other)).toMatchObject(refused);
    expect(await save(key, 'eerst', 1, json(), other)).toMatchObject(refused);
    expect(await ask(CHECK, { key }, other)).toMatchObject(refused);
    expect(await ask(PUBLISH, { key, fingerprint: '', note: 'Nu.' }, other)).toMatchObject(refused);
    expect(await ask(PREVIEW, { module: key, lesson: 'eerst' }, other)).toMatchObject(refused);
    expect(await ask(INVITE, { programme: false, key, email: other.email }, other)).toMatchObject(refused);
    expect(await ask(INVITE, { programme: false, key, email: 'niemand@school.test' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    const learner = await signIn(academy);
    expect(await ask(INVITE, { programme: false, key, email: learner.email })).toMatchObject({
      __typename: 'InvalidInput',
    });
    for (let twice = 0; twice < 2; twice += 1)
      expect(await ask(INVITE, { programme: false, key, email: other.email })).toMatchObject({
        writers: [{ id: author.id }, { id: other.id }],
      });
    expect(await draftOf(key, other)).toMatchObject({ key });
    await ask(DROP, { programme: false, key, personId: other.id });
    expect(await draftOf(key, other)).toEqual(refused);
  });

  test('an invitation to a programme is one to its modules, and to no others', async () => {
    const [inside, outside] = ['in-de-opleiding', 'erbuiten'].map((key) =>
      moduleManuscript({ key, lessons: [{ key: 'een' }] }),
    );
    await load1(inside!, outside!);
    await academy.app.get(PublishProgramme, { strict: false }).run(systemCaller, {
      ...{
        key: 'opleiding',
        slug: 'opleiding',
        title: 'Opleiding',
        promise: 'Dit.',
        priceCents: 0,
        vat: 'exempt-art-44',
      },
      modules: ['in-de-opleiding'],
    });
    const somebody = await signIn(academy, { roles: ['learner', 'author'] });
    const invite = { programme: true, key: 'opleiding', email: somebody.email };
    expect(await ask(INVITE, invite, somebody)).toMatchObject({ __typename: 'NotFound' });
    expect(await ask(INVITE, { ...invite, key: 'geen' }, boss)).toMatchObject({ __typename: 'NotFound' });
    await ask(INVITE, invite, boss);
    expect(await draftOf('in-de-opleiding', somebody)).toMatchObject({ key: 'in-de-opleiding' });
    expect(await draftOf('erbuiten', somebody)).toEqual({ __typename: 'NotFound' });
    const { modules, everywhere } = await ask(STUDIO, {}, somebody);
    expect(everywhere).toBe(false);
    expect(modules.flatMap((one: Answer) => (one.mine ? [one.key] : []))).toEqual(['in-de-opleiding']);
  });
});

describe('what the repository says', () => {
  test('is what one finds in the studio; once somebody wrote in it, a changed file is left alone and told', async () => {
    const key = 'uit-bestanden';
    const file = (title: string) => moduleManuscript({ key, title, lessons: [{ key: 'een' }] });
    expect(await load1(file('Eerst'))).toMatchObject({ modules: 1, left: [] });
    expect(await draftOf(key, boss)).toMatchObject({ title: 'Eerst', revision: 1, undo: null });
    expect(await load1(file('Daarna'))).toMatchObject({ modules: 1, left: [] });
    expect(await draftOf(key, boss)).toMatchObject({ title: 'Daarna', revision: 2 });
    await save(key, 'een', 1, json(paragraph('Van de auteur', 'tekst-een')), boss);
    expect(await load1(file('Te laat'))).toMatchObject({ modules: 0, left: [key] });
    expect(await load1(file('Te laat'))).toMatchObject({ modules: 0, left: [key] });
    expect(await draftOf(key, boss)).toMatchObject({ title: 'Daarna' });
    expect((await ask(LESSON, { module: key, lesson: 'een' }, boss)).markdown).toContain('Van de auteur');
    await publish(key, 'Nieuw.', boss);
    expect(await load1(file('Te laat'))).toMatchObject({ modules: 0, left: [key] });
    const [held] = await sql<{ text: string }>(
      `select version.content #>> '{lessons,0,text}' as text from catalogue.current held
       join catalogue.version on version.id = held.version_id where held.kind = 'module' and held.key = $1`,
      [key],
    );
    expect(held?.text).toBe('Van de auteur');
  });

  test('what was loaded before there was a studio is there too', async () => {
    const file = moduleManuscript({ key: 'van-vroeger', lessons: [{ key: 'een' }] });
    await load1(file);
    await sql("delete from authoring.draft where module_key = 'van-vroeger'");
    expect(await load1(file)).toMatchObject({ modules: 0 });
    expect(await draftOf('van-vroeger', boss)).toMatchObject({ key: 'van-vroeger' });
  });
});

describe('publishing', () => {
  async function filled(): Promise<string> {
    const key = await ownModule();
    const { revision } = await draftOf(key);
    const about = {
      title: `Vol ${key}`,
      slug: key,
      subtitle: 'Waarover.',
      promise: 'Dit.',
      forWhom: 'Jou.',
      able: 'iets',
      cover: '',
      coverAlt: '',
    };
    await ask(ABOUT, { input: { key, baseRevision: revision, requestKey: requestKey(), ...about } });
    for (const lesson of ['eerst', 'dan', 'daarna']) {
      const { slug, title, phase } = (await draftOf(key)).lessons.find((one: Answer) => one.key === lesson);
      await step(key, 'head', {
        lesson,
        title,
        slug,
        phase,
        lead: 'Waarover het gaat.',
        minutes: 5,
        free: lesson === 'eerst',
      });
      await save(key, lesson, 1, json(paragraph(`Tekst van ${lesson}`, `tekst-${lesson}`)));
    }
    return key;
  }

  test('with faults nothing is published, and each is told with its place', async () => {
    const key = await ownModule();
    await save(key, 'eerst', 1, json({ type: 'prompt', attrs: { key: 'vraag', question: '' } }));
    const { problems } = await ask(CHECK, { key });
    expect(problems).toContainEqual(expect.objectContaining({ lesson: 'eerst', block: 'vraag' }));
    expect(problems).toContainEqual(expect.objectContaining({ lesson: null, where: 'promise' }));
    expect(problems).toContainEqual(expect.objectContaining({ lesson: 'dan', block: null }));
    expect(await publish(key)).toMatchObject({ __typename: 'DraftFaulty' });
    expect(await sql('select from catalogue.version where key = $1', [key])).toEqual([]);
    expect(await sql('select from authoring.release where module_key = $1', [key])).toEqual([]);
  });

  test('freezes what was looked at, with a line; the same twice is one version; what was written since keeps it from happening', async () => {
    const key = await filled();
    const check = await ask(CHECK, { key });
    expect(check).toMatchObject({ problems: [], changes: [], first: true, underWay: 0 });
    expect(await ask(PUBLISH, { key, fingerprint: check.fingerprint, note: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    const { revision } = await ask(LESSON, { module: key, lesson: 'eerst' });
    await save(key, 'eerst', revision, json(paragraph('Intussen', 'tekst-eerst')));
    expect(await ask(PUBLISH, { key, fingerprint: check.fingerprint, note: 'Nu.' })).toMatchObject({
      __typename: 'DraftConflict',
    });
    expect(await sql('select from catalogue.version where key = $1', [key])).toEqual([]);
    const now = await ask(CHECK, { key });
    const both = await Promise.all(
      [1, 2].map(() => ask(PUBLISH, { key, fingerprint: now.fingerprint, note: 'Het is er.' })),
    );
    expect(both).toEqual([
      { __typename: 'DraftPublished', version: 1 },
      { __typename: 'DraftPublished', version: 1 },
    ]);
    expect((await draftOf(key)).versions).toEqual([{ number: 1, holds: true, note: 'Het is er.' }]);
    expect(await ask(CHECK, { key })).toMatchObject({ changes: [], first: false });
    const { data } = await academy.graphql<{ lesson: Answer }>(
      `{ lesson(module: "${key}", lesson: "eerst") { ... on Lesson { title segments } } }`,
    );
    expect(JSON.stringify(data?.lesson.segments)).toContain('Intussen');
  });

  test('a preview shows what is finished, tells the rest, and publishes nothing', async () => {
    const key = await filled();
    const { revision } = await ask(LESSON, { module: key, lesson: 'eerst' });
    await save(
      key,
      'eerst',
      revision,
      json(paragraph('Zichtbaar', 'a'), { type: 'prompt', attrs: { key: 'vraag', question: '' } }),
    );
    const preview = await ask(PREVIEW, { module: key, lesson: 'eerst' });
    expect(JSON.stringify(preview.segments)).toContain('Zichtbaar');
    expect(preview.problems).toMatchObject([{ block: 'vraag' }]);
    expect(await sql('select from catalogue.version where key = $1', [key])).toEqual([]);
  });

  const PROMPT = (question: string) => ({ type: 'prompt', attrs: { key: 'vraag', question } });
  const CHECK_BLOCK = (words: string, right: 'a' | 'b') => ({
    type: 'check',
    attrs: { key: 'controle' },
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: words }] },
      ...(['a', 'b'] as const).map((key) => ({
        type: 'checkOption',
        attrs: { key, correct: key === right },
        content: ['Antwoord', 'Uitleg'].map((text) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: `${text} ${key}` }],
        })),
      })),
    ],
  });

  /** A published module with a prompt and a check question, and somebody who answered both and is half-way. */
  async function halfWay() {
    const key = await filled();
    const { revision } = await ask(LESSON, { module: key, lesson: 'dan' });
    await save(
      key,
      'dan',
      revision,
      json(paragraph('Lees', 'lees'), PROMPT('Wat denk je?'), CHECK_BLOCK('Wat klopt?', 'a')),
    );
    await publish(key);
    const reader = await signIn(academy);
    await grant(academy, reader.id, { kind: 'module', key });
    const place = { module: key, lesson: 'dan' };
    await ask(
      'mutation ($input: SaveReflectionInput!) { done: saveReflection(input: $input) { __typename } }',
      { input: { ...place, prompt: 'vraag', text: 'Mijn antwoord', baseRevision: 0, saveId: randomUUID() } },
      reader,
    );
    await ask(
      'mutation ($input: AnswerCheckInput!) { done: answerCheck(input: $input) { __typename } }',
      { input: { ...place, check: 'controle', options: ['a'] } },
      reader,
    );
    await ask(
      'mutation ($input: MarkSeenInput!) { done: markSeen(input: $input) { __typename } }',
      { input: { ...place, blocks: ['lees'] } },
      reader,
    );
    const kept = async () => {
      const [row] = await sql<Answer>(
        `select (select count(*)::int from learning.block_progress seen where seen.enrolment_id = enrolment.id and block_key = 'lees') as seen,
           (select chosen from learning.check_answer answer where answer.enrolment_id = enrolment.id and check_key = 'controle') as chosen,
           (select count(*)::int from learning.reflection where person_id = $1 and module_key = $2 and prompt_key = 'vraag') as written
         from learning.enrolment where person_id = $1 and module_key = $2`,
        [reader.id, key],
      );
      return row;
    };
    const sees = (lesson: string) =>
      ask(
        `query ($module: String!, $lesson: String!) { done: lesson(module: $module, lesson: $lesson) {
          __typename ... on Lesson { title seen checks { check right } reflections { promptKey text } } } }`,
        { module: key, lesson },
        reader,
      );
    const whole = { seen: 1, chosen: ['a'], written: 1 };
    expect(await kept()).toEqual(whole);
    return { key, reader, kept, sees, whole };
  }
  const everything = {
    seen: expect.arrayContaining(['lees']),
    checks: [{ check: 'controle', right: true }],
    reflections: [{ text: 'Mijn antwoord' }],
  };
  const notebook = async (reader: SignedInPerson) =>
    JSON.stringify(await ask('{ done: notebook { answers { text } } }', {}, reader));

  test('a lesson that moves and gets another title and address: who is half-way keeps everything', async () => {
    const { key, kept, sees, whole } = await halfWay();
    await step(key, 'phase', { lesson: 'dan', phase: 'what' });
    await step(key, 'head', {
      lesson: 'dan',
      title: 'Heet anders',
      slug: 'heet-anders',
      phase: 'what',
      lead: 'Anders.',
      minutes: 6,
      free: false,
    });
    const { changes } = await ask(CHECK, { key });
    expect(changes.map((one: Answer) => one.kind)).toEqual(expect.arrayContaining(['lesson-renamed', 'lesson-moved']));
    await publish(key);
    expect(await kept()).toEqual(whole);
    expect(await sees('heet-anders')).toMatchObject({ title: 'Heet anders', ...everything });
  });

  test('a lesson that is split: what was done goes along to the lesson where it stands now', async () => {
    const { key, kept, sees, whole } = await halfWay();
    await step(key, 'split', { lesson: 'dan', block: 'vraag', title: 'Het tweede deel' });
    await step(key, 'head', {
      lesson: 'het-tweede-deel',
      title: 'Het tweede deel',
      slug: 'het-tweede-deel',
      phase: 'how',
      lead: 'Verder.',
      minutes: 3,
      free: false,
    });
    expect((await ask(CHECK, { key })).problems).toEqual([]);
    await publish(key);
    expect(await kept()).toEqual(whole);
    expect(await sees('dan')).toMatchObject({ seen: ['lees'], checks: [], reflections: [] });
    expect(await sees('het-tweede-deel')).toMatchObject({
      checks: [{ right: true }],
      reflections: [{ text: 'Mijn antwoord' }],
    });
  });

  test('a lesson that is deleted: answers stay with who gave them, and come back with the lesson', async () => {
    const { key, reader, kept, sees, whole } = await halfWay();
    await step(key, 'remove', { lesson: 'dan' });
    const { changes } = await ask(CHECK, { key });
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'prompt-gone', words: 'Wat denk je?', people: null }),
    );
    await publish(key);
    expect(await kept()).toEqual(whole);
    expect(await sees('dan')).toMatchObject({ __typename: 'NotFound' });
    expect(await notebook(reader)).toContain('Mijn antwoord');
    await undo(key);
    await publish(key);
    expect(await sees('dan')).toMatchObject(everything);
  });

  test('a question that is reworded keeps its answers; a check question that changes is judged as it is now', async () => {
    const { key, kept, sees, whole } = await halfWay();
    const { revision } = await ask(LESSON, { module: key, lesson: 'dan' });
    await save(
      key,
      'dan',
      revision,
      json(paragraph('Lees', 'lees'), PROMPT('Wat vind jij?'), CHECK_BLOCK('Wat klopt nu?', 'b')),
    );
    const { changes } = await ask(CHECK, { key });
    expect(changes.map((one: Answer) => one.kind).sort()).toEqual(['check-changed', 'prompt-reworded']);
    await publish(key);
    expect(await kept()).toEqual(whole);
    expect(await sees('dan')).toMatchObject({
      reflections: [{ text: 'Mijn antwoord' }],
      checks: [{ check: 'controle', right: false }],
    });
  });

  test('a version that is restored reaches learners when it is published, and everything is there', async () => {
    const { key, kept, sees, whole } = await halfWay();
    await step(key, 'remove', { lesson: 'dan' });
    await publish(key);
    const restore = { key, version: 1, baseRevision: (await draftOf(key)).revision, requestKey: requestKey() };
    const done = await ask(VERSION, restore);
    expect(done).toMatchObject({ __typename: 'DraftChanged' });
    expect(await ask(VERSION, restore)).toEqual(done);
    expect(
      await ask(VERSION, { ...restore, version: 9, baseRevision: done.revision, requestKey: requestKey() }),
    ).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await sees('dan')).toMatchObject({ __typename: 'NotFound' });
    await publish(key);
    expect((await draftOf(key)).versions).toMatchObject([
      { number: 2, holds: false },
      { number: 1, holds: true },
    ]);
    expect(await kept()).toEqual(whole);
    expect(await sees('dan')).toMatchObject(everything);
  });
});
