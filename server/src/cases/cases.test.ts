import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublishCases, PublishModule } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { SharedPages } from '../platform/http/shared-pages.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { everyQuery } from '../testing/every-query.ts';
import { grant, publishProgramme, withdraw } from '../testing/learning.ts';
import { type LessonSketch, moduleManuscript } from '../testing/manuscripts.ts';
import { noticesArrived } from '../testing/notices.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';

type Sketch = { key: string; barrier?: string; age?: string; channel?: string; situation?: string };

let academy: TestAcademy;
let teacher: SignedInPerson;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await publishCases([
    {
      key: 'dicht',
      age: 'peuters en kleuters',
      channel: 'WhatsApp of mail',
      situation: 'Zoë zoekt één foto’s-boekje.',
    },
    { key: 'open', barrier: 'practical', age: 'alle leeftijden', channel: 'film' },
    { key: 'elders', age: 'kleuters', channel: 'Film' },
    { key: 'nergens', age: 'lagere school', channel: 'brief' },
  ]);
  await publishModule('vertrouwen', [
    { key: 'gratis', phase: 'why', free: true, body: 'Tekst. {#t1}\n\n::case{#c1 ref="open"}\n' },
    { key: 'hoe', phase: 'how', body: 'Tekst. {#t2}\n\n::case{#c2 ref="dicht"}\n' },
    { key: 'wat', phase: 'what', body: 'Tekst. {#t3}\n\n::case{#c3 ref="dicht"}\n\n::case{#c4 ref="open"}\n' },
  ]);
  await publishModule('praktisch', [
    { key: 'alleen', phase: 'what', body: 'Tekst. {#t4}\n\n::case{#c5 ref="elders"}\n' },
  ]);
  await publishProgramme(academy, { key: 'samen', modules: ['vertrouwen'] });
});

afterAll(() => academy.close());

beforeEach(async () => {
  teacher = await signIn(academy);
});

/** Every part that is paid for holds words that stand nowhere else. */
async function publishCases(sketches: readonly Sketch[]): Promise<void> {
  const manuscripts = sketches.map(({ key, ...sketch }) => ({
    ...{ key, slug: `over-${key}`, title: `Voorbeeld ${key}`, barrier: 'trust', age: 'kleuters', channel: 'gesprek' },
    ...{ situation: `Er was iets met ${key}.`, statements: [] },
    ...{ approach: `Geheimaanpak van ${key}.`, effect: `Geheimeffect van ${key}.`, questions: [`Geheimvraag ${key}?`] },
    ...sketch,
  }));
  await academy.app.get(PublishCases, { strict: false }).run(systemCaller, manuscripts);
}

async function publishModule(key: string, lessons: LessonSketch[]): Promise<void> {
  await academy.app.get(PublishModule, { strict: false }).run(systemCaller, moduleManuscript({ key, lessons }));
}

const CASE = `__typename key slug title barrier age channel phases situation moduleTitles
  ... on WholeCase { approach effect questions }`;
const LIBRARY = `query ($filter: CaseFilter) { caseLibrary(filter: $filter) { total words withoutWords setAside
  facets { kind chosen open options { value label count } } cases { ${CASE} } } }`;
const ONE = `query ($slug: String!) { caseStudy(slug: $slug) { __typename ... on CasePage { study { ${CASE} } places { module { key } lessons { key } } related { key __typename } } } }`;

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the tests need them
type Answer = any;

async function library(filter: Record<string, unknown> = {}, cookie?: string): Promise<Answer> {
  const { data, errors } = await academy.graphql<Answer>(LIBRARY, { filter }, cookie);
  expect(errors).toBeUndefined();
  return data.caseLibrary;
}

async function one(slug: string, cookie?: string): Promise<Answer> {
  const { data, errors } = await academy.graphql<Answer>(ONE, { slug }, cookie);
  expect(errors).toBeUndefined();
  return data.caseStudy;
}

const keysOf = (cases: readonly { key: string }[]) => cases.map((study) => study.key);
const found = async (filter: Record<string, unknown>, cookie?: string) => keysOf((await library(filter, cookie)).cases);
const countsOf = ({ facets }: Answer, kind: string) =>
  Object.fromEntries(
    facets
      .find((facet: Answer) => facet.kind === kind)
      .options.map((option: Answer) => [option.value, option.count] as const),
  );

