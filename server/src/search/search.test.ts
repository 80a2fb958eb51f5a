import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublishCases, PublishModule } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, publishProgramme, withdraw } from '../testing/learning.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { noticesArrived } from '../testing/notices.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { Talking } from '../testing/talking.ts';
import { dateForm, keepWorkshop } from '../testing/workshops.ts';
import { ScheduleDate } from '../workshops/index.ts';

type Part = { text: string; found: boolean };
type Hit = {
  id: string;
  title: string;
  place: string | null;
  path: string;
  whole: boolean;
  at: string | null;
  excerpt: Part[];
};
type Group = { kind: string; count: number; more: boolean | null; next: string | null; hits: Hit[] };
type Results = { groups: Group[]; partly: boolean; failed: string[] };

let academy: TestAcademy;
let teacher: SignedInPerson;
let owner: SignedInPerson;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  const study = (key: string, more: object) => ({
    ...{ key, slug: `over-${key}`, title: `Voorbeeld ${key}`, barrier: 'trust', age: 'kleuters', channel: 'brief' },
    ...{
      situation: 'Er was iets.',
      approach: 'De school deed iets.',
      effect: 'Het werd iets.',
      questions: ['En jij?'],
      statements: [],
    },
    ...more,
  });
  await academy.app
    .get(PublishCases, { strict: false })
    .run(systemCaller, [
      study('dagboekje', { title: 'Een klasdagboekje', situation: 'Ouders zien niet wat er in de klas gebeurt.' }),
      study('verstopt', { approach: 'Hier staat het woord pompelmoes.' }),
    ]);
  const lessons = [
    { key: 'open', title: 'Onthaal', free: true, body: 'Gesprekken aan de schoolpoort helpen. {#a}\n' },
    {
      ...{ key: 'dicht', title: 'Achter de deur', lead: 'Over de klasdeur.' },
      body: 'Het geheim is een fotoboekje met ananas. {#b}\n\n::case{#c ref="verstopt"}\n\n::case{#d ref="dagboekje"}\n',
    },
  ];
  await academy.app
    .get(PublishModule, { strict: false })
    .run(systemCaller, moduleManuscript({ key: 'deuren', title: 'Deuren open', lessons }));
  await publishProgramme(academy, { key: 'samen', modules: ['deuren'] });
  await noticesArrived(academy);
});
afterAll(() => academy.close());
beforeEach(async () => {
  [teacher, owner] = [await signIn(academy), await signIn(academy)];
  await grant(academy, owner.id, { kind: 'module', key: 'deuren' });
});

const ALL = `... on SearchResults { partly failed groups { kind count more next
  hits { id title place path whole at excerpt { text found } } } } ... on InvalidInput { problems { field message } }`;
type Asking = { cookie?: string | undefined; kind?: string; after?: string | null };
async function answer(words: string, { cookie, ...more }: Asking = {}) {
  const query = `query ($words: String!, $kind: FindableKind, $after: String) {
    search(words: $words, kind: $kind, after: $after) { __typename ${ALL} } }`;
  type Answer = Results & { __typename: string; problems?: { field: string; message: string }[] };
  const { data } = await academy.graphql<{ search: Answer }>(query, { words, ...more }, cookie);
  if (!data) throw new Error('the search has no answer');
  return data.search;
}
async function search(...asked: Parameters<typeof answer>): Promise<Results & { hits: Hit[] }> {
  const { __typename, ...found } = await answer(...asked);
  if (__typename !== 'SearchResults') throw new Error(`the search was refused: ${__typename}`);
  return { ...found, hits: found.groups.flatMap(({ hits }) => hits) };
}
const titles = async (...asked: Parameters<typeof search>) => (await search(...asked)).hits.map(({ title }) => title);
const ofKind = async (kind: string, ...asked: Parameters<typeof search>) =>
  (await search(...asked)).groups.find((group) => group.kind === kind) ?? { kind, count: 0, hits: [], next: null };
const marked = (hit: Hit | undefined) => hit?.excerpt.filter(({ found }) => found).map(({ text }) => text);

