import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublishCases, PublishModule, PublishProgramme } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type ModuleSketch, moduleManuscript } from '../testing/manuscripts.ts';
import { type SecondProcess, secondProcess } from '../testing/second-process.ts';

let academy: TestAcademy;
let other: SecondProcess;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  other = await secondProcess(academy);
});
afterAll(async () => {
  await other.close();
  await academy.close();
});

/** Each test has modules of its own: what was published stays. */
let turn = 0;
let key = '';
beforeEach(() => {
  turn += 1;
  key = `deel-${turn}`;
});

const LESSON = { key: 'les', slug: 'les', free: true };
const publish = (slug: string, sketch: Partial<ModuleSketch> = {}, { app }: Pick<SecondProcess, 'app'> = academy) =>
  app
    .get(PublishModule, { strict: false })
    .run(systemCaller, moduleManuscript({ key, lessons: [LESSON], ...sketch, slug: `${key}-${slug}` }));
const visit = async (url: string, method: 'GET' | 'HEAD' = 'GET') => {
  const { statusCode, headers } = await academy.app.inject({ method, url, headers: { accept: 'text/html' } });
  return [statusCode, headers.location];
};

test('a module at a new address is found at the old one, for good, with what stood behind it', async () => {
  await publish('oud');
  await publish('nieuw');
  expect(await visit(`/modules/${key}-oud`)).toEqual([301, `/modules/${key}-nieuw`]);
  expect(await visit(`/modules/${key}-oud?van=mail`, 'HEAD')).toEqual([301, `/modules/${key}-nieuw?van=mail`]);
  expect(await visit(`/modules/${key}-nieuw`)).toEqual([200, undefined]);
});

test('however often it was renamed, every old address leads to the one of today in one step', async () => {
  for (const slug of ['a', 'b', 'c', 'd']) await publish(slug);
  for (const slug of ['a', 'b', 'c'])
    expect(await visit(`/modules/${key}-${slug}`)).toEqual([301, `/modules/${key}-d`]);
  await publish('a');
  expect(await visit(`/modules/${key}-a`)).toEqual([200, undefined]);
  for (const slug of ['b', 'c', 'd'])
    expect(await visit(`/modules/${key}-${slug}`)).toEqual([301, `/modules/${key}-a`]);
});

test('a programme at a new address is found at the old one', async () => {
  await publish('deel');
  const programmes = academy.app.get(PublishProgramme, { strict: false });
  const manuscript = { key, title: 'P', promise: 'P.', modules: [key], priceCents: 9000, vat: 'standard-21' };
  await programmes.run(systemCaller, { ...manuscript, slug: `${key}-oud` });
  await programmes.run(systemCaller, { ...manuscript, slug: `${key}-nieuw` });
  expect(await visit(`/opleidingen/${key}-oud`)).toEqual([301, `/opleidingen/${key}-nieuw`]);
});

test('a case study at a new address is found at the old one, and at that of its key', async () => {
  const study = {
    ...{ key: `${key}-zaak`, title: 'Z', barrier: 'trust', age: 'kleuters', channel: 'aan de poort' },
    ...{ situation: 'S.', approach: 'A.', questions: ['V?'], statements: [] },
  };
  const renamed = (slug: string) =>
    academy.app.get(PublishCases, { strict: false }).run(systemCaller, [{ ...study, slug: `${key}-${slug}` }]);
  await renamed('oud');
  await publish('deel', { lessons: [{ ...LESSON, body: `::case{#c ref="${study.key}"}\n` }] });
  expect(await visit(`/praktijkvoorbeelden/${key}-oud`)).toEqual([200, undefined]);
  await renamed('nieuw');
  await publish('deel', { lessons: [{ ...LESSON, body: `::case{#c ref="${study.key}"}\n` }] });
  for (const before of [`${key}-oud`, study.key])
    expect(await visit(`/praktijkvoorbeelden/${before}?afdrukken`)).toEqual([
      301,
      `/praktijkvoorbeelden/${key}-nieuw?afdrukken`,
    ]);
  expect(await visit(`/praktijkvoorbeelden/${key}-nieuw`)).toEqual([200, undefined]);
});