async function show(url: string, cookie?: string): Promise<string> {
  const { body } = await academy.app.inject({ url, headers: { accept: 'text/html', ...(cookie ? { cookie } : {}) } });
  return body;
}

describe('who reads what', () => {
  test('a visitor reads an excerpt, and the whole of what stands in a free lesson', async () => {
    const { cases, total } = await library();
    expect(total).toBe(3);
    expect(cases).toMatchObject([
      { key: 'open', __typename: 'WholeCase', approach: 'Geheimaanpak van open.' },
      { key: 'dicht', __typename: 'CaseExcerpt', situation: 'Zoë zoekt één foto’s-boekje.' },
      { key: 'elders', __typename: 'CaseExcerpt' },
    ]);
    expect(JSON.stringify(cases.slice(1))).not.toContain('Geheim');
  });

  test('a module or a programme opens what stands in it, and nothing else, until that ends', async () => {
    for (const subject of [
      { kind: 'module', key: 'vertrouwen' },
      { kind: 'programme', key: 'samen' },
    ] as const) {
      const source = await grant(academy, teacher.id, subject);
      expect((await one('over-dicht', teacher.cookie)).study).toMatchObject({
        __typename: 'WholeCase',
        effect: 'Geheimeffect van dicht.',
        questions: ['Geheimvraag dicht?'],
      });
      expect((await one('over-elders', teacher.cookie)).study.__typename).toBe('CaseExcerpt');
      await withdraw(academy, source);
      expect((await one('over-dicht', teacher.cookie)).study.__typename).toBe('CaseExcerpt');
    }
  });

  test('everybody is told where it stands', async () => {
    expect(await one('over-dicht')).toMatchObject({
      study: { phases: ['HOW', 'WHAT'], moduleTitles: ['Module vertrouwen'] },
      places: [{ module: { key: 'vertrouwen' }, lessons: [{ key: 'hoe' }, { key: 'wat' }] }],
    });
    expect((await one('over-dicht')).related).toEqual([
      { key: 'elders', __typename: 'CaseExcerpt' },
      { key: 'open', __typename: 'WholeCase' },
    ]);
  });

  test('it is found by its key too; one that stands in no lesson, or that nobody wrote, is not', async () => {
    expect((await one('dicht')).study.slug).toBe('over-dicht');
    for (const slug of ['over-nergens', 'nergens', '', '__proto__', "' or 1=1 --", 'x'.repeat(5000)])
      expect(await one(slug)).toEqual({ __typename: 'NotFound' });
  });
});

describe('choosing', () => {
  test('goes by barrier, age, channel and the phases of the lessons in which it stands', async () => {
    expect(await found({ barrier: 'practical' })).toEqual(['open']);
    expect(await found({ age: 'peuters' })).toEqual(['open', 'dicht']);
    expect(await found({ channel: 'whatsapp-of-mail' })).toEqual(['dicht']);
    expect(await found({ channel: 'film' })).toEqual(['open', 'elders']);
    expect(await found({ phase: 'HOW' })).toEqual(['dicht']);
    expect(await found({ phase: 'WHAT', barrier: 'trust', age: 'kleuters' })).toEqual(['dicht', 'elders']);
    expect(await found({ phase: 'WHY', channel: 'whatsapp-of-mail' })).toEqual([]);
  });

  test('offers what the data hold: two ages apart, and what is written in two ways once', async () => {
    const answer = await library();
    expect(countsOf(answer, 'BARRIER')).toEqual({ trust: 2, practical: 1 });
    expect(countsOf(answer, 'AGE')).toEqual({ kleuters: 3, peuters: 2 });
    expect(countsOf(answer, 'CHANNEL')).toEqual({ film: 2, 'whatsapp-of-mail': 1 });
    expect(countsOf(answer, 'PHASE')).toEqual({ WHY: 1, HOW: 1, WHAT: 3 });
  });

  test('counts each option given the other choices, and says what leaving one open gives', async () => {
    const answer = await library({ barrier: 'trust', channel: 'whatsapp-of-mail' });
    expect(countsOf(answer, 'BARRIER')).toEqual({ trust: 1, practical: 0 });
    expect(countsOf(answer, 'CHANNEL')).toEqual({ film: 1, 'whatsapp-of-mail': 1 });
    expect(countsOf(answer, 'PHASE')).toEqual({ WHY: 0, HOW: 1, WHAT: 1 });
    expect(answer.facets).toMatchObject([
      { kind: 'BARRIER', chosen: 'trust', open: 1 },
      { kind: 'AGE', chosen: null, open: 1 },
      { kind: 'CHANNEL', chosen: 'whatsapp-of-mail', open: 2 },
      { kind: 'PHASE', chosen: null, open: 1 },
    ]);
  });

  test.each([['onzin'], ['__proto__'], ['constructor'], ["'; drop table catalogue.version; --"], ['x'.repeat(9000)]])(
    'sets %s aside and says so, and takes the rest',
    async (value) => {
      const answer = await library({ barrier: value, phase: value, channel: 'whatsapp-of-mail' });
      expect([keysOf(answer.cases), answer.setAside]).toEqual([['dicht'], ['BARRIER', 'PHASE']]);
    },
  );

  test('search takes words in any order, inside other words, without capitals and accents', async () => {
    for (const words of ['zoe', 'ZOË', 'BOEK, een!', 'foto’s boekje', 'Dicht   voorbeeld'])
      expect(await found({ words })).toEqual(['dicht']);
    expect(await found({ words: 'voorbeeld' })).toEqual(['open', 'dicht', 'elders']);
    expect(await found({ words: 'voorbeeld', barrier: 'practical' })).toEqual(['open']);
    expect(await library({ words: 'niets hiervan' })).toMatchObject({
      cases: [],
      withoutWords: 3,
      words: 'niets hiervan',
    });
  });

  test.each(['!!!', '  ?  ', '“”'])('words without a letter (%s) are set aside', async (words) => {
    expect(await library({ words })).toMatchObject({ setAside: ['WORDS'], words: null, withoutWords: 3 });
    expect((await library({ words })).cases).toHaveLength(3);
  });
});

