import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublishCases, PublishModule } from '../authoring/index.ts';
import { dayInBrussels, daysAfter, momentInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { reseal } from '../platform/seals/reseal.ts';
import { Seals } from '../platform/seals/seals.ts';
import { sealedTables } from '../sealed-tables.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant } from '../testing/learning.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';

const STEP = `... on Step { id situation action companion barrier due week state revision outcome happened next
  origin { kind title path } }`;
const REFUSED = `__typename ... on Refused { message } ... on InvalidInput { problems { field message } }
  ... on StepConflict { step { situation action due outcome revision } }`;
const MAKE = `mutation ($input: MakeStepInput!) { done: makeStep(input: $input) { ${REFUSED} ${STEP} } }`;
const CHANGE = `mutation ($input: ChangeStepInput!) { done: changeStep(input: $input) { ${REFUSED} ${STEP} } }`;
const BACK = `mutation ($input: LookBackInput!) { done: lookBack(input: $input) { ${REFUSED} ${STEP} } }`;
const DROP = `mutation ($id: ID!) { done: dropStep(id: $id) { __typename } }`;
const ONE = `query ($id: ID!) { done: step(id: $id) { __typename ${STEP} } }`;
const MINE = `query ($lookedBack: Boolean, $barrier: String) { done: mySteps(lookedBack: $lookedBack, barrier: $barrier) {
  today reminders calendar { path } figures { barrier made lookedBack done }
  steps { id situation due state origin { kind title path } } } }`;
const IDEA = `query ($from: String!) { done: stepIdea(from: $from) {
  __typename ... on StepIdea { situation action companion question next barrier origin { kind title path } } } }`;

const TODAY = dayInBrussels(new Date());
const SOON = daysAfter(TODAY, 7);

let academy: TestAcademy;
let teacher: SignedInPerson;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  const clock = academy.app.get(Clock, { strict: false });
  // noon, so that no test runs over midnight
  clock.advance(momentInBrussels(TODAY, 12).getTime() - clock.now().getTime());
  const idea = [
    ':::action{#stap barrier="practical" if="ik bel" then="lach ik eerst"}\n:::',
    ':::prompt[Wat herken je hierin?]{#vraag}\n:::',
    '::case{#geval ref="voorbeeld"}',
  ].join('\n\n');
  const study = { title: 'Een voorbeeld', barrier: 'trust', age: 'kleuters', channel: 'gesprek', statements: [] };
  await academy.app
    .get(PublishCases, { strict: false })
    .run(systemCaller, [
      { key: 'voorbeeld', slug: 'voorbeeld', ...study, situation: 'Stel.', approach: 'Zo.', questions: ['En jij?'] },
    ]);
  const lessons = [
    { key: 'gratis', free: true, body: ':::action{#vrij barrier="trust" if="ik groet" then="zeg ik een naam"}\n:::' },
    { key: 'betaald', body: idea },
  ];
  await academy.app
    .get(PublishModule, { strict: false })
    .run(systemCaller, moduleManuscript({ key: 'module', lessons }));
});

afterAll(() => academy?.close());

