import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CAPTIONS, filmFile, photograph } from '../../server/src/testing/media-files.ts';
import { expectAccessible } from '../harness/accessible.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
/** The form stands open by itself as long as there is nothing else. */
const open = async (page: Page) => {
  if ((await page.locator('main details').getAttribute('open')) === null) await page.getByText('Voeg iets toe').click();
};
const add = (page: Page) => page.getByRole('button', { name: 'Zet in de mediatheek' }).click();

describe('an author', () => {
  test('sends a picture in parts, is told what is missing, and says what is seen', async () => {
    const page = await stage.enterAs('auteur');
    await page.goto('/studio/media');
    await page.getByRole('heading', { name: 'Mediatheek', exact: true }).waitFor();
    await expectAccessible(page, 'an empty library');
    await page.getByLabel('Bestand', { exact: true }).setInputFiles(file('poort.jpg', await photograph(900, 600)));
    await page.getByLabel('Titel').fill('De poort');
    await add(page);
    await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
    await page.getByText('Je bestand is al binnen.').waitFor();
    await expectAccessible(page, 'a picture without words');
    await page.getByLabel('Wat er te zien is').fill('Een schoolpoort die openstaat');
    await add(page);
    await page.getByText('Het staat in de mediatheek.').waitFor();
    for (let turn = 0; (await page.getByText('We maken de maten').count()) > 0 && turn < 300; turn += 1) {
      await page.waitForTimeout(100);
      await page.reload();
    }
    await page.locator('img.media-preview').waitFor();
    await expectAccessible(page, 'a picture of the library');
    await page.getByLabel('Van links').fill('10');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.getByText('Bewaard.').waitFor();
    await page.goto('/studio/media?zoek=poort');
    expect(await page.locator('.media-grid li').count()).toBe(1);
    await expectAccessible(page, 'the library');
  }, 120_000);

  test('does the same without a script, and a film with captions', async () => {
    const page = await stage.enterAs('auteur', { javaScript: false });
    await page.goto('/studio/media');
    await open(page);
    await page
      .getByLabel('Bestand', { exact: true })
      .setInputFiles(file('film.mp4', Buffer.from('<html>geen film</html>')));
    await page.getByLabel('Titel').fill('De eerste dag');
    await add(page);
    await page.locator('#veld-file-error').getByText('geen bestand dat we kunnen bewaren').waitFor();
    await page.getByLabel('Bestand', { exact: true }).setInputFiles(file('foto.jpg', filmFile()));
    await add(page);
    await page.getByText('Het staat in de mediatheek.').waitFor();
    await page.getByLabel('Bestand in WebVTT').setInputFiles(file('a.vtt', Buffer.from('WEBVTT\n\nfout\nDag')));
    await page.getByRole('button', { name: 'Voeg toe of vervang' }).click();
    await page.locator('#veld-captions-error').getByText('Regel 4').waitFor();
    await page.getByLabel('Bestand in WebVTT').setInputFiles(file('a.vtt', Buffer.from(CAPTIONS)));
    await page.getByRole('button', { name: 'Voeg toe of vervang' }).click();
    await page.getByText('De ondertitels zijn bijgewerkt.').waitFor();
    await page.getByRole('button', { name: 'Verwijder voorgoed' }).click();
    await page.getByText('Verwijderd.').waitFor();
  }, 120_000);
});

test('an author chooses a picture for a lesson by keyboard, and sees it as a learner would', async () => {
  const page = await stage.enterAs('auteur');
  const address = '/studio/een-gedeelde-verantwoordelijkheid/les/gv-een-netwerk';
  await page.goto(address);
  const sheet = page.getByRole('textbox', { name: /Tekst van de les/ });
  await sheet.waitFor();
  await sheet.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('/beeld');
  await page.getByRole('option', { name: 'Beeld', exact: true, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  const choose = page.getByRole('button', { name: 'Kies uit de mediatheek' }).first();
  await choose.focus();
  await page.keyboard.press('Enter');
  const window = page.getByRole('dialog', { name: 'Kies uit de mediatheek' });
  await window.getByRole('button', { name: 'De poort' }).waitFor();
  await page.keyboard.type('niets dat zo heet');
  await window.getByText('Niets gevonden.').waitFor();
  await window.getByLabel('Zoek in de mediatheek').fill('poort');
  const found = window.getByRole('button', { name: 'De poort' });
  await found.waitFor();
  await expectAccessible(page, 'choosing from the library');
  await found.focus();
  await page.keyboard.press('Enter');
  await window.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Wat erop staat').first().inputValue()).toBe('Een schoolpoort die openstaat');
  await page.locator('#schrijfblad[data-state="saved"]').waitFor();
  await page.goto(`${address}/voorbeeld`);
  await page.locator('picture img[alt="Een schoolpoort die openstaat"]').waitFor();
}, 120_000);

test('a teacher puts a picture in a conversation, says what is seen, and opens it large', async () => {
  const page = await stage.enterAs('leerkracht');
  await page.goto('/gesprekken/nieuw?bij=voorbeeld:samen-nadenken-over-een-fase');
  await page.getByLabel('Titel').fill('Onze poort');
  await page.getByLabel('Je bericht').fill('Zo ziet ze er nu uit.');
  await page.getByText('Voeg beelden toe').click();
  await page.getByLabel('Beeld 1', { exact: true }).setInputFiles(file('poort.jpg', await photograph(900, 600)));
  await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
  await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
  await expectAccessible(page, 'a picture in a post without words');
  await page.getByLabel('Wat er op beeld 1 te zien is').fill('Een schoolpoort die openstaat');
  await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
  const picture = page.getByRole('img', { name: 'Een schoolpoort die openstaat' });
  await picture.waitFor();
  await expectAccessible(page, 'a post with a picture');
  await page.getByRole('link', { name: 'Een schoolpoort die openstaat' }).click();
  await page.waitForURL('**/gesprekken/beelden/*.webp');
}, 120_000);