describe('words are found', () => {
  test.each([
    ['as they stand', 'schoolpoort'],
    ['in another form', 'gesprek'],
    ['with a slip of the finger', 'schoolport'],
    ['by their beginning', 'schoolp'],
    ['by the end of a longer one', 'poort'],
    ['whatever the capitals and accents', 'SCHÓÓLPOORT'],
    ['among words that say little', 'hoe helpen de gesprekken'],
  ])('%s', async (_, words) => {
    const { hits } = await ofKind('LESSON', words);
    expect(hits[0]).toMatchObject({
      title: 'Onthaal',
      place: 'Deuren open',
      path: '/leren/deuren/open',
    });
    expect(marked(hits[0])?.join(' ')).toMatch(/schoolpoort|Gesprekken/);
  });

  test('in titles first', async () => {
    expect((await ofKind('LESSON', 'onthaal')).hits[0]?.title).toBe('Onthaal');
    expect((await ofKind('MODULE', 'deuren open')).hits[0]?.title).toBe('Deuren open');
  });

  test('all of them where they stand together, else some, and it is said', async () => {
    expect(await search('gesprekken schoolpoort')).toMatchObject({ partly: false });
    const some = await search('gesprekken zeppelin');
    expect(some.partly).toBe(true);
    expect(some.hits.map(({ title }) => title)).toContain('Onthaal');
  });

  test('of every kind, with how many of each, and of one kind alone', async () => {
    const { groups } = await search('deuren samen', { cookie: owner.cookie });
    expect(groups.map(({ kind }) => kind)).toContain('MODULE');
    const one = await search('voorbeeld', { kind: 'CASE' });
    expect(one.groups.filter(({ hits }) => hits.length > 0).map(({ kind }) => kind)).toEqual(['CASE']);
    const counts = ({ groups: all }: Results) => all.map(({ kind, count }) => ({ kind, count }));
    expect(counts(one)).toEqual(counts(await search('voorbeeld')));
  });

  test('nothing where nothing is asked', async () => {
    for (const words of ['', '   ', '?!…', '\u0000'])
      expect(await search(words)).toEqual({ hits: [], groups: [], partly: false, failed: [] });
  });
});

