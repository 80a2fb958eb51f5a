import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PublishCases, PublishModule, PublishProgramme } from '../../authoring/index.ts';
import { systemCaller } from '../../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { moduleManuscript } from '../../testing/manuscripts.ts';
import { COLOURS, coloured } from './colours.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260"><rect class="d-wash-what" width="640" height="260"/></svg>';
const IN_LESSON = SVG.replace('d-wash-what', 'd-why');
const BROKEN = '<svg viewBox="0 0 640 260"><g></svg>';
const DRAWINGS = new Map([
  ['media/kaft.svg', SVG],
  ['media/les.svg', IN_LESSON],
  ['media/stuk.svg', BROKEN],
]);
const CASE = {
  barrier: 'trust',
  age: 'a',
  channel: 'c',
  statements: [],
  situation: 'S.',
  approach: 'A.',
  questions: ['V?'],
};
const STYLES = new URL('../../../../client/src/styles/', import.meta.url);

let academy: TestAcademy;
const publish = (sketch: Partial<Parameters<typeof moduleManuscript>[0]> = {}) =>
  academy.app.get(PublishModule, { strict: false }).run(
    systemCaller,
    moduleManuscript({
      ...{
        key: 'rust',
        slug: 'rust-aan-tafel',
        title: 'Rust aan tafel',
        cover: 'media/kaft.svg',
        coverAlt: 'Een “vlak” & meer.',
      },
      lessons: [
        { key: 'open', free: true, body: '::image{#beeld src="media/les.svg" alt="Een vlak."}\n' },
        { key: 'dicht', body: 'Wat alleen kopers lezen. {#tekst}\n' },
      ],
      ...sketch,
    }),
    DRAWINGS,
  );
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await academy.app
    .get(PublishCases, { strict: false })
    .run(systemCaller, [{ ...CASE, key: 'geval', slug: 'geval', title: 'Geval', drawing: 'media/kaft.svg' }], DRAWINGS);
  await publish();
  const programme = {
    key: 'samen',
    slug: 'samen',
    title: 'Samen',
    promise: 'P.',
    priceCents: 8000,
    vat: 'standard-21',
  };
  await academy.app.get(PublishProgramme, { strict: false }).run(systemCaller, { ...programme, modules: ['rust'] });
});
afterAll(() => academy.close());

const get = (url: string, headers = {}) => academy.app.inject({ url, headers });
const metaOf = async (page: string) => {
  const { body } = await get(page, { accept: 'text/html' });
  return new Map(
    [...body.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
};
const pictureOf = async (page: string) =>
  (await metaOf(page)).get('og:image')?.replace(academy.resources.publicUrl, '') ?? '';

async function colourAt(png: Buffer, x: number, y: number): Promise<string> {
  const context = createCanvas(1200, 630).getContext('2d');
  context.drawImage(await loadImage(png), 0, 0);
  const [red = 0, green = 0, blue = 0] = context.getImageData(x, y, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

test.each([
  ['a module', '/modules/rust-aan-tafel', '/delen/module/rust.png?v='],
  ['a programme', '/opleidingen/samen', '/delen/opleiding/samen.png?v='],
  ['a free lesson', '/leren/rust-aan-tafel/open', '/delen/les/rust/open.png?v='],
])(
  '%s is shared with a picture of its own: a PNG of 1200 by 630 that may be kept for good',
  async (_what, page, address) => {
    const picture = await pictureOf(page);
    expect(picture).toContain(address);
    const { statusCode, headers, rawPayload } = await get(picture);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(rawPayload.length).toBeLessThan(300_000);
    expect((await get(picture, { 'if-none-match': headers.etag })).statusCode).toBe(304);
  },
);

test('the drawing stands above, in the light palette, and the title on paper below it', async () => {
  const { rawPayload } = await get('/delen/module/rust.png');
  expect(await colourAt(rawPayload, 5, 5)).toBe(COLOURS['what-wash']);
  expect(await colourAt(rawPayload, 5, 625)).toBe(COLOURS.paper);
  const lesson = await get('/delen/les/rust/open.png');
  expect(await colourAt(lesson.rawPayload, 5, 5)).toBe(COLOURS.why);
});

test('the page says how large the picture is and what stands on it', async () => {
  const meta = await metaOf('/modules/rust-aan-tafel');
  expect(Object.fromEntries(meta)).toMatchObject({
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': 'Een “vlak” &amp; meer.',
    'twitter:card': 'summary_large_image',
  });
});

test('a case has one under its key, without a page that names it', async () => {
  const { statusCode, headers } = await get('/delen/praktijkvoorbeeld/geval.png');
  expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=3600']);
});

test.each([
  ['a lesson that is not free', '/delen/les/rust/dicht.png'],
  ['a module that nobody published', '/delen/module/weg.png'],
  ['another kind of file', '/delen/module/rust.svg'],
  ['a kind that is not there', '/delen/iets/rust.png'],
])('there is no picture of %s', async (_what, url) => {
  expect((await get(url)).statusCode).toBe(404);
});

test('the page of a lesson that is not free names the picture of the academy', async () => {
  expect(await pictureOf('/leren/rust-aan-tafel/dicht')).toBe('/delen.png');
});

test('the address changes when what is shown changes, and only then; the old address shows what holds', async () => {
  const before = await pictureOf('/modules/rust-aan-tafel');
  await publish({ promise: 'Iets anders.', slug: 'rust-aan-tafel' });
  expect(await pictureOf('/modules/rust-aan-tafel')).toBe(before);
  await publish({ title: 'Vrede aan tafel' });
  const after = await pictureOf('/modules/rust-aan-tafel');
  expect(after).not.toBe(before);
  const [old, fresh] = await Promise.all([get(before), get(after)]);
  expect(old.headers['cache-control']).toBe('public, max-age=3600');
  expect(old.rawPayload.equals(fresh.rawPayload)).toBe(true);
});

test('a drawing that cannot be painted leads to the picture of the academy', async () => {
  await publish({ key: 'stuk', slug: 'stuk', cover: 'media/stuk.svg' });
  const { statusCode, headers } = await get('/delen/module/stuk.png');
  expect([statusCode, headers.location]).toEqual([302, '/delen.png']);
});

test('every class of the drawings has the colour that the design gives it on light paper', () => {
  const tokens = readFileSync(new URL('tokens.css', STYLES), 'utf8').split('@media')[0] ?? '';
  const classes = [
    ...readFileSync(new URL('drawings.css', STYLES), 'utf8').matchAll(
      /\.([ds]-[\w-]+) \{\s+(fill|stroke): var\(--([\w-]+)\)/g,
    ),
  ];
  expect(classes.length).toBeGreaterThan(10);
  for (const [, name = '', property, token = ''] of classes) {
    const [, lightness, chroma, hue] =
      new RegExp(`--${token}: oklch\\(([\\d.]+)% ([\\d.]+) ([\\d.]+)\\)`).exec(tokens) ?? [];
    const colour = hexOf(Number(lightness) / 100, Number(chroma), Number(hue));
    expect(coloured(`<svg><g class="${name}"/></svg>`, 640, 260)).toContain(`<g style="${property}:${colour}"/>`);
  }
});

/** An OKLCH colour in sRGB, as browsers show it. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part)));
  const parts = linear.map((part) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055));
  return `#${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
