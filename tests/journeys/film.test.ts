import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blockKeys, fromMarkdown, toSegments, toText } from '@fluxus/lesson-document';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { type ModuleContent, Phase, Publications } from '../../server/src/catalogue/index.ts';
import { Database } from '../../server/src/platform/database/database.ts';
import { type TestAcademy, testAcademy } from '../../server/src/testing/academy.ts';
import { expectAccessible } from '../harness/accessible.ts';
import { openBrowser, visitor } from '../harness/browser.ts';
import { root } from '../harness/running-academy.ts';

const LESSON = '/leren/met-film/kijken';
const BODY = `Kijk eerst. {#vooraf}

:::film{#de-film src="/media/clip.webm" captions="/media/ondertitels.vtt" chapters="/media/hoofdstukken.vtt" title="Een proefbeeld"}
Eerst de ene zin. En dan de andere.
:::

Wat na de film komt. {#daarna}
`;
const TYPES: Readonly<Record<string, string>> = { '.webm': 'video/webm', '.vtt': 'text/vtt' };

let academy: TestAcademy;
let browser: Browser;
let url: string;
let complaints: string[];
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  const publications = academy.app.get(Publications, { strict: false });
  await academy.app.get(Database, { strict: false }).transaction(async () => {
    await publications.lock();
    await publications.freeze({ kind: 'module', key: 'met-film', manuscript: {}, content: withFilm(), by: undefined });
  });
  await academy.app.listen(0, '127.0.0.1');
  url = await academy.app.getUrl();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await academy?.close();
});

const kept = (name: string) => path.join(root, 'tests/journeys/film', name);

/** A module as it will be published once the academy keeps films: until then a manuscript with one is refused. */
function withFilm(): ModuleContent {
  const { document } = fromMarkdown(BODY);
  if (!document) throw new Error('the lesson with a film is not well made');
  const lesson = {
    ...{ key: 'kijken', slug: 'kijken', title: 'Kijken', phase: Phase.WHY, lead: 'Een film.', minutes: 5, free: true },
    blocks: blockKeys(document).map(({ key, kind }) => ({ key, kind })),
    segments: toSegments(document, { chaptersFile: (src) => readFileSync(kept(path.basename(src)), 'utf8') }),
    ...{ checks: [], cases: [], text: toText(document) },
  };
  return {
    ...{ slug: 'met-film', title: 'Met een film', subtitle: 'S', promise: 'P', able: ['a'], forWhom: 'W' },
    ...{
      priceCents: 4500,
      vat: 'exempt-art-44',
      cover: { svg: '', alt: '' },
      questions: [],
      caseKeys: [],
      barriers: [],
    },
    lessons: [lesson],
  };
}

/** The clip and what goes with it, in parts where a browser asks for a part, as a server of files answers. */
async function serve(route: Route): Promise<void> {
  const name = path.basename(new URL(route.request().url()).pathname);
  const file = readFileSync(kept(name));
  const headers = { 'content-type': TYPES[path.extname(name)] ?? '', 'accept-ranges': 'bytes' };
  const [, from = '0', to] = /^bytes=(\d+)-(\d*)/.exec(route.request().headers().range ?? '') ?? [];
  if (!route.request().headers().range) return route.fulfill({ headers, body: file });
  const end = Math.min(to ? Number(to) : file.length - 1, file.length - 1);
  const range = { 'content-range': `bytes ${from}-${end}/${file.length}` };
  return route.fulfill({ status: 206, headers: { ...headers, ...range }, body: file.subarray(Number(from), end + 1) });
}

async function open(media: (route: Route) => Promise<void>): Promise<Page> {
  const guest = await visitor(browser, url);
  complaints = guest.complaints;
  await guest.context.route('**/media/**', media);
  return guest.page;
}

const film = (page: Page) => page.locator('figure.film');
const of = (page: Page, what: 'currentTime' | 'playbackRate') =>
  page.evaluate((name) => document.querySelector('video')?.[name], what);

test('a film plays with captions, chapters and speed, beside what is said in it', async () => {
  const page = await open(serve);
  await page.goto(LESSON);
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 1);
  await expectAccessible(page, 'a lesson with a film');
  expect(await page.evaluate(() => document.querySelector('video')?.textTracks[0]?.mode)).toBe('showing');
  await page.waitForFunction(() => document.querySelector('video')?.textTracks[0]?.cues?.length === 2);

  const second = film(page).getByRole('button', { name: /Het vervolg/ });
  await second.click();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) >= 3);
  await film(page).locator('button[aria-current=true]', { hasText: 'Het vervolg' }).waitFor();

  await film(page).getByLabel('Snelheid').selectOption('1.5');
  expect(await of(page, 'playbackRate')).toBe(1.5);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('video')?.playbackRate === 1.5);

  await film(page).getByText('Lees wat er gezegd wordt').click();
  await film(page).getByText('Eerst de ene zin. En dan de andere.').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('its place is kept: what comes after it does not move when it arrives', async () => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const page = await open(async (route) => {
    await held;
    await serve(route);
  });
  await page.goto(LESSON, { waitUntil: 'domcontentloaded' });
  const after = page.getByText('Wat na de film komt.');
  await page.evaluate(() => document.fonts.ready);
  const before = await after.boundingBox();
  arrive();
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 1);
  expect(await after.boundingBox()).toEqual(before);
}, 120_000);

test('a film that does not come says so, offers another try and what is said in it', async () => {
  let there = false;
  const page = await open((route) => (there ? serve(route) : route.abort()));
  await page.goto(LESSON);
  await film(page).getByRole('alert').waitFor();
  await film(page).getByText('Eerst de ene zin. En dan de andere.').waitFor();
  await expectAccessible(page, 'a film that did not come');
  there = true;
  await film(page).getByRole('button', { name: 'Probeer opnieuw' }).click();
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 1);
}, 120_000);