describe('lessons', () => {
  test('a link to a lesson survives that lesson and module get new addresses, one after the other or both at once', async () => {
    await publish('oud', { lessons: [{ ...LESSON, slug: 'eerst' }] });
    await publish('oud', { lessons: [{ ...LESSON, slug: 'daarna' }] });
    expect(await visit(`/leren/${key}-oud/eerst`)).toEqual([301, `/leren/${key}-oud/daarna`]);
    await publish('nieuw', { lessons: [{ ...LESSON, slug: 'nu' }] });
    for (const slug of ['eerst', 'daarna', 'nu'])
      expect(await visit(`/leren/${key}-oud/${slug}?antwoord=1`)).toEqual([301, `/leren/${key}-nieuw/nu?antwoord=1`]);
    expect(await visit(`/leren/${key}-oud`)).toEqual([301, `/leren/${key}-nieuw`]);
    expect(await visit(`/leren/${key}-nieuw/nu`)).toEqual([200, undefined]);
  });

  test('one that is not free says how to get in at its address of today', async () => {
    await publish('oud', { lessons: [LESSON, { key: 'dicht' }] });
    await publish('nieuw', { lessons: [LESSON, { key: 'dicht' }] });
    expect(await visit(`/leren/${key}-oud/dicht`)).toEqual([301, `/leren/${key}-nieuw/dicht`]);
    expect(await visit(`/leren/${key}-nieuw/dicht`)).toEqual([403, undefined]);
  });

  test('a slug that one lesson gave up and another took is that of the other', async () => {
    await publish('x', {
      lessons: [
        { ...LESSON, slug: 'een' },
        { key: 'twee', slug: 'twee', free: true },
      ],
    });
    await publish('x', {
      lessons: [
        { ...LESSON, slug: 'drie' },
        { key: 'twee', slug: 'een', free: true },
      ],
    });
    expect(await visit(`/leren/${key}-x/een`)).toEqual([200, undefined]);
    expect(await visit(`/leren/${key}-x/twee`)).toEqual([301, `/leren/${key}-x/een`]);
  });

  test('what a reader sends from a page that was open during the rename arrives', async () => {
    await publish('oud');
    await publish('nieuw');
    const { data } = await academy.graphql<{ lesson: { __typename: string; slug: string } }>(
      `{ lesson(module: "${key}-oud", lesson: "les") { __typename ... on Lesson { slug } } }`,
    );
    expect(data?.lesson).toEqual({ __typename: 'Lesson', slug: 'les' });
  });
});

describe('another module that takes an old address', () => {
  const taking = (slug: string) => publish(slug, { key: `${key}-ander`, lessons: [{ ...LESSON, slug: 'eigen' }] });

  test('is shown there, and the earlier one stays found at its other addresses', async () => {
    for (const slug of ['a', 'b', 'c']) await publish(slug);
    await taking('a');
    expect(await visit(`/modules/${key}-a`)).toEqual([200, undefined]);
    expect(await visit(`/modules/${key}-b`)).toEqual([301, `/modules/${key}-c`]);
  });

  test('takes no links to lessons with it that it does not have itself', async () => {
    await publish('a');
    await publish('b');
    await taking('a');
    expect(await visit(`/leren/${key}-a/les`)).toEqual([301, `/leren/${key}-b/les`]);
    expect(await visit(`/leren/${key}-a/eigen`)).toEqual([200, undefined]);
  });

  test('leads on from there itself once it moves', async () => {
    await publish('a');
    await publish('b');
    await taking('a');
    await taking('z');
    expect(await visit(`/modules/${key}-a`)).toEqual([301, `/modules/${key}-z`]);
  });

  test('cannot take the address that the module has now', async () => {
    await publish('a');
    await expect(taking('a')).rejects.toThrow('slug');
  });
});

test('renamed by two processes at once, it has one address and all the others lead to it', async () => {
  const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(slugs.map((slug, at) => publish(slug, {}, at % 2 ? academy : other)));
  const answers = await Promise.all(slugs.map((slug) => visit(`/modules/${key}-${slug}`)));
  const live = slugs[answers.findIndex(([status]) => status === 200)];
  expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
  expect(answers.filter(([status]) => status === 301).map(([, to]) => to)).toEqual(
    Array.from({ length: 5 }, () => `/modules/${key}-${live}`),
  );
});

test('a publication that is refused leaves no former address', async () => {
  await publish('a');
  await expect(publish('b', { title: '' })).rejects.toThrow();
  expect(await visit(`/modules/${key}-a`)).toEqual([200, undefined]);
  expect(await visit(`/modules/${key}-b`)).toEqual([404, undefined]);
});

test.each([
  ['/modules?fase=WHY&utm_source=x', '/modules'],
  ['/modules?wat=onzin', '/modules'],
  ['/modules/', '/modules'],
  ['/Over-Ons', '/over-ons'],
  ['/?b=2&a=1', '/'],
])('%s names %s as its one address', async (url, canonical) => {
  const { body } = await academy.app.inject({ url, headers: { accept: 'text/html' } });
  expect(body).toContain(`<link rel="canonical" href="${academy.resources.publicUrl}${canonical}">`);
  expect(body).toContain(`<meta property="og:url" content="${academy.resources.publicUrl}${canonical}">`);
});
