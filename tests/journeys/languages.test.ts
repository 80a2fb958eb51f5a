import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { awake, MODULE, openStage, type Stage } from './stage.ts';
import { dutchAmong, interfaceWordsOf } from './words-of-a-page.ts';

const LESSON = `/leren/${MODULE}/waar-vertrouwen-begint`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const languageOf = (page: Page) => page.locator('html').getAttribute('lang');
const choose = (page: Page, language: string) =>
  page.getByRole('contentinfo').getByRole('button', { name: language }).click();
const current = (page: Page) => page.getByRole('contentinfo').locator('button[aria-current=true]');

/** The language in which a page marks the words that hold this text. */
const markedAs = (page: Page, words: string) =>
  page
    .getByText(words, { exact: true })
    .first()
    .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));

describe('without a script', () => {
  test('a visitor chooses a language at the foot of a page, stays there, and keeps it on the next page', async () => {
    const page = await stage.enter({ javaScript: false });
    await page.goto('/modules?fase=WHY');
    await choose(page, 'Français');
    expect(page.url()).toBe(`${stage.academy.url}/modules?fase=WHY`);
    expect(await languageOf(page)).toBe('fr');
    await page.getByRole('button', { name: 'Montrer les modules' }).waitFor();
    expect(await current(page).allTextContents()).toEqual(['Français']);
    await page.goto('/herroepen');
    await page.getByRole('heading', { name: 'Se rétracter d’une commande' }).waitFor();
    await choose(page, 'English');
    await page.getByRole('heading', { name: 'Withdraw from an order' }).waitFor();
    expect(await languageOf(page)).toBe('en');
  }, 60_000);

  test('a language that does not exist changes nothing, and nobody is led to another site', async () => {
    const page = await stage.enter({ javaScript: false });
    for (const onward of ['//elsewhere.test', 'https://elsewhere.test/']) {
      const answer = await page.request.post(`/taal?verder=${encodeURIComponent(onward)}`, {
        form: { locale: 'xx' },
        maxRedirects: 0,
      });
      expect(answer.headers().location).toBe('/');
    }
    await page.goto('/');
    expect(await languageOf(page)).toBe('nl-BE');
  }, 60_000);
});

describe('a page in French', () => {
  test('says its own words in French and marks what is taught and quoted as Dutch', async () => {
    const page = await stage.enter();
    await page.goto('/');
    await choose(page, 'Français');
    expect(await markedAs(page, '“We zijn er!”')).toBe('nl-BE');
    expect(await markedAs(page, 'Een vertrouwensband vanaf dag één')).toBe('nl-BE');
    expect(await markedAs(page, 'Pourquoi')).toBe('fr');
    await expectAccessible(page, 'home in French');

    await page.goto(`/modules/${MODULE}`);
    expect(await markedAs(page, 'Een vertrouwensband vanaf dag één')).toBe('nl-BE');
    expect(await markedAs(page, 'Après ce module, vous pouvez')).toBe('fr');
    expect((await page.locator('.buy .price').textContent())?.replace(/\s/g, ' ')).toMatch(/^\d+ €$/);
    await page.getByText('Les leçons sont en néerlandais.').waitFor();
    await expectAccessible(page, 'a module in French');

    await page.goto('/voorwaarden');
    expect(await markedAs(page, 'Ce texte n’existe qu’en néerlandais.')).toBe('fr');
    expect(await page.locator('article > [lang]').first().getAttribute('lang')).toBe('nl-BE');
  }, 120_000);

  test('has a Dutch lesson with French around it, and the browser gets the French sentences alone', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(LESSON);
    await awake(page);
    const catalogues = new Set<string>();
    page.on('request', (request) => {
      const [, language] = /\/assets\/(nl-BE|fr|en)-[^/]*\.js$/.exec(request.url()) ?? [];
      if (language) catalogues.add(language);
    });
    await choose(page, 'Français');
    await current(page)
      .and(page.getByRole('button', { name: 'Français' }))
      .waitFor();
    expect(page.url()).toBe(`${stage.academy.url}${LESSON}`);
    expect(await languageOf(page)).toBe('fr');
    for (const still of ['h1', '.lesson-text .lead', '.lesson-text .still'])
      expect(
        await page
          .locator(still)
          .first()
          .evaluate((one) => one.closest('[lang]')?.getAttribute('lang')),
      ).toBe('nl-BE');
    expect(await markedAs(page, 'Un temps d’arrêt')).toBe('fr');
    await awake(page);
    await page.getByLabel('Votre réponse').first().fill('Een zin van mij.');
    await page
      .getByText(/^Enregistré à \d\d:\d\d/)
      .first()
      .waitFor();
    expect([...catalogues]).toEqual(['fr']);
    await expectAccessible(page, 'a lesson in French');
    await page.goto('/leren');
    await page.getByRole('link', { name: 'Continuer à lire' }).waitFor();
    await expectAccessible(page, 'one’s own learning in French');
  }, 180_000);
});

