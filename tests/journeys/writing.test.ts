import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { awake, openStage, type Stage } from './stage.ts';

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
  await awake(page);
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
    await back.waitForFunction((text) => document.querySelector('textarea')?.value === text, 'In de trein geschreven.');
    await saved(back);
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

describe('mijn schrift', () => {
  test('gathers what was written; is searched, shared with somebody, read by them, and taken back', async () => {
    const page = await stage.enterAs('beheer');
    await page.goto('/mijn-schrift');
    await page.getByRole('heading', { name: 'Je schreef nog niets' }).waitFor();
    await expectAccessible(page, 'a notebook with nothing in it');

    await openLesson(page);
    await answer(page).fill('Ik vroeg een ouder hoe het ging.\n\nDat was de beste vraag van de dag.');
    await saved(page);
    await stage.sql(
      "update learning.reflection set written_at = now() - interval '1 year' where person_id = (select id from identity.person where email like 'beheer@%')",
    );
    await page.goto('/mijn-schrift');
    await page.getByRole('heading', { name: 'Een jaar geleden schreef je' }).waitFor();
    await page.getByLabel('Zoek in je antwoorden').fill('beste VRAAG');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.waitForURL('**zoek=**');
    await page.getByText('Dat was de beste vraag van de dag.').waitFor();

    await page.getByText('Deel dit antwoord').click();
    await page.getByLabel('E-mailadres van een collega').fill('geen adres@');
    await page.evaluate(() =>
      document.querySelectorAll('form').forEach((form) => {
        form.noValidate = true;
      }),
    );
    await page.getByRole('button', { name: 'Deel', exact: true }).click();
    await page.getByText('Dit lijkt geen e-mailadres').first().waitFor();
    await expectAccessible(page, 'a share to an address that is none');
    await page.getByLabel('E-mailadres van een collega').fill('partner@demo.fluxus.test');
    await page.getByRole('button', { name: 'Deel', exact: true }).click();
    await page.getByText('Gedeeld met partner@demo.fluxus.test.').waitFor();
    for (const order of ['tijd', 'module', 'drempel']) {
      await page.goto(`/mijn-schrift?volgorde=${order}`);
      await expectAccessible(page, `a notebook, by ${order}`);
    }

    const colleague = await stage.enterAs('partner');
    await colleague.goto('/mijn-schrift');
    await colleague.getByRole('link', { name: 'Onze kinderen' }).click();
    await colleague.getByText('Dat was de beste vraag van de dag.').waitFor();
    await expectAccessible(colleague, 'an answer that somebody shares');

    await page
      .getByRole('button', { name: /^Deel niet meer/ })
      .first()
      .click();
    await page.getByText('Je deelt dit antwoord niet meer').waitFor();
    await colleague.reload();
    await colleague.getByText('Hier is niets voor jou te lezen').waitFor();
    await expectAccessible(colleague, 'an answer that is no longer shared');

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Als PDF' }).click();
    expect((await download).suggestedFilename()).toBe('mijn-schrift.pdf');
  }, 180_000);
});
