import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { linkMailedTo, openStage, type Stage } from './stage.ts';

const ONE_PLACE = '/workshops/het-zorggesprek';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

/** The link in the newest mail to an address that has this subject, once it came. */
async function linkIn(page: Page, email: string, subject: string): Promise<string> {
  for (let turn = 0; turn < 300; turn += 1) {
    const [mail] = await stage.sql<{ id: string }>(
      'select id from platform.caught_mail where recipient = $1 and subject = $2 order by id desc limit 1',
      [email, subject],
    );
    if (mail) return linkMailedTo(page, email);
    await page.waitForTimeout(100);
  }
  throw new Error(`no mail “${subject}” came to ${email}`);
}

async function join(page: Page, path: string, email: string, button: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Je naam').fill('Gast van de dienst');
  await page.getByLabel('Je e-mailadres').fill(email);
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('heading', { name: 'Kijk in je mailbox' }).waitFor();
}

describe('a date that the staff plans', () => {
  let path: string;

  test('is a draft until it is opened, and what is not right is told at its field', async () => {
    const page = await stage.enterAs('auteur');
    await page.goto('/workshops');
    await page.getByRole('link', { name: 'Data van workshops' }).click();
    await page.getByRole('heading', { name: 'Plan een datum' }).waitFor();
    await expectAccessible(page, 'the schedule');
    await page.getByRole('link', { name: 'Het zorggesprek' }).first().click();
    await page.evaluate(() => document.querySelector('main form')?.setAttribute('novalidate', ''));
    await page.getByLabel('Naam van de plaats').fill('Het Huis');
    await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click();
    await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
    expect(await page.getByLabel('Naam van de plaats').inputValue()).toBe('Het Huis');
    await expectAccessible(page, 'a date that is not right yet');
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Dag', { exact: true }).first().fill(day);
    await page.getByLabel('Van', { exact: true }).first().fill('09:00');
    await page.getByLabel('Tot', { exact: true }).first().fill('12:00');
    await page.getByLabel('Straat en nummer').fill('Dorp 1');
    await page.getByLabel('Gemeente').fill('Ergens');
    await page.getByLabel('Aantal plaatsen').fill('1');
    await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click();
    await page.getByText('De datum is bewaard als ontwerp.').waitFor();
    await expectAccessible(page, 'a draft');
    expect((await page.request.get(`${ONE_PLACE}/2`)).status()).toBe(404);
    await page.getByRole('button', { name: 'Zet open' }).click();
    await page.getByText('De datum staat open.').waitFor();
    path = (await page.getByRole('link', { name: 'Bekijk de pagina van deze datum' }).getAttribute('href')) ?? '';
    expect(path).toBe(`${ONE_PLACE}/2`);
  }, 120_000);

  test('is found by a guest without a script, who takes the place; the next waits, is offered it and takes it', async () => {
    const page = await stage.enter({ javaScript: false });
    await page.goto('/workshops');
    await page.locator('select[name=plaats]').selectOption('Ergens');
    await page.getByRole('button', { name: 'Toon de data' }).click();
    await page.getByText('1 datum', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Maand', exact: true }).click();
    await page.getByRole('link', { name: 'Het zorggesprek' }).first().click();
    await page.waitForURL(`**${path}`);

    await join(page, path, 'eerste@dienst.test', 'Schrijf me in');
    await page.getByText('Er is een plaats voor je.').waitFor();
    await page.goto(path);
    await page.getByText('Deze datum is volzet').waitFor();
    await join(page, path, 'tweede@dienst.test', 'Zet me op de wachtlijst');

    await page.goto(await linkIn(page, 'tweede@dienst.test', 'Je staat op de wachtlijst: Het zorggesprek'));
    await page.getByText('Jij bent de eerste die een plaats krijgt').waitFor();

    await page.goto(await linkIn(page, 'eerste@dienst.test', 'Je plaats is zeker: Het zorggesprek'));
    await page.getByRole('heading', { name: 'Je hebt een plaats' }).waitFor();
    await page.getByText('Annuleer je inschrijving').click();
    await page.getByRole('button', { name: 'Schrijf me uit' }).click();
    await page.getByRole('heading', { name: 'Je bent uitgeschreven' }).waitFor();

    await page.goto(await linkIn(page, 'tweede@dienst.test', 'Er is een plaats vrij: Het zorggesprek'));
    await page.reload();
    await page.getByRole('button', { name: 'Neem deze plaats' }).click();
    await page.getByText('De plaats is voor jou.').waitFor();
  }, 180_000);

  test('shows the staff who comes, and tells them when it does not take place', async () => {
    const page = await stage.enterAs('auteur');
    await page.goto('/beheer/workshops');
    await page.getByRole('row').filter({ hasText: '1 van 1' }).getByRole('link').click();
    await page.getByRole('cell', { name: 'tweede@dienst.test' }).waitFor();
    await page.getByText('Laat deze datum niet doorgaan').click();
    await page.getByLabel('Reden').fill('De zaal staat onder water');
    await expectAccessible(page, 'a date for the staff');
    await page.getByRole('button', { name: 'Laat ze niet doorgaan' }).click();
    await page.getByText('De datum gaat niet door.').waitFor();
    await linkIn(page, 'tweede@dienst.test', 'Gaat niet door: Het zorggesprek');
    await page.goto(path);
    await page.getByText('Deze datum gaat niet door.').waitFor();
    await expectAccessible(page, 'a date that does not take place');
  }, 120_000);
});

test('with a phone several people join at once, one hands the place over, and the link of before is void', async () => {
  const page = await stage.enter();
  await page.goto('/workshops');
  await expectAccessible(page, 'workshops');
  await page.goto('/workshops?weergave=maand');
  await expectAccessible(page, 'workshops as a month');
  await page.goto('/workshops/een-warm-onthaal-en-de-eerste-schooldag');
  await expectAccessible(page, 'a subject');
  const date = '/workshops/een-warm-onthaal-en-de-eerste-schooldag/1';
  await page.goto(date);
  await expectAccessible(page, 'a date');
  await page.getByLabel('Je naam').fill('An');
  await page.getByLabel('Je e-mailadres').fill('an@dienst.test');
  await page.getByText('Breng je iemand mee?').click();
  await page.getByLabel('Naam van persoon 3').fill('Bo');
  await page.getByLabel('E-mailadres van persoon 3').fill('an@dienst.test');
  await page.getByRole('button', { name: 'Schrijf me in' }).click();
  await page.getByText('Dit adres staat er al.').first().waitFor();
  expect(await page.getByLabel('E-mailadres van persoon 3').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Naam van persoon 3').inputValue()).toBe('Bo');
  await expectAccessible(page, 'joining that is not right yet');
  await page.getByLabel('E-mailadres van persoon 3').fill('bo@dienst.test');
  await page.getByRole('button', { name: 'Schrijf me in' }).click();
  await page.getByText('Er zijn 2 plaatsen voor jullie.').waitFor();
  await expectAccessible(page, 'joined');

  const link = await linkIn(page, 'bo@dienst.test', 'Je plaats is zeker: Een warm onthaal en de eerste schooldag');
  await page.goto(link);
  await page.getByText('Geef je plaats door').click();
  await page.getByLabel('Naam van je collega').fill('Cas');
  await page.getByLabel('E-mailadres van je collega').fill('cas@dienst.test');
  await expectAccessible(page, 'a registration');
  await page.getByRole('button', { name: 'Geef mijn plaats door' }).click();
  await page.getByText('Je plaats is doorgegeven.').waitFor();
  expect((await page.goto(link))?.status()).toBe(404);
  await page.getByRole('heading', { name: 'Deze link werkt niet meer' }).waitFor();
  await expectAccessible(page, 'a link that is over');
  await page.goto(
    await linkIn(page, 'cas@dienst.test', 'Je kreeg een plaats: Een warm onthaal en de eerste schooldag'),
  );
  await page.getByText('Op naam van Cas, cas@dienst.test').waitFor();
  const feed = await page.request.get('/workshops.ics');
  expect(feed.headers()['content-type']).toBe('text/calendar; charset=utf-8');
}, 180_000);
