import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { openStage, type Stage } from './stage.ts';

const CASE = '/praktijkvoorbeelden/samen-nadenken-over-een-fase';
const LONG = { timeout: 60_000 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const text = (page: Page) => page.getByLabel('Je bericht');
const waiting = (page: Page, count: number) =>
  page.locator(`[data-waiting="${count}"]`).waitFor({ state: 'attached', ...LONG });

/** Begins a conversation about a case study, and gives its address. */
async function begin(page: Page, title: string): Promise<string> {
  await page.goto(CASE);
  await page.getByRole('link', { name: 'Praat erover met collega’s' }).click();
  await page.getByRole('link', { name: 'Begin een gesprek' }).first().click();
  await page.getByLabel('Titel').fill(title);
  await text(page).fill('Ik zoek nog woorden.');
  await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
  await page.locator('#bericht-1').waitFor();
  return new URL(page.url()).pathname;
}

test('somebody is mentioned by keyboard, and the other hears of it live, in the reader too, and reads it', async () => {
  const els = await stage.enterAs('leerkracht');
  const jan = await stage.enterAs('begeleider');
  await els.goto('/meldingen');
  await els.getByRole('heading', { name: 'Je bent helemaal bij.' }).waitFor();
  await expectAccessible(els, 'no notices');
  const path = await begin(els, 'Hoe begin je zo’n gesprek?');
  await els.goto('/leren');
  await waiting(els, 0);

  await jan.goto(path);
  await text(jan).pressSequentially('Dag @demo l');
  await jan.getByRole('option', { name: 'Demo leerkracht' }).waitFor(LONG);
  await expectAccessible(jan, 'names to mention');
  await jan.keyboard.press('ArrowDown');
  await jan.keyboard.press('Enter');
  expect(await text(jan).inputValue()).toBe('Dag @Demo leerkracht ');
  await jan.keyboard.type('wij beginnen met een vraag. @nie');
  expect(await jan.getByRole('option').count()).toBe(0);
  await jan.getByRole('button', { name: 'Plaats je bericht' }).click();
  await jan.locator('#bericht-2 .mention').getByText('@Demo leerkracht').waitFor();
  await expectAccessible(jan, 'a conversation with a mention');

  await waiting(els, 1);
  await els
    .getByRole('status')
    .filter({ hasText: '1 nieuwe melding' })
    .waitFor({ state: 'attached', ...LONG });
  await els.getByRole('link', { name: 'Meldingen' }).first().click();
  const notice = els.getByRole('link', { name: /Demo begeleider noemt je in/ });
  await notice.waitFor();
  await expectAccessible(els, 'a notice');
  await notice.click();
  await els.locator('#bericht-2').waitFor();
  await waiting(els, 0);
  await els.goto('/meldingen');
  await els.getByText('Alles is gelezen.').waitFor();
  await notice.waitFor();
}, 300_000);

test('without a script a whole name mentions, the number comes with the page, and everything is done by forms', async () => {
  const els = await stage.enterAs('leerkracht', { javaScript: false });
  const jan = await stage.enterAs('begeleider', { javaScript: false });
  const path = await begin(els, 'Zonder script');
  await jan.goto(path);
  await text(jan).fill('Dag @Demo leerkracht, en @Niemand Anders.');
  await jan.getByRole('button', { name: 'Plaats je bericht' }).click();
  await jan.locator('#bericht-2').waitFor();
  expect(await jan.locator('#bericht-2 .mention').allTextContents()).toEqual(['@Demo leerkracht']);
  // a job tells of it
  const latest = Date.now() + 60_000;
  do await els.goto('/meldingen');
  while ((await els.locator('[data-waiting="1"]').count()) === 0 && Date.now() < latest);
  await els.getByText('1 ongelezen melding').waitFor();
  await els.getByRole('button', { name: /^Zet op gelezen: Demo begeleider noemt je in/ }).click();
  await els.getByText('Alles is gelezen.').waitFor();

  await els.getByRole('link', { name: 'Kies wat je per mail krijgt' }).click();
  await els.getByLabel('Nieuwe berichten in gesprekken die je volgt').selectOption({ label: 'Geen mail' });
  await els.getByLabel(/^Herinner me per mail/).uncheck();
  await els.getByRole('button', { name: 'Bewaar je keuze' }).click();
  await els.getByText('Je keuze is bewaard.').waitFor();
  expect(await els.getByLabel('Nieuwe berichten in gesprekken die je volgt').inputValue()).toBe('NONE');
  expect(await els.getByLabel(/^Herinner me per mail/).isChecked()).toBe(false);
  const seeing = await stage.enterAs('leerkracht');
  await seeing.goto('/meldingen/voorkeuren');
  await expectAccessible(seeing, 'what one gets by mail');
}, 300_000);
