import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const studies = (page: Page) => page.getByRole('main').getByRole('listitem').getByRole('heading', { level: 2 });
const status = (page: Page) => page.getByRole('status');

describe('without a script', () => {
  test('a visitor chooses, searches, finds nothing, is led on, and reads what a case study is about', async () => {
    const page = await stage.enter({ javaScript: false });
    await page.goto('/modules');
    await page.getByText('Menu', { exact: true }).click();
    await page.getByRole('link', { name: 'Praktijkvoorbeelden' }).click();
    const all = await studies(page).count();
    expect(all).toBeGreaterThan(0);
    const trust = page.getByLabel('Drempel').locator('option[value=trust]');
    const promised = Number(/\((\d+)\)/.exec((await trust.textContent()) ?? '')?.[1]);
    await page.getByLabel('Drempel').selectOption('trust');
    await page.getByRole('button', { name: 'Toon de voorbeelden' }).click();
    expect(new URL(page.url()).searchParams.get('drempel')).toBe('trust');
    expect(await studies(page).count()).toBe(promised);
    expect(await status(page).textContent()).toBe(`${promised} van de ${all} praktijkvoorbeelden`);

    await page.getByLabel('Zoek een woord').fill('ditstaatnergens');
    await page.getByRole('button', { name: 'Toon de voorbeelden' }).click();
    await page.getByRole('heading', { name: 'Geen voorbeeld past bij deze keuze.' }).waitFor();
    await page.getByRole('link', { name: `zonder ‘ditstaatnergens’ (${promised})` }).click();
    expect(await studies(page).count()).toBe(promised);
    await page.getByRole('link', { name: 'Wis de filters' }).click();
    expect(await studies(page).count()).toBe(all);

    await page.getByRole('link', { name: 'Drie keer contact op dag één' }).click();
    await page.getByRole('heading', { name: 'Situatie' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Aanpak' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Druk af voor je team' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Bekijk de module' }).click();
    await page.waitForURL('**/modules/een-vertrouwensband-vanaf-dag-een');
  }, 60_000);

  test('what stands in a free lesson is read whole, and put on a sheet, by anybody', async () => {
    const page = await stage.enter({ javaScript: false });
    await page.goto('/praktijkvoorbeelden/samen-nadenken-over-een-fase');
    await page.getByRole('heading', { name: 'Aanpak' }).waitFor();
    await page.getByRole('link', { name: 'Druk af voor je team' }).click();
    await page.getByText('Kies ‘Afdrukken’ in je browser.').waitFor();
    expect(await page.getByRole('button', { name: 'Druk dit blad af' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Terug naar het voorbeeld' }).click();
    await page.waitForURL('**/samen-nadenken-over-een-fase');
  }, 60_000);
});

test('who has the module comes from the lesson to the case study, and gets one sheet of A4 without the site around it', async () => {
  const page = await stage.enterAs('leerkracht');
  await page.goto('/leren/een-gedeelde-verantwoordelijkheid/een-netwerk');
  await page.getByRole('link', { name: /Open dit voorbeeld apart/ }).click();
  await page.getByRole('heading', { name: 'Effect' }).waitFor();
  await expectAccessible(page, 'a whole case study');
  await page.getByRole('link', { name: 'Druk af voor je team' }).click();
  await page.getByRole('button', { name: 'Druk dit blad af' }).waitFor();
  await expectAccessible(page, 'a case study as a sheet');
  await page.emulateMedia({ media: 'print' });
  for (const left of [page.getByRole('banner'), page.getByRole('contentinfo'), page.locator('.sheet-bar')])
    expect(await left.isVisible()).toBe(false);
  const sheet = await page.pdf({ preferCSSPageSize: true });
  expect(sheet.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(sheet.toString('latin1')).toMatch(/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
}, 120_000);
