import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PublishModule, PublishProgramme } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { noticesArrived } from '../testing/notices.ts';
import { statementsOf } from '../testing/statements.ts';
import { Catalogue } from './index.ts';

let academy: TestAcademy;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  const publish = academy.app.get(PublishModule, { strict: false });
  const lessons = (...minutes: [why: number, how: number, what: number]) =>
    (['why', 'how', 'what'] as const).map((phase, at) => ({
      key: phase,
      phase,
      minutes: minutes[at],
      free: phase === 'why',
      body: `Geheim van de les. {#tekst-${phase}}\n\n:::action{#doen-${phase} barrier="${phase === 'how' ? 'trust' : 'practical'}" if="a" then="b"}\nZo.\n:::\n`,
    }));
  await publish.run(systemCaller, moduleManuscript({ key: 'kort', slug: 'een-korte', lessons: lessons(10, 5, 5) }));
  await publish.run(
    systemCaller,
    moduleManuscript({
      key: 'lang',
      priceCents: 5500,
      lessons: lessons(10, 30, 15),
      questions: [{ question: 'Q', answer: 'A' }],
    }),
  );
  await publish.run(
    systemCaller,
    moduleManuscript({ key: 'los', priceCents: 0, lessons: [{ key: 'x', phase: 'what', minutes: 60 }] }),
  );
  const programme = {
    key: 'samen',
    slug: 'samen',
    title: 'Samen',
    promise: 'Alles.',
    priceCents: 8000,
    vat: 'exempt-art-44',
  };
  const programmes = academy.app.get(PublishProgramme, { strict: false });
  await programmes.run(systemCaller, { ...programme, modules: ['lang', 'kort'] });
});

afterAll(() => academy.close());

async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await academy.graphql<Data>(query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

const WHOLE = `key slug title subtitle promise able forWhom coverSvg coverAlt minutes lessonCount caseCount accent { why how what } barriers
  outline { key slug title phase minutes free } freeLesson { slug } programmes { key modules { key } } publishedAt updatedAt questions { question answer }`;

describe('a module', () => {
  const MODULE = `query ($slug: String!) { module(slug: $slug) { __typename ... on Module { ${WHOLE} } ... on Refused { message } } }`;

  test('tells all that everybody may know', async () => {
    const { module } = await ask<{ module: object }>(MODULE, { slug: 'lang' });
    expect(module).toMatchObject({
      __typename: 'Module',
      minutes: 55,
      lessonCount: 3,
      accent: { why: 0.333, how: 1, what: 0.5 },
      barriers: ['trust', 'practical'],
      freeLesson: { slug: 'why' },
      programmes: [{ key: 'samen', modules: [{ key: 'lang' }, { key: 'kort' }] }],
      questions: [{ question: 'Q', answer: 'A' }],
    });
    expect(JSON.stringify(module)).not.toContain('Geheim');
  });

  test('that nobody published is not found, whatever was asked for', async () => {
    for (const slug of ['bestaat-niet', 'kort', '', '__proto__', "' or 1=1 --", 'x'.repeat(5000)]) {
      expect(await ask(MODULE, { slug })).toMatchObject({ module: { __typename: 'NotFound' } });
    }
  });
});

describe('choosing among modules', () => {
  const chosen = async (filter: object | null) =>
    (
      await ask<{ modules: { key: string }[] }>('query ($f: ModuleFilter) { modules(filter: $f) { key } }', {
        f: filter,
      })
    ).modules.map((module) => module.key);

  test('without a filter gives them all, in the order of publication', async () => {
    expect(await chosen(null)).toEqual(['kort', 'lang', 'los']);
    expect(await chosen({})).toEqual(['kort', 'lang', 'los']);
  });

  test('goes by the phase that takes most time', async () => {
    expect(await chosen({ phase: 'WHY' })).toEqual(['kort']);
    expect(await chosen({ phase: 'WHAT' })).toEqual(['los']);
  });

  test('goes by barrier, minutes and price, each bound included', async () => {
    expect(await chosen({ barrier: 'trust' })).toEqual(['kort', 'lang']);
    expect(await chosen({ barrier: 'education' })).toEqual([]);
    expect(await chosen({ maxMinutes: 55 })).toEqual(['kort', 'lang']);
    expect(await chosen({ maxPriceCents: 4500 })).toEqual(['kort', 'los']);
    expect(await chosen({ maxPriceCents: 0 })).toEqual(['los']);
  });

  test('takes several conditions together', async () => {
    expect(await chosen({ phase: 'HOW', maxPriceCents: 4500 })).toEqual([]);
    expect(await chosen({ barrier: 'trust', maxMinutes: 20 })).toEqual(['kort']);
  });
});

describe('a programme', () => {
  test('gathers its modules, in its own order', async () => {
    const query =
      '{ programme(slug: "samen") { ... on Programme { minutes lessonCount modules { slug } } } programmes { key } }';
    expect(await ask(query)).toEqual({
      programme: { minutes: 75, lessonCount: 6, modules: [{ slug: 'lang' }, { slug: 'een-korte' }] },
      programmes: [{ key: 'samen' }],
    });
  });

  test('that nobody published is not found', async () => {
    expect(await ask('{ programme(slug: "geen") { __typename } }')).toEqual({ programme: { __typename: 'NotFound' } });
  });

  test('is known in SQL by the modules it is made of', async () => {
    const of = (key: string) => academy.database.dataSource.query('select catalogue.programmes_of($1) as key', [key]);
    expect(await of('kort')).toEqual([{ key: 'samen' }]);
    expect(await of('los')).toEqual([]);
  });
});

describe('what it costs', () => {
  const catalogue = () => academy.app.get(Catalogue, { strict: false });
  const everything = () => ask(`{ modules { ${WHOLE} } programmes { modules { key } } }`);

  test('nothing, once it was read', async () => {
    await everything();
    expect(await statementsOf(academy, everything)).toEqual([]);
  });

  test('one statement after a notice that changed nothing, two when versions are new, however many', async () => {
    await everything();
    catalogue().forget();
    expect(await statementsOf(academy, everything)).toHaveLength(1);
    const publish = academy.app.get(PublishModule, { strict: false });
    for (let turn = 0; turn < 20; turn += 1) await publish.run(systemCaller, moduleManuscript({ key: `nog-${turn}` }));
    await noticesArrived(academy);
    catalogue().forget();
    expect(await statementsOf(academy, everything)).toHaveLength(2);
  });

  test('the version that holds stays the same object, so that others may keep what they made of it', async () => {
    const before = await catalogue().module('lang');
    catalogue().forget();
    expect(await catalogue().module('lang')).toBe(before);
  });
});

test('the site map lists modules with their free lessons, and programmes', async () => {
  const { modules, programmes } = await academy.app.get(Catalogue, { strict: false }).sitemap();
  expect(modules).toContainEqual({ slug: 'een-korte', updatedAt: expect.any(Date), freeLessons: ['why'] });
  expect(modules).toContainEqual({ slug: 'los', updatedAt: expect.any(Date), freeLessons: [] });
  expect(programmes).toEqual([{ slug: 'samen', updatedAt: expect.any(Date), freeLessons: [] }]);
});
