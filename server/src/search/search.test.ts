import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublishCases, PublishModule } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishProgramme, withdraw } from '../testing/learning.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { noticesArrived } from '../testing/notices.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';

type Part = { text: string; found: boolean };
type Hit = { kind: string; title: string; place: string | null; path: string; whole: boolean; excerpt: Part[] };
type Results = { hits: Hit[]; counts: { kind: string; count: number }[]; partly: boolean };

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

const ALL = 'hits { kind title place path whole excerpt { text found } } counts { kind count } partly';
async function search(words: string, { cookie, kind }: { cookie?: string; kind?: string } = {}): Promise<Results> {
  const query = `query ($words: String!, $kind: FindableKind) { search(words: $words, kind: $kind) { ${ALL} } }`;
  const { data } = await academy.graphql<{ search: Results }>(query, { words, kind }, cookie);
  if (!data) throw new Error('the search has no answer');
  return data.search;
}
const titles = async (...asked: Parameters<typeof search>) => (await search(...asked)).hits.map(({ title }) => title);
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
    const { hits } = await search(words);
    expect(hits[0]).toMatchObject({
      kind: 'LESSON',
      title: 'Onthaal',
      place: 'Deuren open',
      path: '/leren/deuren/open',
    });
    expect(marked(hits[0])?.join(' ')).toMatch(/schoolpoort|Gesprekken/);
  });

  test('in titles first', async () => {
    expect((await titles('onthaal'))[0]).toBe('Onthaal');
    expect((await titles('deuren open'))[0]).toBe('Deuren open');
  });

  test('all of them where they stand together, else some, and it is said', async () => {
    expect(await search('gesprekken schoolpoort')).toMatchObject({ partly: false });
    const some = await search('gesprekken zeppelin');
    expect(some.partly).toBe(true);
    expect(some.hits[0]?.title).toBe('Onthaal');
  });

  test('of every kind, with how many of each, and of one kind alone', async () => {
    const { counts } = await search('deuren samen', { cookie: owner.cookie });
    expect(counts.map(({ kind }) => kind)).toContain('MODULE');
    const one = await search('voorbeeld', { kind: 'CASE' });
    expect(new Set(one.hits.map(({ kind }) => kind))).toEqual(new Set(['CASE']));
    expect(one.counts).toEqual((await search('voorbeeld')).counts);
  });

  test('nothing where nothing is asked', async () => {
    for (const words of ['', '   ', '?!…', '\u0000'])
      expect(await search(words)).toEqual({ hits: [], counts: [], partly: false });
  });
});

describe('what one may not read', () => {
  test.each(['ananas', 'fotoboekje', 'pompelmoes'])(
    '%s leads nobody there, by hits, counts or excerpts',
    async (word) => {
      const staff = await signIn(academy, { roles: ['learner', 'administrator', 'author', 'facilitator'] });
      for (const cookie of [undefined, teacher.cookie, staff.cookie]) {
        const { hits, counts } = await search(word, cookie ? { cookie } : {});
        expect(JSON.stringify(hits)).not.toContain(word);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(hits.length);
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

test('it asks nothing of the database for a visitor, and one statement for a person', async () => {
  await search('gesprek', { cookie: owner.cookie });
  expect(await statementsOf(academy, () => search('gesprek'))).toHaveLength(0);
  expect(await statementsOf(academy, () => search('gesprek', { cookie: owner.cookie }))).toHaveLength(1);
});

test.each([
  ['operators without end', '+-"*()~<>{}[]^\\/|&:'.repeat(500)],
  ['one endless word', 'x'.repeat(10_000)],
  ['the same word again and again', 'gesprek '.repeat(2_000)],
  ['markup', '<script>alert(1)</script> <img src=x onerror=alert(1)>'],
  ['another script', 'الوالدين 学校 школа'],
])('%s is a question like any other', async (_, words) => {
  await search(words);
  const { statusCode, body } = await academy.app.inject({
    url: `/zoeken?zoek=${encodeURIComponent(words).slice(0, 4000)}`,
  });
  expect(statusCode).toBe(200);
  expect(body).not.toContain('<script>alert');
  expect(body).not.toContain('<img src=x');
});