beforeEach(async () => {
  teacher = await signIn(academy);
});

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the tests need them
type Answer = any;
async function ask(query: string, variables: Record<string, unknown> = {}, who = teacher): Promise<Answer> {
  const { data, errors } = await academy.graphql<{ done: unknown }>(query, variables, who.cookie);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

const words = { situation: 'ik vrijdag de foto post', action: 'schrijf ik er één zin bij', companion: 'een collega' };
const written = (more: object = {}) => ({ ...words, barrier: 'education', due: SOON, ...more });
const make = (more: object = {}, who = teacher) =>
  ask(MAKE, { input: { ...written(), requestKey: randomUUID(), from: '', ...more } }, who);
const change = (id: string, baseRevision: number, more: object = {}, who = teacher) =>
  ask(CHANGE, { input: { ...written(more), id, baseRevision } }, who);
const lookBack = (id: string, baseRevision: number, more: object = {}, who = teacher) =>
  ask(BACK, { input: { id, baseRevision, outcome: 'done', happened: 'Het ging.', next: 'Nog eens.', ...more } }, who);
const count = async (table: string) =>
  (
    await academy.database.dataSource.query(`select count(*)::int as n from steps.${table} where person_id = $1`, [
      teacher.id,
    ])
  )[0].n;

describe('making a step', () => {
  test('keeps what was written, with its day, its week and its barrier', async () => {
    expect(await make({ due: '2027-01-01' < SOON ? SOON : '2027-01-01' })).toMatchObject({
      __typename: 'Step',
      ...words,
      barrier: 'education',
      state: 'PLANNED',
      revision: 1,
      outcome: null,
      origin: null,
    });
    expect(await count('step')).toBe(1);
  });

  test('says als and dan once, on one line, however it was typed', async () => {
    const step = await make({ situation: ' Als ik\r\n bel, ', action: 'dan\tlach ik.', companion: ' juf\nAn ' });
    expect(step).toMatchObject({ situation: 'ik bel', action: 'lach ik', companion: 'juf An' });
  });

  test('twice, and twenty times at once, is making it once', async () => {
    const requestKey = randomUUID();
    const all = await Promise.all(Array.from({ length: 20 }, () => make({ requestKey })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await count('step')).toBe(1);
    expect(await count('reminder')).toBe(2);
  });

  test('from the same form with better words corrects it; once it was changed elsewhere, nothing is overwritten', async () => {
    const requestKey = randomUUID();
    const first = await make({ requestKey });
    const corrected = await make({ requestKey, action: 'schrijf ik er twee bij' });
    expect(corrected).toMatchObject({ id: first.id, revision: 2, action: 'schrijf ik er twee bij' });
    expect(await make({ requestKey, action: 'iets anders' })).toMatchObject({
      __typename: 'StepConflict',
      step: { action: 'schrijf ik er twee bij' },
    });
    expect(await count('step')).toBe(1);
  });

  test('the same form key of somebody else is another step', async () => {
    const requestKey = randomUUID();
    const other = await signIn(academy);
    const [one, two] = [await make({ requestKey }), await make({ requestKey }, other)];
    expect(one.id).not.toBe(two.id);
  });

  test('tells at once all that is not right', async () => {
    const empty = { situation: ' als ', action: '', barrier: 'geld', due: '2026-02-30' };
    const { __typename, problems } = await make(empty);
    expect(__typename).toBe('InvalidInput');
    const fields = problems.map(({ field }: { field: string }) => field);
    expect(fields.sort()).toEqual(['action', 'barrier', 'due', 'situation']);
    for (const [field, more] of [
      ['due', { due: daysAfter(TODAY, -1) }],
      ['due', { due: daysAfter(TODAY, 1000) }],
      ['due', { due: `${SOON}T00:00` }],
      ['situation', { situation: 'a'.repeat(10_000) }],
      ['action', { action: `a${'\u{1f600}'.repeat(501)}` }],
      ['companion', { companion: 'nul\0' }],
      ['companion', { companion: 'half \ud800 teken' }],
      ['requestKey', { requestKey: "'; drop table steps.step; --" }],
    ] as const) {
      const answer = await make(more);
      expect([more, answer.problems?.map((one: { field: string }) => one.field)]).toEqual([more, [field]]);
    }
    expect(await count('step')).toBe(0);
  });

  test('for today is fine', async () => {
    expect(await make({ due: TODAY })).toMatchObject({ __typename: 'Step', state: 'PLANNED' });
  });
});

describe('an idea', () => {
  test('of a free lesson is for everybody, of a paid one for who has access', async () => {
    expect(await ask(IDEA, { from: 'les/module/gratis/vrij' })).toEqual({
      __typename: 'StepIdea',
      situation: 'ik groet',
      action: 'zeg ik een naam',
      ...{ companion: '', question: '', next: '' },
      barrier: 'trust',
      origin: { kind: 'block', title: 'Les gratis', path: '/leren/module/gratis#vrij' },
    });
    expect(await ask(IDEA, { from: 'les/module/betaald/stap' })).toEqual({ __typename: 'NotFound' });
    expect(await ask(IDEA, { from: 'les/module/betaald/vraag' })).toEqual({ __typename: 'NotFound' });
    await grant(academy, teacher.id, { kind: 'module', key: 'module' });
    expect(await ask(IDEA, { from: 'les/module/betaald/stap' })).toMatchObject({
      situation: 'ik bel',
      barrier: 'practical',
    });
    expect(await ask(IDEA, { from: 'les/module/betaald/vraag' })).toMatchObject({
      situation: '',
      action: '',
      question: 'Wat herken je hierin?',
      barrier: null,
    });
  });

  test('of a case study has its barrier, and what does not exist has nothing', async () => {
    expect(await ask(IDEA, { from: 'voorbeeld/voorbeeld' })).toMatchObject({
      barrier: 'trust',
      origin: { kind: 'case', title: 'Een voorbeeld', path: '/praktijkvoorbeelden/voorbeeld' },
    });
    for (const from of [
      '',
      'les/module/gratis',
      'les/module/gratis/geen',
      'voorbeeld/geen',
      '//elders.test',
      'les/a/b/c/d',
    ])
      expect(await ask(IDEA, { from })).toEqual({ __typename: 'NotFound' });
  });

  test('of an earlier step is for its owner, with what they wrote about what next', async () => {
    const { id } = await make({ from: 'les/module/gratis/vrij' });
    await lookBack(id, 1, { next: 'Volgende keer met twee.' });
    expect(await ask(IDEA, { from: `stap/${id}` })).toMatchObject({
      ...{ ...words, barrier: 'education', next: 'Volgende keer met twee.' },
      origin: { path: '/leren/module/gratis#vrij' },
    });
    expect((await make({ from: `stap/${id}` })).origin.path).toBe('/leren/module/gratis#vrij');
    const other = await signIn(academy);
    expect(await ask(IDEA, { from: `stap/${id}` }, other)).toEqual({ __typename: 'NotFound' });
  });

  test('stays with the step as a way back; where it may not be read the step is made without', async () => {
    expect((await make({ from: 'les/module/gratis/vrij' })).origin).toEqual({
      kind: 'block',
      title: 'Les gratis',
      path: '/leren/module/gratis#vrij',
    });
    expect((await make({ from: 'voorbeeld/voorbeeld' })).origin.path).toBe('/praktijkvoorbeelden/voorbeeld');
    expect((await make({ from: 'les/module/betaald/stap' })).origin).toBeNull();
  });
});

describe('changing a step', () => {
  test('in two tabs overwrites nothing silently', async () => {
    const { id } = await make();
    const [one, two] = await Promise.all([
      change(id, 1, { action: 'in de ene tab' }),
      change(id, 1, { action: 'in de andere tab' }),
    ]);
    const types = [one.__typename, two.__typename].sort();
    expect(types).toEqual(['Step', 'StepConflict']);
    const [won, lost] = one.__typename === 'Step' ? [one, two] : [two, one];
    expect(lost.step).toMatchObject({ action: won.action, revision: 2 });
    expect(await change(id, lost.step.revision, { action: 'toch dit' })).toMatchObject({ revision: 3 });
  });

  test('twice is once, also when the answer to the first got lost', async () => {
    const { id } = await make();
    await change(id, 1, { action: 'anders' });
    expect(await change(id, 1, { action: 'anders' })).toMatchObject({ __typename: 'Step', revision: 2 });
  });

  test('keeps a day that is past, and takes no new one that is', async () => {
    const { id } = await make();
    const past = daysAfter(TODAY, -3);
    await academy.database.dataSource.query('update steps.step set due = $2 where id = $1', [id, past]);
    expect(await change(id, 1, { due: past, action: 'anders' })).toMatchObject({ due: past, state: 'TO_LOOK_BACK' });
    expect(await change(id, 2, { due: daysAfter(TODAY, -2) })).toMatchObject({ __typename: 'InvalidInput' });
  });
});

describe('looking back', () => {
  test('keeps the three answers, counts, and can be done again', async () => {
    const { id } = await make();
    const back = await lookBack(id, 1, { outcome: 'partly', happened: ' Eén ouder.\r\nMooi. ', next: '' });
    expect(back).toMatchObject({
      state: 'LOOKED_BACK',
      outcome: 'partly',
      happened: 'Eén ouder.\nMooi.',
      next: '',
      revision: 2,
    });
    expect(await count('reminder')).toBe(0);
    expect(await lookBack(id, 2, { outcome: 'done' })).toMatchObject({ outcome: 'done', revision: 3 });
    expect((await ask(MINE)).figures).toEqual([{ barrier: 'education', made: 1, lookedBack: 1, done: 1 }]);
    expect((await ask(MINE, { lookedBack: true })).steps).toMatchObject([{ id, state: 'LOOKED_BACK' }]);
    expect((await ask(MINE)).steps).toEqual([]);
  });

  test('twice is once, and on what changed meanwhile is told', async () => {
    const { id } = await make();
    const [one, two] = await Promise.all([lookBack(id, 1), lookBack(id, 1)]);
    expect([one.revision, two.revision]).toEqual([2, 2]);
    expect(await lookBack(id, 1, { outcome: 'not' })).toMatchObject({
      __typename: 'StepConflict',
      step: { outcome: 'done' },
    });
  });

  test('tells what is not right', async () => {
    const { id } = await make();
    for (const [field, more] of [
      ['outcome', { outcome: 'misschien' }],
      ['happened', { happened: 'a'.repeat(10_000) }],
      ['next', { next: 'nul \0' }],
    ] as const)
      expect((await lookBack(id, 1, more)).problems).toMatchObject([{ field }]);
  });
});

describe('a step of somebody else', () => {
  test('is not there: not to read, change, look back on or drop, and it is in no list', async () => {
    const { id } = await make();
    const other = await signIn(academy, { roles: ['learner', 'facilitator', 'author', 'finance', 'administrator'] });
    expect(await ask(ONE, { id }, other)).toEqual({ __typename: 'NotFound' });
    expect((await change(id, 1, {}, other)).__typename).toBe('NotFound');
    expect((await lookBack(id, 1, {}, other)).__typename).toBe('NotFound');
    expect((await ask(DROP, { id }, other)).__typename).toBe('NotFound');
    expect((await ask(MINE, {}, other)).steps).toEqual([]);
    expect(await ask(ONE, { id })).toMatchObject({ __typename: 'Step', ...words });
  });

  test('nor is one by an id that is none', async () => {
    for (const id of ['', 'geen', "' or 1=1", '00000000-0000-7000-8000-000000000000'])
      expect(await ask(ONE, { id })).toEqual({ __typename: 'NotFound' });
  });
});

test('dropping takes a step away with its mails, once', async () => {
  const { id } = await make();
  const both = await Promise.all([ask(DROP, { id }), ask(DROP, { id })]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual(['NotFound', 'StepDropped']);
  expect([await count('step'), await count('reminder')]).toEqual([0, 0]);
});

test('the list is by day and by barrier, and says what is past', async () => {
  await make({ due: daysAfter(TODAY, 9), barrier: 'trust', situation: 'later' });
  const { id } = await make({ due: daysAfter(TODAY, 2), barrier: 'practical', situation: 'was' });
  await make({ due: TODAY, situation: 'vandaag' });
  await academy.database.dataSource.query('update steps.step set due = $2 where id = $1', [id, daysAfter(TODAY, -2)]);
  const situations = async (wish: Record<string, unknown>) =>
    (await ask(MINE, wish)).steps.map((one: { situation: string; state: string }) => [one.situation, one.state]);
  expect(await situations({})).toEqual([
    ['was', 'TO_LOOK_BACK'],
    ['vandaag', 'PLANNED'],
    ['later', 'PLANNED'],
  ]);
  expect(await situations({ barrier: 'trust' })).toEqual([['later', 'PLANNED']]);
  expect(await situations({ barrier: 'onzin' })).toHaveLength(3);
});

test('three come along to the page one begins at, those that ask first, in one statement', async () => {
  const NEXT = '{ done: nextSteps { situation } }';
  for (const away of [5, 4, 3, 2]) await make({ due: daysAfter(TODAY, away), situation: `over ${away}` });
  const { id } = await make({ due: TODAY });
  await lookBack(id, 1);
  expect(await ask(NEXT)).toEqual([{ situation: 'over 2' }, { situation: 'over 3' }, { situation: 'over 4' }]);
  expect((await statementsOf(academy, () => ask(NEXT))).length).toBeLessThanOrEqual(1);
});

test('it costs the same few statements for one step as for sixty', async () => {
  await make({ from: 'les/module/gratis/vrij' });
  await ask(MINE);
  const few = await statementsOf(academy, () => ask(MINE));
  await Promise.all(Array.from({ length: 59 }, () => make({ from: 'les/module/gratis/vrij' })));
  expect((await ask(MINE)).steps).toHaveLength(60);
  const many = await statementsOf(academy, () => ask(MINE));
  expect(many).toHaveLength(few.length);
  expect(many.length).toBeLessThanOrEqual(3);
});

describe('what somebody wrote', () => {
  const dump = async () => {
    const { dataSource } = academy.database;
    const tables = (await dataSource.query(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    )) as { name: string }[];
    const rows = await Promise.all(
      tables.map(({ name }) => dataSource.query(`select t::text as row from ${name} as t`)),
    );
    // a bytea is written in hexadecimal: words that lie readable in one are found too
    const unhex = (_: string, hex: string) => Buffer.from(hex, 'hex').toString('latin1');
    return rows
      .flat()
      .map(({ row }: { row: string }) => row.replace(/\\x((?:[0-9a-f]{2})+)/g, unhex))
      .join('\n');
  };

  test('is nowhere in the database to be read', async () => {
    const secret = ['zeldzaamwoord', 'tweedewoord', 'derdewoord', 'vierdewoord', 'vijfdewoord'];
    const [situation, action, companion, happened, next] = secret;
    const { id } = await make({ situation, action, companion });
    await lookBack(id, 1, { happened, next });
    expect(await ask(ONE, { id })).toMatchObject({ situation, action, companion, happened, next });
    const all = await dump();
    expect(all).toContain(id);
    expect(secret.filter((word) => all.includes(word))).toEqual([]);
  });

  test('does not open in the row of somebody else, nor altered; it stays as it is and takes no other away', async () => {
    const other = await signIn(academy);
    const [mine, theirs] = [await make(), await make({ situation: 'van een ander' }, other)];
    await make({ situation: 'gaaf' });
    const { dataSource } = academy.database;
    await dataSource.query('update steps.step set words = (select words from steps.step where id = $2) where id = $1', [
      mine.id,
      theirs.id,
    ]);
    expect((await ask(MINE)).steps).toMatchObject([{ situation: 'gaaf' }]);
    expect((await change(mine.id, 1)).__typename).toBe('NotFound');
    expect((await ask(DROP, { id: mine.id })).__typename).toBe('StepDropped');
  });

  test('survives another key, and the first one again', async () => {
    const { id } = await make();
    const { dataSource } = academy.database;
    const [own = ''] = academy.resources.writingKeys;
    const another = '0b1e'.repeat(16);
    expect((await reseal(dataSource, new Seals([another, own]), sealedTables)).closed).toEqual([]);
    expect(await ask(ONE, { id })).toEqual({ __typename: 'NotFound' });
    await reseal(dataSource, new Seals([own, another]), sealedTables);
    expect(await ask(ONE, { id })).toMatchObject(words);
  });
});
