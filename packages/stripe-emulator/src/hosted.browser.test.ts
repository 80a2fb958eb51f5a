import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { anOrder, type Rig, startRig } from './testing/rig.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let rig: Rig;
let shop: Server;
let shopUrl: string;
beforeAll(async () => {
  browser = await openBrowser();
  rig = await startRig();
  shop = createServer((request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<title>Winkel</title>${request.method} ${request.url}`),
  );
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  await rig.close();
  shop.closeAllConnections();
  await new Promise((resolve) => shop.close(resolve));
});

async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome' });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox', '--disable-gpu'] });
}

/** A browser without JavaScript of the page, on a new session. What the console complains about is kept. */
async function visit(
  width = 360,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ page: Page; id: string; url: string; complaints: string[] }> {
  const name = 'Een gedeelde verantwoordelijkheid: zeventienlettergrepigewoorden'.repeat(2);
  const { id, url } = await rig.stripe.checkout.sessions.create(
    anOrder({
      success_url: `${shopUrl}/done?session={CHECKOUT_SESSION_ID}`,
      cancel_url: `${shopUrl}/back`,
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 123_400, product_data: { name } } }],
    }),
  );
  const page = await browser.newPage({ viewport: { width, height: 740 }, colorScheme });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  await page.goto(url ?? '');
  return { page, id, url: url ?? '', complaints };
}

async function faults(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (source) => {
    new Function(source)();
    const { axe: tool } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await tool.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  }, axe);
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return wide === 0 ? found : [...found, `wider than the screen by ${String(wide)} px`];
}

describe('in a real browser', () => {
  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('every page holds at %i px, %s', async (width, colorScheme) => {
    const { page, id, url, complaints } = await visit(width, colorScheme);
    const found: Record<string, string[]> = { open: await faults(page) };
    await page.getByRole('button', { name: 'Geweigerd', exact: true }).click();
    await page.getByRole('alert').waitFor();
    found.declined = await faults(page);
    await page.goto(`${rig.url}/`);
    found.overview = await faults(page);
    rig.emulator.control.pay(id, 'later');
    for (const state of ['underWay', 'failed'] as const) {
      await page.goto(url);
      found[state] = await faults(page);
      if (state === 'underWay') rig.emulator.control.completeLater(id, 'failed');
    }
    await page.goto(`${rig.url}/pay/cs_no`);
    found.missing = await faults(page);
    expect(found).toEqual({ open: [], declined: [], overview: [], underWay: [], failed: [], missing: [] });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a person pays by keyboard alone and comes back in the shop', async () => {
    const { page, id, complaints } = await visit();
    await page.getByLabel('E-mailadres').fill('an@example.test');
    await page.getByRole('button', { name: 'Betaald met Bancontact' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${shopUrl}/done?session=${id}`);
    expect(await page.textContent('body')).toBe(`GET /done?session=${id}`);
    expect(rig.emulator.control.sessions().find((one) => one.id === id)).toMatchObject({
      payment_status: 'paid',
      customer_details: { email: 'an@example.test' },
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a person is declined, chooses again, and goes back without paying', async () => {
    const { page, id } = await visit();
    await page.getByRole('button', { name: 'Geweigerd', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'geweigerd' }).waitFor();
    await page.getByRole('button', { name: 'Niet betalen en teruggaan' }).click();
    await page.waitForURL(`${shopUrl}/back`);
    expect(rig.emulator.control.sessions().find((one) => one.id === id)).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
    });
    await page.close();
  });
});
