import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { linkMailedTo, MODULE, openStage, orderAndGoPay, type Stage, signInByMail } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const ringsOf = (page: Page) => page.locator('.bar svg[role="img"]').getAttribute('aria-label');

/** Somebody new with an order that waits on the payment page. */
async function atThePaymentPage(name: string): Promise<Page> {
  const page = await stage.enter();
  await page.goto(`/modules/${MODULE}`);
  await page.getByRole('link', { name: 'Koop deze module' }).click();
  await signInByMail(page, `${name}@school.test`);
  await page.waitForURL('**/bestellen/module/**');
  await orderAndGoPay(page);
  return page;
}

test('a teacher finds the Kameleon programme, makes an account, pays, reads a lesson and sees the rings fill', async () => {
  const page = await stage.enter();
  const email = 'nieuwe.leerkracht@school.test';

  await page.goto('/');
  await page.getByRole('link', { name: 'Bekijk de modules' }).click();
  await page.getByRole('link', { name: 'Samen School Maken' }).click();
  await page.getByRole('heading', { level: 1, name: 'Samen School Maken' }).waitFor();
  await page.getByRole('link', { name: 'Een vertrouwensband vanaf dag één' }).click();
  await page.getByRole('link', { name: 'Waar vertrouwen begint' }).click();
  await page.getByRole('heading', { level: 1, name: 'Waar vertrouwen begint' }).waitFor();
  await page.goto(`/modules/${MODULE}`);
  await page.getByRole('link', { name: 'Koop deze module' }).click();

  await page.getByRole('link', { name: /Maak een account met een wachtwoord/ }).click();
  await page.getByLabel('Je naam').fill('Nieuwe Leerkracht');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill('drie gewone woorden');
  await page.getByRole('button', { name: 'Maak mijn account' }).click();
  await page.getByRole('heading', { name: 'Kijk in je mailbox' }).waitFor();
  await page.goto(await linkMailedTo(page, email));
  await page.getByRole('button', { name: 'Bevestig mijn adres' }).click();

  await page.waitForURL('**/bestellen/module/**');
  await page.getByText('Nieuwe Leerkracht').waitFor();
  await page.getByRole('button', { name: 'Bestellen en betalen' }).click();
  await page.locator('#veld-termsAccepted-error').waitFor();
  await orderAndGoPay(page);
  await page.getByRole('button', { name: 'Betaald met Bancontact' }).click();

  await page.getByRole('heading', { name: 'Betaald. Je kunt beginnen' }).waitFor();
  await page.getByRole('link', { name: 'Begin te lezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Waar vertrouwen begint' }).waitFor();
  const empty = 'Waarom 0 procent, hoe 0 procent, wat 0 procent';
  await page.mouse.wheel(0, 20_000);
  for (const answer of await page.locator('.check').all()) {
    await answer.getByRole('radio').or(answer.getByRole('checkbox')).first().check();
    await answer.getByRole('button', { name: 'Kijk na' }).click();
    await answer.locator('.explanation').first().waitFor();
  }
  await page.getByRole('button', { name: /^Volgende: / }).click();
  await page.getByRole('heading', { level: 1, name: 'De eerste ontmoeting, door de ogen van een ouder' }).waitFor();
  await page.waitForFunction(
    (none) => document.querySelector('.bar svg[role="img"]')?.getAttribute('aria-label') !== none,
    empty,
  );
  expect(await ringsOf(page)).toMatch(/^Waarom 100 procent/);

  await page.goto('/leren');
  await page.getByText('Een vertrouwensband vanaf dag één').first().waitFor();
  await page
    .getByRole('link', { name: /Lees verder|Verder/ })
    .first()
    .waitFor();
  expect(await linkMailedTo(page, email)).toContain('/bestelling/');
});

test('a late payment: the order is under way, and its page turns by itself when the money is there', async () => {
  const page = await atThePaymentPage('later');
  await page.getByRole('button', { name: 'Later betaald' }).click();
  await page.getByRole('heading', { name: 'Je betaling is onderweg' }).waitFor();
  const loaded = await page.evaluate(() => performance.timeOrigin);
  await page.getByRole('heading', { name: 'Betaald. Je kunt beginnen' }).waitFor({ timeout: 60_000 });
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
});

test('a declined payment stays on the payment page, where another way of paying works', async () => {
  const page = await atThePaymentPage('geweigerd');
  await page.getByRole('button', { name: 'Geweigerd', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'geweigerd' }).waitFor();
  await page.getByRole('button', { name: 'Betaald met kaart' }).click();
  await page.getByRole('heading', { name: 'Betaald. Je kunt beginnen' }).waitFor();
});

test('a payment that fails days later says so, live, and how to order again', async () => {
  const page = await atThePaymentPage('later-geweigerd');
  await page.getByRole('button', { name: 'Later geweigerd' }).click();
  await page.getByRole('heading', { name: 'De betaling is niet gelukt' }).waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Bestel opnieuw' }).click();
  await page.getByRole('button', { name: 'Bestellen en betalen' }).waitFor();
});

test('an abandoned payment: the order waits, can be paid after all or cancelled', async () => {
  const page = await atThePaymentPage('verlaten');
  await page.getByRole('button', { name: 'Niet betalen en teruggaan' }).click();
  await page.getByRole('heading', { name: 'We wachten op je betaling' }).waitFor();
  await page.getByRole('link', { name: 'Ga naar de betaling' }).click();
  await page.getByRole('button', { name: 'Niet betalen en teruggaan' }).click();
  await page.getByRole('button', { name: 'Annuleer deze bestelling' }).click();
  await page.getByRole('heading', { name: 'Je hebt deze bestelling geannuleerd' }).waitFor();
});

test('without JavaScript everything is readable, and one gets as far as the payment', async () => {
  const page = await stage.enter({ javaScript: false });
  await page.goto('/');
  await page.getByRole('link', { name: 'Lees een gratis les' }).click();
  await page.locator('article.lesson-text p').first().waitFor();
  await page.goto('/modules?fase=WHAT');
  await page.getByRole('link', { name: 'Een vertrouwensband vanaf dag één' }).first().click();
  await page.getByRole('link', { name: 'Koop deze module' }).click();
  await signInByMail(page, 'zonder-script@school.test');
  await page.waitForURL('**/bestellen/module/**');
  await orderAndGoPay(page, { giveUpWithdrawal: false });
  await page.getByRole('button', { name: 'Betaald met kaart' }).click();
  await page.getByRole('heading', { name: 'Betaald. Je kunt beginnen' }).waitFor();
  await page.getByText(/Je kunt deze bestelling herroepen tot/).waitFor();
});