describe('what is paid for stays unknown to others', () => {
  const SECRETS = ['Geheimaanpak', 'geheimeffect', 'geheimvraag'];

  test('searching for it gives exactly what searching for nothing that exists gives', async () => {
    await grant(academy, teacher.id, { kind: 'module', key: 'praktisch' });
    const visitor = { cookie: undefined, whole: ['open'] };
    for (const { cookie, whole } of [visitor, { cookie: teacher.cookie, whole: ['open', 'elders'] }]) {
      for (const secret of SECRETS) {
        expect(await found({ words: secret }, cookie)).toEqual(whole);
        const sought = await library({ words: `${secret} dicht` }, cookie);
        const nothing = await library({ words: 'staatnergens dicht' }, cookie);
        expect({ ...sought, words: '' }).toEqual({ ...nothing, words: '' });
      }
    }
    await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
    expect(await found({ words: 'geheimaanpak dicht' }, teacher.cookie)).toEqual(['dicht']);
  });

  test('no query tells it, and no role is a right to it', async () => {
    const place = { module: 'vertrouwen', lesson: 'hoe', slug: 'over-dicht', words: 'geheimaanpak dicht' };
    const others = {
      subjectKind: 'MODULE',
      subjectKey: 'vertrouwen',
      subjectId: 'vertrouwen',
      placeKind: 'CASE',
      placeKey: 'over-dicht',
      id: teacher.id,
      text: teacher.email,
      ...{ code: 'geen', token: 'geen', from: 'geen', personId: teacher.id, share: teacher.id },
    };
    const ofSteps = { from: 'voorbeeld/over-dicht', token: 'geen' };
    const administrator = await signIn(academy, { roles: ['learner', 'administrator', 'author'] });
    for (const cookie of [undefined, teacher.cookie, administrator.cookie]) {
      for (const { name, query } of everyQuery(academy, { ...place, ...others, ...ofSteps, address: 'over-samen/1' })) {
        const { data } = await academy.graphql(query, {}, cookie);
        expect([name, /Geheim\w+ (van )?(dicht|elders|nergens)/.exec(JSON.stringify(data ?? null))]).toEqual([
          name,
          null,
        ]);
      }
    }
  });

  test('no page, kept page, sheet, feed for search engines or tag of a page shows it to others', async () => {
    await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
    const addresses = [
      '/praktijkvoorbeelden',
      '/praktijkvoorbeelden?zoek=dicht',
      '/praktijkvoorbeelden/over-dicht',
      '/praktijkvoorbeelden/over-dicht?afdrukken',
    ];
    for (const url of addresses) {
      const theirs = await academy.app.inject({ url, headers: { accept: 'text/html', cookie: teacher.cookie } });
      expect([url, theirs.statusCode, theirs.headers['cache-control']]).toEqual([url, 200, 'private, no-store']);
      expect(theirs.headers.etag).toBeUndefined();
      for (const turn of ['first', 'kept'])
        expect([url, turn, /Geheim\w+ (van )?dicht/.exec(await show(url))]).toEqual([url, turn, null]);
    }
    expect(await show('/praktijkvoorbeelden/over-dicht', teacher.cookie)).toContain('Geheimaanpak van dicht.');
    expect(await show('/praktijkvoorbeelden/over-dicht?afdrukken', teacher.cookie)).toContain('Geheimvraag dicht?');
    expect(academy.app.get(SharedPages).find('nl-BE /praktijkvoorbeelden/over-dicht')?.body).not.toContain('Geheim');
    expect(await show('/sitemap.xml')).not.toContain('Geheim');
  });
});

