import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
// @ts-expect-error -- plain JavaScript, because the set-up of the tests uses it too
import { unpackBrowser } from './packed-browser.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real Chromium: the one inside the npm package on Linux, an installed Chrome elsewhere. */
export async function openBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const executablePath = await unpackBrowser();
  if (!executablePath) return chromium.launch({ channel: 'chrome', args: quiet });
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}

export const PHONE = { width: 360, height: 740 };
export const WIDE = { width: 1280, height: 900 };

type Violation = { id: string; help: string; nodes: { target: string[] }[] };
type Axe = { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> };

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything axe finds against WCAG 2.2 AA, serious or not, as lines that say what and where. */
export async function accessibilityFaults(page: Page, only: 'everything' | 'contrast'): Promise<string[]> {
  // as an expression of the debugger: the page's own policy forbids scripts that are not its own
  await page.evaluate(axeSource);
  const runOnly =
    only === 'contrast' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: STANDARDS };
  const violations = await page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      return (await axe.run(document, options)).violations;
    },
    { runOnly },
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/** What a browser says of answers and connections that a journey means to be bad. */
const EXPECTED = /status of (4\d\d|5\d\d)|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED/;

/** A person with a browser of their own. What the browser complains about in the console fails the journey. */
export async function visitor(
  browser: Browser,
  url: string,
  options: { javaScript?: boolean; size?: { width: number; height: number } } = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: options.javaScript ?? true,
    viewport: options.size ?? PHONE,
    locale: 'nl-BE',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    bypassCSP: false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
}