describe('what one may not read', () => {
  test.each(['ananas', 'fotoboekje', 'pompelmoes'])(
    '%s leads nobody there, by hits, counts or excerpts',
    async (word) => {
      const staff = await signIn(academy, { roles: ['learner', 'administrator', 'author', 'facilitator'] });
      for (const cookie of [undefined, teacher.cookie, staff.cookie]) {
        const { hits, groups } = await search(word, { cookie });
        expect(JSON.stringify(hits)).not.toContain(word);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(hits.length);
        expect(hits.filter(({ path }) => path === '/leren/deuren/dicht' || path.includes('verstopt'))).toEqual([]);
      }
      const { hits } = await search(word, { cookie: owner.cookie });
      expect(hits[0]?.whole).toBe(true);
      expect(marked(hits[0])).toEqual([word]);
    },
  );

  test('a lesson is found by what everybody may know of it, and it says that the module opens it', async () => {
    const [hit] = (await search('klasdeur', { cookie: teacher.cookie })).hits;
    expect(hit).toMatchObject({ title: 'Achter de deur', whole: false });
    expect(hit?.excerpt.map(({ text }) => text).join('')).toBe('Over de klasdeur.');
  });

  test('nothing is found twice', async () => {
    const paths = (await search('klasdeur dagboekje voorbeeld', { cookie: owner.cookie })).hits.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('access that ends ends it at once', async () => {
    const source = await grant(academy, teacher.id, { kind: 'programme', key: 'samen' });
    expect(await titles('ananas', { cookie: teacher.cookie })).toContain('Achter de deur');
    await withdraw(academy, source);
    expect(await titles('ananas', { cookie: teacher.cookie })).toEqual([]);
  });
});

test('what is published anew is found by its new words, and no longer by the old', async () => {
  const publish = (body: string) =>
    academy.app
      .get(PublishModule, { strict: false })
      .run(
        systemCaller,
        moduleManuscript({ key: 'nieuw', lessons: [{ key: 'les', free: true, body: `${body} {#n}\n` }] }),
      );
  await publish('Over olifanten.');
  expect(await titles('olifant')).toContain('Les les');
  await publish('Over nijlpaarden.');
  expect(await titles('nijlpaard')).toContain('Les les');
  expect(await titles('olifant')).not.toContain('Les les');
});

describe('workshops', () => {
  beforeAll(async () => {
    await keepWorkshop(academy, 'kermis', {
      ...{ title: 'Samen naar de kermis', forWhom: 'Voor brandweerlieden.', lead: 'Over draaimolens en wie er wacht.' },
      ...{
        programme: ['Een spiegelpaleis bouwen.'],
        before: ['Breng een ballon mee.'],
        after: ['Je neemt een lampion mee.'],
      },
    });
    await noticesArrived(academy);
  });

  test.each([
    ['their title', 'kermis'],
    ['a stem', 'draaimolen'],
    ['a slip of the finger', 'draaimoolens'],
    ['for whom they are', 'brandweerlieden'],
    ['the programme of the day', 'spiegelpaleizen'],
    ['the end of a longer word', 'paleis'],
    ['what one takes along', 'lampionnen'],
  ])('are found by %s, by a visitor too, and lead to the page with their dates', async (_, words) => {
    for (const cookie of [undefined, teacher.cookie]) {
      const { count, hits } = await ofKind('WORKSHOP', words, { cookie });
      expect({ count, hits }).toMatchObject({
        count: 1,
        hits: [{ title: 'Samen naar de kermis', path: '/workshops/over-kermis', whole: true }],
      });
    }
  });

  test('by nothing that stands in a date that is a draft', async () => {
    const form = dateForm(academy, { place: 'Zaal Pimpernel', town: 'Kattegem' });
    await academy.app.get(ScheduleDate, { strict: false }).run(systemCaller, 'kermis', randomUUID(), form);
    await noticesArrived(academy);
    const staff = await signIn(academy, { roles: ['learner', 'administrator'] });
    for (const words of ['Pimpernel', 'Kattegem'])
      for (const cookie of [undefined, teacher.cookie, staff.cookie])
        expect((await search(words, { cookie })).groups).toEqual([]);
  });

  test('by their new words once they changed, and no longer by the old', async () => {
    await keepWorkshop(academy, 'water', { title: 'Aan het water', lead: 'Over roeiboten.' });
    await noticesArrived(academy);
    expect(await titles('roeiboot')).toContain('Aan het water');
    await keepWorkshop(academy, 'water', { title: 'Aan het water', lead: 'Over kajaks.' });
    await noticesArrived(academy);
    expect(await titles('kajak')).toContain('Aan het water');
    expect(await titles('roeiboot')).toEqual([]);
  });
});

describe('what one wrote oneself', () => {
  const SECRET = 'Ik droomde van een zonnebloem in de klas.';

  async function writes(person: SignedInPerson): Promise<void> {
    const input = {
      ...{ module: 'vragen', lesson: 'les', prompt: 'prompt-a', text: SECRET },
      ...{ baseRevision: 0, saveId: randomUUID() },
    };
    const saved = await academy.graphql<{ saveReflection: { __typename: string } }>(
      'mutation ($input: SaveReflectionInput!) { saveReflection(input: $input) { __typename } }',
      { input },
      person.cookie,
    );
    expect(saved.data?.saveReflection.__typename).toBe('ReflectionSaved');
    const due = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const step = {
      situation: 'de zonnebloemen bloeien',
      action: 'nodig ik ouders uit',
      companion: '',
      barrier: 'trust',
    };
    const made = await academy.graphql<{ makeStep: { __typename: string } }>(
      'mutation ($input: MakeStepInput!) { makeStep(input: $input) { __typename } }',
      { input: { ...step, due, requestKey: randomUUID(), from: '' } },
      person.cookie,
    );
    expect(made.data?.makeStep.__typename).toBe('Step');
  }

  beforeAll(async () => {
    await publishModule(academy, { key: 'vragen', lessons: [{ key: 'les', free: true, blocks: ['prompt-a'] }] });
  });

  test.each(['zonnebloem', 'zonnebloemen', 'zonebloem', 'bloem', 'ZONNEBLÓEM'])(
    'is found by %s in its place, by its author and by nobody else',
    async (words) => {
      await writes(teacher);
      const { groups } = await search(words, { cookie: teacher.cookie });
      expect(groups).toMatchObject([
        { kind: 'NOTE', count: 1, hits: [{ title: 'Wat herken je hierin?', path: '/leren/vragen/les#prompt-a' }] },
        { kind: 'STEP', count: 1, hits: [{ path: expect.stringMatching(/^\/mijn-stappen\/.{36}$/) }] },
      ]);
      const staff = await signIn(academy, { roles: ['learner', 'administrator', 'author', 'facilitator', 'finance'] });
      for (const cookie of [undefined, owner.cookie, staff.cookie])
        expect(await search(words, { cookie })).toEqual({ hits: [], groups: [], partly: false, failed: [] });
    },
  );

  test('leads to the notebook where its prompt is asked no more', async () => {
    await writes(teacher);
    await publishModule(academy, { key: 'vragen', lessons: [{ key: 'les', free: true, blocks: ['tekst-b'] }] });
    const { hits } = await ofKind('NOTE', 'zonnebloem', { cookie: teacher.cookie });
    expect(hits).toMatchObject([
      { title: '', path: expect.stringMatching(/^\/mijn-schrift\?module=vragen#antwoord-/) },
    ]);
  });
});

describe('conversations', () => {
  const talking = () => new Talking(academy);
  const PAID = { kind: 'LESSON', key: 'deuren/dicht' } as const;

  test('lead to the post in its place, for who may see it, and there alone', async () => {
    const thread = await talking().begun(owner, PAID, { title: 'Hoe begin je?', text: 'Met een sterrenkijker.' });
    await talking().reply(owner, thread, { text: 'Onze **sterrenkijkers** staan buiten.' });
    const { count, hits } = await ofKind('POST', 'sterrenkijker', { cookie: owner.cookie });
    expect(count).toBe(2);
    expect(hits[0]).toMatchObject({
      ...{ title: 'Hoe begin je?', place: 'Achter de deur', path: `/gesprekken/${thread}?bericht=2#bericht-2` },
      excerpt: [{ text: 'Onze ' }, { text: 'sterrenkijkers', found: true }, { text: ' staan buiten.' }],
    });
    for (const cookie of [undefined, teacher.cookie])
      expect((await search('sterrenkijker', { cookie })).groups).toEqual([]);
  });

  test('go on where a page ended, of the kind that was asked for', async () => {
    const thread = await talking().begun(owner, PAID, { text: 'Een zeilboot 1' });
    await academy.database.dataSource.query(
      `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
       select $1, n, $2, n::text, 'Een zeilboot ' || n, now() from generate_series(2, 130) as n`,
      [thread, owner.id],
    );
    const page = (after: string | null) => ofKind('POST', 'zeilboot', { cookie: owner.cookie, kind: 'POST', after });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { hits, next, ...told } = await page(after);
      expect(told).toMatchObject({ count: 100, more: true });
      seen.push(...hits.map(({ id }) => id));
      after = next;
    } while (after);
    expect(seen).toHaveLength(130);
    expect(new Set(seen).size).toBe(130);
    await talking().delete(owner, thread, 1);
  });
});

test('what cannot be searched just now is told, and takes nothing else away', async () => {
  const [away, back] = ['discussion.post rename to post_elsewhere', 'discussion.post_elsewhere rename to post'];
  await academy.database.dataSource.query(`alter table ${away}`);
  try {
    const found = await search('schoolpoort', { cookie: owner.cookie });
    expect(found).toMatchObject({ failed: ['POST'], hits: [{ title: 'Onthaal' }] });
  } finally {
    await academy.database.dataSource.query(`alter table ${back}`);
  }
});

test('it asks nothing of the database for a visitor, and so many statements of a person, however much is found', async () => {
  const cost = (cookie?: string) => statementsOf(academy, () => search('gesprek', { cookie }));
  await cost(owner.cookie);
  expect(await cost()).toHaveLength(0);
  // published 1, conversations 4 where none holds the words as typed, answers 1 (2 where there are some), steps 1
  expect(await cost(owner.cookie)).toHaveLength(6);
});

describe('more than one looks for', () => {
  test.each([
    ['operators without end', '+-"*()~<>{}[]^\\/|&:'.repeat(500)],
    ['one endless word', 'x'.repeat(10_000)],
    ['the same word again and again', 'gesprek '.repeat(2_000)],
  ])('%s is refused in a sentence, and the page says it at the field', async (_, words) => {
    expect(await answer(words)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'words' }] });
    const { statusCode, body } = await academy.app.inject({
      url: `/zoeken?zoek=${encodeURIComponent(words).slice(0, 9000)}`,
    });
    expect(statusCode).toBe(422);
    expect(body).toContain('Zoek met minder woorden');
  });
});

test.each([
  ['operators', '+-"*()~<>{}[]^\\/|&:'.repeat(9)],
  ['one long word', 'x'.repeat(200)],
  ['markup', '<script>alert(1)</script> <img src=x onerror=alert(1)>'],
  ['another script', 'الوالدين 学校 школа'],
  ['what no text holds', 'a\u0000b \ud800'],
])('%s is a question like any other', async (_, words) => {
  await search(words, { cookie: owner.cookie });
  const { statusCode, body } = await academy.app.inject({
    url: `/zoeken?zoek=${encodeURIComponent(words.toWellFormed())}`,
    headers: { cookie: owner.cookie },
  });
  expect(statusCode).toBe(200);
  expect(body).not.toContain('<script>alert');
  expect(body).not.toContain('<img src=x');
});