describe('its pages', () => {
  test('a search engine is told of those that stand in a lesson, with their date', async () => {
    const body = await show('/sitemap.xml');
    expect(body).toMatch(/praktijkvoorbeelden\/over-dicht<\/loc><lastmod>\d{4}-/);
    expect(body).not.toContain('over-nergens');
    const page = await show('/praktijkvoorbeelden/over-dicht?afdrukken');
    expect(page).toContain('<link rel="canonical" href="http://localhost:3000/praktijkvoorbeelden/over-dicht">');
    expect(page).toContain('"isAccessibleForFree":false');
  });

  test('a lesson leads to it by its key, and the key leads to its address', async () => {
    expect(await show('/leren/vertrouwen/gratis')).toContain('href="/praktijkvoorbeelden/open"');
    const { statusCode, headers } = await academy.app.inject({ url: '/praktijkvoorbeelden/open?afdrukken' });
    expect([statusCode, headers.location]).toEqual([301, '/praktijkvoorbeelden/over-open?afdrukken']);
  });

  test('filters with nonsense give the list and a sentence, an option without examples cannot be chosen', async () => {
    const page = await show('/praktijkvoorbeelden?drempel=onzin&kanaal=whatsapp-of-mail');
    expect(page).toContain('We kennen niet wat hier gekozen was: Drempel.');
    expect(page).toContain('over-dicht');
    expect(page).toMatch(/<option value="practical" disabled="">praktische drempels \(0\)<\/option>/);
    expect(page).toMatch(/<option [^>]*selected=""[^>]*>WhatsApp of mail \(1\)<\/option>/);
  });

  test('nothing found leads on: without one of the choices, or to all', async () => {
    const page = await show('/praktijkvoorbeelden?kanaal=whatsapp-of-mail&zoek=elders');
    expect(page).toContain('href="/praktijkvoorbeelden?kanaal=whatsapp-of-mail"');
    expect(page).toContain('href="/praktijkvoorbeelden?zoek=elders"');
    expect(page).toContain('href="/praktijkvoorbeelden"');
  });
});

describe('what it costs', () => {
  const everything = (cookie?: string) => async () => {
    await library({ words: 'voorbeeld' }, cookie);
    await one('over-dicht', cookie);
  };

  test('a visitor nothing, a person one statement for each question, however many case studies and modules', async () => {
    const cost = async () => {
      await everything(teacher.cookie)();
      return [
        (await statementsOf(academy, everything())).length,
        (await statementsOf(academy, everything(teacher.cookie))).length,
      ];
    };
    expect(await cost()).toEqual([0, 2]);
    const more = Array.from({ length: 20 }, (_, turn) => `nog-${turn}`);
    await publishCases(more.map((key) => ({ key })));
    for (const key of more)
      await publishModule(`in-${key}`, [
        { key: 'les', phase: 'why', body: `Tekst. {#t}\n\n::case{#c ref="${key}"}\n` },
      ]);
    await noticesArrived(academy);
    expect((await library()).total).toBe(23);
    expect(await cost()).toEqual([0, 2]);
  });

  test('its pages ask of a person what they have, and no more, however much there is', async () => {
    const PAGES = ['/praktijkvoorbeelden', '/praktijkvoorbeelden/over-dicht'];
    const visit = (cookie?: string) => async () => {
      for (const url of PAGES) await show(url, cookie);
    };
    await visit()();
    await visit(teacher.cookie)();
    expect(await statementsOf(academy, visit())).toEqual([]);
    // the list asks which cases are theirs; the page of one that, which modules they have, and whose talk they may read
    expect(await statementsOf(academy, visit(teacher.cookie))).toHaveLength(4);
  });
});
