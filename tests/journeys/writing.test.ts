import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../harness/browser.ts';
import { openStage, type Stage } from './stage.ts';

const LESSON = '/leren/een-gedeelde-verantwoordelijkheid/onze-kinderen';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const answer = (page: Page) => page.getByLabel('Jouw antwoord').first();
const saved = (page: Page) =>
  page
    .getByText(/Bewaard om/)
    .first()
    .waitFor();

/** Another tab of the same browser. */
async function newTab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(path);
  return page;
}

/** A lesson that is awake: what is typed before is kept too, but not tested here. */
async function openLesson(page: Page): Promise<void> {
  await page.goto(LESSON);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('textarea') ?? {}).some((key) => key.startsWith('__react')),
  );
}

describe('on the phone', () => {
  test('written without a connection and the tab closed: it is there when one comes back, and is saved', async () => {
    const page = await stage.enterAs('leerkracht');
    await openLesson(page);
    const context = page.context();
    await context.setOffline(true);
    await answer(page).fill('In de trein geschreven.');
    await page
      .getByText(/staat op dit toestel en wordt bewaard/)
      .first()
      .waitFor();
    await page.close();
    await context.setOffline(false);
    const back = await newTab(context, LESSON);
    await saved(back);
    expect(await answer(back).inputValue()).toBe('In de trein geschreven.');
    const left = await back.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('schrift')));
    expect(left).toEqual([]);
  }, 90_000);

  test('a session that ended: the text stays, one signs in and comes back to it', async () => {
    const page = await stage.enterAs('begeleider');
    await openLesson(page);
    await page.context().clearCookies();
    await answer(page).fill('Geschreven na een lange pauze.');
    const told = page.getByText(/je bent niet meer aangemeld/).first();
    await told.waitFor();
    await expectAccessible(page, 'a prompt without a session');
    await told.getByRole('link', { name: 'Aanmelden' }).click();
    await page.getByText('Liever met een wachtwoord').click();
    const form = page.locator('form', { has: page.getByLabel('Wachtwoord') });
    await form.getByLabel('E-mailadres').fill('begeleider@demo.fluxus.test');
    await form.getByLabel('Wachtwoord').fill('samen-school-maken');
    await form.getByRole('button', { name: 'Meld me aan' }).click();
    await page.waitForURL(`**${LESSON}*`);
    await saved(page);
    expect(await answer(page).inputValue()).toContain('Geschreven na een lange pauze.');
  }, 90_000);

  test('somebody else who signs in on this device sees nothing of it', async () => {
    const page = await stage.enterAs('leerkracht');
    await openLesson(page);
    await page.context().clearCookies();
    await answer(page).fill('Alleen van mij.');
    await page
      .getByText(/je bent niet meer aangemeld/)
      .first()
      .waitFor();
    await page.goto('/aanmelden');
    await page.getByText('Liever met een wachtwoord').click();
    const form = page.locator('form', { has: page.getByLabel('Wachtwoord') });
    await form.getByLabel('E-mailadres').fill('partner@demo.fluxus.test');
    await form.getByLabel('Wachtwoord').fill('samen-school-maken');
    await form.getByRole('button', { name: 'Meld me aan' }).click();
    await page.waitForURL('**/leren');
    const other = await newTab(page.context(), LESSON);
    await answer(other).waitFor();
    expect(await other.content()).not.toContain('Alleen van mij.');
    expect(await answer(other).inputValue()).toBe('');
  }, 90_000);

  test('a device that keeps nothing says so', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await openLesson(page);
    await page.context().setOffline(true);
    await answer(page).fill('Nergens bewaard.');
    await page
      .getByText(/laat deze pagina open/)
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await saved(page);
  }, 90_000);
});

describe('without a script', () => {
  test('two tabs: both versions are shown, and each of the three deeds is a button', async () => {
    const one = await stage.enterAs('auteur', { javaScript: false });
    await one.goto(LESSON);
    const other = await newTab(one.context(), LESSON);
    await answer(one).fill('Uit het eerste tabblad.');
    await one.getByRole('button', { name: 'Bewaar' }).first().click();
    await answer(other).fill('Uit het tweede tabblad.');
    await other.getByRole('button', { name: 'Bewaar' }).first().click();
    const conflict = other.getByRole('alert').filter({ hasText: 'Uit het eerste tabblad.' });
    await conflict.waitFor();
    expect(await conflict.getByRole('button', { name: 'Houd deze tekst' }).count()).toBe(2);
    await conflict.getByRole('button', { name: 'Houd ze allebei' }).click();
    await other.waitForURL('**/leren/**');
    expect(await answer(other).inputValue()).toBe('Uit het eerste tabblad.\n\nUit het tweede tabblad.');
  }, 90_000);

  test('a session that ended: the text is still on the page, to be saved after signing in', async () => {
    const page = await stage.enterAs('directie', { javaScript: false });
    await page.goto(LESSON);
    await page.context().clearCookies();
    await answer(page).fill('Zonder sessie verstuurd.');
    await page.getByRole('button', { name: 'Bewaar' }).first().click();
    await page.getByText(/Je was niet meer aangemeld/).waitFor();
    expect(await answer(page).inputValue()).toBe('Zonder sessie verstuurd.');
  }, 90_000);
});
