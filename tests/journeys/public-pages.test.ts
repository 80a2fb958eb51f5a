import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { WIDE } from '../harness/browser.ts';
import { MODULE, openStage, type Stage } from './stage.ts';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  page = await stage.enter();
}, 120_000);
afterAll(() => stage?.close());

describe('every public page is for everybody, narrow and wide, light and dark', () => {
  test.each([
    ['/', 200],
    ['/modules', 200],
    ['/modules?fase=WHY&minuten=45&prijs=45', 200],
    ['/modules?fase=ooit&drempel=trust', 200],
    [`/modules/${MODULE}`, 200],
    ['/opleidingen/samen-school-maken', 200],
    [`/leren/${MODULE}/waar-vertrouwen-begint`, 200],
    [`/leren/${MODULE}/de-eerste-schooldag`, 403],
    ['/praktijkvoorbeelden', 200],
    ['/praktijkvoorbeelden?drempel=trust&leeftijd=kleuters&zoek=klas', 200],
    ['/praktijkvoorbeelden?drempel=onzin&zoek=ditstaatnergens', 200],
    ['/praktijkvoorbeelden/de-eerste-schooldag', 200],
    ['/zoeken?zoek=gesprek', 200],
    ['/zoeken?zoek=xyzzyq', 200],
    [`/zoeken?zoek=${'+*'.repeat(5000)}`, 422],
    ['/workshops', 200],
    ['/over-ons', 200],
    ['/voorwaarden', 200],
    ['/privacy', 200],
    ['/toegankelijkheid', 200],
    ['/herroepen', 200],
    ['/aanmelden', 200],
    ['/account/nieuw', 200],
    ['/wachtwoord', 200],
    ['/aanmelden/link?token=verzonnen', 200],
    ['/bestaat/niet', 404],
    ['/demo/mail', 200],
    ['/demo/betalen', 200],
  ])(
    '%s',
    async (path, status) => {
      expect((await page.goto(path))?.status()).toBe(status);
      await expectAccessible(page, path);
    },
    120_000,
  );
});

describe('wrong input is told at its field, and nothing typed is lost', () => {
  test('making an account', async () => {
    await page.goto('/account/nieuw');
    await page.getByLabel('Je naam').fill('Wie Dan Ook');
    await page.getByLabel('E-mailadres').fill('geen adres');
    await page.getByLabel('Wachtwoord').fill('kort');
    await page.evaluate(() => document.querySelector('form[method=post]')?.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Maak mijn account' }).click();
    await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
    expect(await page.getByLabel('Je naam').inputValue()).toBe('Wie Dan Ook');
    expect(await page.getByLabel('E-mailadres').getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page, 'an account that is not right yet');
  }, 60_000);

  test('a wrong password', async () => {
    await page.goto('/aanmelden');
    await page.getByText('Liever met een wachtwoord').click();
    const form = page.locator('form', { has: page.getByLabel('Wachtwoord') });
    await form.getByLabel('E-mailadres').fill('niemand@school.test');
    await form.getByLabel('Wachtwoord').fill('iets anders dan het was');
    await form.getByRole('button', { name: 'Meld me aan' }).click();
    await page.locator('.notice, [data-error-summary]').first().waitFor();
    expect(await form.getByLabel('E-mailadres').inputValue()).toBe('niemand@school.test');
    expect(await form.getByLabel('Wachtwoord').inputValue()).toBe('');
    await expectAccessible(page, 'a sign-in that was refused');
  }, 60_000);

  test('a withdrawal, in its two steps', async () => {
    await page.goto('/herroepen');
    await page.getByLabel('Je naam').fill('Wie Dan Ook');
    await page.getByLabel('Nummer van je bestelling').fill('FA-2026-000001');
    await page.getByLabel(/E-mailadres/).fill('wie@school.test');
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('heading', { name: 'Kijk je verklaring na' }).waitFor();
    await expectAccessible(page, 'a withdrawal to be confirmed');
    await page.getByRole('button', { name: 'Herroeping bevestigen' }).click();
    await page.getByRole('heading', { name: 'We hebben je herroeping ontvangen' }).waitFor();
    await expectAccessible(page, 'a withdrawal that was received');
  }, 60_000);
});

test('by keyboard alone one gets past the menu, through the filters and to the payment', async () => {
  const narrow = await stage.enterAs('partner');
  await narrow.goto('/modules');
  await narrow.keyboard.press('Tab');
  await expectFocus(narrow, 'Naar de inhoud');
  await narrow.keyboard.press('Enter');
  await tabTo(narrow, 'Een vertrouwensband vanaf dag één');
  await narrow.keyboard.press('Enter');
  await narrow.waitForURL(`**/modules/${MODULE}`);
  await tabTo(narrow, 'Koop deze module');
  await narrow.keyboard.press('Enter');
  await narrow.waitForURL('**/bestellen/module/**');
  await tabTo(narrow, /akkoord met de voorwaarden/);
  await narrow.keyboard.press('Space');
  await tabTo(narrow, 'Bestellen en betalen');
  await narrow.keyboard.press('Enter');
  await narrow.waitForURL('**/demo/betalen/pay/**');
  await tabTo(narrow, 'Betaald met kaart');
  await narrow.keyboard.press('Enter');
  await narrow.getByRole('heading', { name: 'Betaald. Je kunt beginnen' }).waitFor();
}, 120_000);

test('at four times the size nothing is cut off', async () => {
  const large = await stage.enter({ size: { width: Math.round(WIDE.width / 4), height: 256 } });
  for (const path of ['/', `/modules/${MODULE}`, `/leren/${MODULE}/waar-vertrouwen-begint`, '/aanmelden']) {
    await large.goto(path);
    const overflow = await large.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ path, overflow }).toEqual({ path, overflow: 0 });
  }
}, 60_000);

/** What the keyboard is on, as its name or text. */
const focused = (on: Page) =>
  on.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  });

async function expectFocus(on: Page, name: string): Promise<void> {
  expect(await focused(on)).toBe(name);
}

async function tabTo(on: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await on.keyboard.press('Tab');
    const now = await focused(on);
    if (typeof name === 'string' ? now.includes(name) : name.test(now)) return;
  }
  throw new Error(`the keyboard does not come to ${name}`);
}