test('who buys in French reads French up to the payment, after it, and in the receipt', async () => {
  const page = await stage.enterAs('directie');
  await choose(page, 'Français');
  await current(page)
    .and(page.getByRole('button', { name: 'Français' }))
    .waitFor();
  await page.goto('/bestellen/module/een-vertrouwensband');
  await page.getByRole('button', { name: 'Commander et payer' }).click();
  await page.getByRole('heading', { name: 'Vérifiez encore ceci' }).waitFor();
  await page.getByText('Lisez les conditions et cochez cette case si vous les acceptez.').first().waitFor();
  await page.getByLabel('J’accepte les conditions.').check();
  await page.getByRole('button', { name: 'Commander et payer' }).click();
  await page.waitForURL('**/demo/betalen/pay/**');
  await page.getByRole('button', { name: 'Betaald met kaart' }).click();
  await page.getByRole('heading', { name: 'Payé. Vous pouvez commencer' }).waitFor();
  await expectAccessible(page, 'an order in French');
  const receipt = await mailTo('directie@demo.fluxus.test');
  expect(receipt).toContain('<html lang="fr">');
  expect(receipt).toMatch(/Vous pouvez commencer tout de suite\.[\s\S]*55,00\s€/);
}, 120_000);

test('the language of an account goes along to another browser, and into the mails', async () => {
  const here = await stage.enterAs('partner');
  await choose(here, 'English');
  await current(here)
    .and(here.getByRole('button', { name: 'English' }))
    .waitFor();
  const there = await stage.enterAs('partner');
  expect(await languageOf(there)).toBe('en');
  await there.goto('/account');
  await there.getByRole('heading', { name: 'Where you are signed in' }).waitFor();

  const forgetful = await stage.enter();
  await forgetful.goto('/wachtwoord');
  await forgetful.getByLabel('E-mailadres').fill('partner@demo.fluxus.test');
  await forgetful.getByRole('button', { name: 'Stuur me de link' }).click();
  await forgetful.getByRole('heading', { name: 'Kijk in je mailbox' }).waitFor();
  await expect(mailTo('partner@demo.fluxus.test')).resolves.toMatch(/<html lang="en">[\s\S]*Choose a new password/);
}, 120_000);

describe.each([
  ['fr', 'Français'],
  ['en', 'English'],
] as const)('who reads %s', (language, name) => {
  const FOR_ALL = [
    '/',
    '/modules',
    '/modules?prijs=45&minuten=45',
    `/modules/${MODULE}`,
    '/praktijkvoorbeelden',
    '/praktijkvoorbeelden?drempel=zot',
    '/praktijkvoorbeelden/een-logeertablet',
    '/opleidingen/samen-school-maken',
  ];
  const DOCUMENTS = [
    '/workshops',
    '/over-ons',
    '/voorwaarden',
    '/privacy',
    '/toegankelijkheid',
    '/herroepen',
    '/niets',
  ];
  const WAYS_IN = ['/aanmelden', '/account/nieuw', '/wachtwoord'];
  const OWN = [
    '/leren',
    LESSON,
    `/leren/${MODULE}/een-fotoboekje`,
    '/account',
    '/mijn-schrift',
    '/bestellingen',
    '/mijn-attesten',
    '/bestellen/module/praktische-hulp',
    '/mijn-stappen',
    `/mijn-stappen/nieuw?uit=les/${MODULE}/waar-vertrouwen-begint/vb1-stap`,
  ];

  test.each([
    ['a visitor', undefined, [...FOR_ALL, ...DOCUMENTS, ...WAYS_IN, LESSON]],
    ['somebody who learns', 'leerkracht', OWN],
    ['somebody of the academy', 'finance', ['/beheer', '/beheer?zoek=leerkracht']],
  ])(
    'finds no Dutch word in the interface, as %s',
    async (_, account, paths) => {
      const page = account ? await stage.enterAs(account) : await stage.enter();
      await page.goto('/over-ons');
      await choose(page, name);
      for (const path of paths) {
        await page.goto(path);
        const words = await interfaceWordsOf(page);
        expect({ path, language: await languageOf(page) }).toEqual({ path, language });
        expect(words.length).toBeGreaterThan(8);
        expect({ path, dutch: dutchAmong(words) }).toEqual({ path, dutch: [] });
      }
    },
    180_000,
  );
});

test('a Dutch page is found to be Dutch by the same means', async () => {
  const page = await stage.enter();
  await page.goto('/modules');
  expect(dutchAmong(await interfaceWordsOf(page)).length).toBeGreaterThan(3);
});

/** A mail as people read it: quoted-printable taken off. */
function decoded(source: Buffer): string {
  const bytes = source
    .toString('latin1')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The source of the newest mail that was caught for an address, once there is one. */
async function mailTo(address: string): Promise<string> {
  for (let turn = 0; turn < 400; turn += 1) {
    const [mail] = await stage.sql<{ source: Buffer }>(
      'select source from platform.caught_mail where recipient = $1 order by id desc limit 1',
      [address],
    );
    if (mail) return decoded(mail.source);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${address} was caught`);
}
