import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PublishModule, PublishProgramme } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { DefineOffer } from './index.ts';

type Thing = Record<string, unknown> & { '@type': string };

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  const cover = '<svg viewBox="0 0 640 260"><circle class="d-why" cx="9" cy="9" r="5"/></svg>';
  const lessons = [
    { key: 'een', title: 'Les </script> een', minutes: 15, free: true },
    { key: 'twee', minutes: 60 },
  ];
  const module = moduleManuscript({
    key: 'rust',
    slug: 'rust-aan-tafel',
    cover: 'media/a.svg',
    coverAlt: 'Een punt.',
    lessons,
  });
  await academy.app.get(PublishModule, { strict: false }).run(systemCaller, module, new Map([['media/a.svg', cover]]));
  const programme = {
    key: 'samen',
    slug: 'samen',
    title: 'Samen',
    promise: 'Alles.',
    priceCents: 8000,
    vat: 'standard-21',
  };
  await academy.app.get(PublishProgramme, { strict: false }).run(systemCaller, { ...programme, modules: ['rust'] });
  const offers = academy.app.get(DefineOffer, { strict: false });
  await offers.run({ subject: { kind: 'module', key: 'rust' }, priceCents: 4550, vat: 'exempt-art-44' });
  await offers.run({ subject: { kind: 'programme', key: 'samen' }, priceCents: 8000, vat: 'exempt-art-44' });
});
afterAll(() => academy.close());

/** What the page at this path says in its JSON-LD, by type. */
async function thingsAt(url: string): Promise<Map<string, Thing>> {
  const { body } = await academy.app.inject({ url, headers: { accept: 'text/html' } });
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
  const graph = JSON.parse(json) as { '@context': string; '@graph': Thing[] };
  expect(graph['@context']).toBe('https://schema.org');
  return new Map(graph['@graph'].map((thing) => [thing['@type'], thing]));
}

const HERE = 'http://localhost:3000';
const PROVIDER = {
  '@type': 'EducationalOrganization',
  '@id': `${HERE}/#academie`,
  name: 'Fluxus academie',
  url: `${HERE}/`,
};

test.each([
  ['/modules/rust-aan-tafel', '45.50'],
  ['/opleidingen/samen', '80.00'],
])('%s has all that search engines ask of a course with a price', async (path, price) => {
  const course = (await thingsAt(path)).get('Course')!;
  expect(course).toMatchObject({
    name: expect.stringMatching(/\S/),
    description: expect.stringMatching(/\S/),
    url: HERE + path,
    image: expect.stringMatching(/^http:\/\/localhost:3000\/delen\/.+\.png\?v=/),
    inLanguage: 'nl-BE',
    isAccessibleForFree: false,
    provider: PROVIDER,
    timeRequired: 'PT1H15M',
    offers: [
      {
        '@type': 'Offer',
        category: 'Paid',
        price,
        priceCurrency: 'EUR',
        availability: 'https://schema.org/InStock',
        url: HERE + path,
      },
    ],
    hasCourseInstance: [{ '@type': 'CourseInstance', courseMode: 'Online', courseWorkload: 'PT1H15M' }],
  });
});

test('a module says what one can do after it, for whom it is, what it holds and what it is part of', async () => {
  expect((await thingsAt('/modules/rust-aan-tafel')).get('Course')).toMatchObject({
    teaches: ['iets nieuws doen'],
    audience: { '@type': 'EducationalAudience', audienceType: 'Voor wie dit leest.' },
    syllabusSections: [
      { '@type': 'Syllabus', name: 'Les </script> een', timeRequired: 'PT15M' },
      { '@type': 'Syllabus', name: 'Les twee', timeRequired: 'PT1H' },
    ],
    isPartOf: [{ '@type': 'Course', '@id': `${HERE}/opleidingen/samen`, name: 'Samen', provider: PROVIDER }],
  });
});

test('a programme names its modules, each with what a course must have', async () => {
  expect((await thingsAt('/opleidingen/samen')).get('Course')).toMatchObject({
    hasPart: [
      {
        '@type': 'Course',
        name: 'Module rust',
        description: 'Wat je eraan hebt.',
        url: `${HERE}/modules/rust-aan-tafel`,
        provider: PROVIDER,
      },
    ],
  });
});

test.each([
  ['/modules/rust-aan-tafel', ['Modules', 'Module rust']],
  ['/opleidingen/samen', ['Modules', 'Samen']],
  ['/leren/rust-aan-tafel/een', ['Modules', 'Module rust', 'Les </script> een']],
])('%s says where it stands, and every step is a page', async (path, names) => {
  const { itemListElement } = (await thingsAt(path)).get('BreadcrumbList') as unknown as {
    itemListElement: { '@type': string; position: number; name: string; item: string }[];
  };
  expect(itemListElement.map(({ name }) => name)).toEqual(names);
  expect(itemListElement.map(({ position }) => position)).toEqual(names.map((_, at) => at + 1));
  expect(itemListElement.at(-1)?.item).toBe(HERE + path);
  for (const { item } of itemListElement)
    expect((await academy.app.inject({ url: item.replace(HERE, '') })).statusCode).toBe(200);
});

test('the home page says who the academy is, and nothing that is not known', async () => {
  const academyThing = (await thingsAt('/')).get('EducationalOrganization')!;
  expect(academyThing).toMatchObject({
    ...PROVIDER,
    description: expect.stringMatching(/\S/),
    email: expect.stringContaining('@'),
  });
  expect(Object.values(academyThing)).not.toContain(null);
});
