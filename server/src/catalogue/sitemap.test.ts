import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PublishModule, PublishProgramme } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { keepWorkshop, openDate } from '../testing/workshops.ts';

const HERE = 'http://localhost:3000';

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  const modules = academy.app.get(PublishModule, { strict: false });
  const lessons = [
    { key: 'open', slug: 'voor-iedereen', free: true },
    { key: 'dicht', slug: 'voor-wie-kocht', free: false },
  ];
  await modules.run(systemCaller, moduleManuscript({ key: 'rust', slug: 'rust-aan-tafel', lessons }));
  const programme = {
    key: 'samen',
    slug: 'samen',
    title: 'Samen',
    promise: 'Alles.',
    priceCents: 8000,
    vat: 'standard-21',
  };
  await academy.app.get(PublishProgramme, { strict: false }).run(systemCaller, { ...programme, modules: ['rust'] });
  await keepWorkshop(academy, 'praten');
  await openDate(academy, 'praten');
});
afterAll(() => academy.close());

async function listed(): Promise<string[]> {
  const { body } = await academy.app.inject({ url: '/sitemap.xml' });
  return [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
}

test('the site map lists what anybody may read, and when what was published changed', async () => {
  const { statusCode, headers, body } = await academy.app.inject({ url: '/sitemap.xml' });
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
  expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<urlset /);
  expect(await listed()).toEqual([
    `${HERE}/`,
    `${HERE}/modules`,
    `${HERE}/praktijkvoorbeelden`,
    `${HERE}/workshops`,
    `${HERE}/over-ons`,
    `${HERE}/voorwaarden`,
    `${HERE}/privacy`,
    `${HERE}/toegankelijkheid`,
    `${HERE}/opleidingen/samen`,
    `${HERE}/modules/rust-aan-tafel`,
    `${HERE}/leren/rust-aan-tafel/voor-iedereen`,
    `${HERE}/workshops/over-praten`,
    `${HERE}/workshops/over-praten/1`,
  ]);
  expect(body).toMatch(/rust-aan-tafel<\/loc><lastmod>\d{4}-\d\d-\d\dT[\d:.]+Z<\/lastmod>/);
});

test('each page it lists is there, asks to be found, names that address as its own and can be shared with a picture', async () => {
  for (const address of await listed()) {
    const { statusCode, body } = await academy.app.inject({
      url: new URL(address).pathname,
      headers: { accept: 'text/html' },
    });
    expect([address, statusCode]).toEqual([address, 200]);
    expect(body).toContain(`<link rel="canonical" href="${address}">`);
    expect(body).toContain(`<meta property="og:url" content="${address}">`);
    expect(body).toContain(`<meta property="og:image" content="${HERE}/delen.png">`);
    expect(body).not.toContain('noindex');
  }
});

test('the picture that is shared is one that others can show: a PNG of 1200 by 630, at most 60 kB', async () => {
  const { statusCode, headers, rawPayload } = await academy.app.inject({ url: '/delen.png' });
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
  expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(rawPayload.length).toBeLessThanOrEqual(60_000);
});

test('pages for one person are not found by search engines, and lessons only where they are free', async () => {
  const { headers, body } = await academy.app.inject({ url: '/robots.txt' });
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  const rules = body.split('\n');
  for (const path of [
    '/beheer',
    '/account',
    '/inschrijving',
    '/leren',
    '/plaats',
    '/bestellen',
    '/bestelling',
    '/demo',
    '/graphql',
    '/wachtwoord',
  ])
    expect(rules).toContain(`Disallow: ${path}`);
  expect(rules.filter((rule) => rule.startsWith('Allow'))).toEqual(['Allow: /leren/rust-aan-tafel/voor-iedereen']);
  expect(rules).toContain(`Sitemap: ${HERE}/sitemap.xml`);
  const disallowed = rules.filter((rule) => rule.startsWith('Disallow: ')).map((rule) => rule.slice(10));
  const hidden = (await listed()).filter((address) =>
    disallowed.some((path) => new URL(address).pathname.startsWith(path)),
  );
  expect(hidden).toEqual([`${HERE}/leren/rust-aan-tafel/voor-iedereen`]);
});

test.each(['/wachtwoord', '/aanmelden/link?token=x', '/herroepen', '/leren/rust-aan-tafel/voor-wie-kocht', '/nergens'])(
  '%s asks not to be found',
  async (url) => {
    const { body } = await academy.app.inject({ url, headers: { accept: 'text/html' } });
    expect(body).toContain('<meta name="robots" content="noindex">');
    expect(body).not.toContain('rel="canonical"');
  },
);
