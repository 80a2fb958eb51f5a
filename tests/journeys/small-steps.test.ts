import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { linkMailedTo, openStage, type Stage, signInByMail } from './stage.ts';

const TEACHER = 'leerkracht@demo.fluxus.test';
const LESSON = '/leren/een-gedeelde-verantwoordelijkheid/een-netwerk';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

/** A day in Brussels, so many from now. */
const day = (away: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels', dateStyle: 'short' }).format(
    new Date(Date.now() + away * 86_400_000),
  );

/** As if the hour of the mails that are promised had come: they are made due, and the job that looks is called. */
async function theHourComes(kind: 'today' | 'look-back'): Promise<void> {
  await stage.sql("update steps.reminder set at = now() - interval '1 minute' where kind = $1", [kind]);
  const [{ url } = { url: '' }] = await stage.sql<{ url: string }>('select current_database() as url');
  const boss = new PgBoss({
    connectionString: (process.env.TEST_POSTGRES_URL ?? '').replace(/academie$/, url),
    schema: 'jobs',
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.send('remind-of-steps', {});
  await boss.stop({ graceful: false });
}

/** Waits until so many mails to the teacher have a subject. */
async function mailed(subject: string): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    const rows = await stage.sql('select 1 from platform.caught_mail where recipient = $1 and subject = $2', [
      TEACHER,
      subject,
    ]);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail “${subject}” came`);
}

const fault = (page: Page) => page.getByRole('heading', { name: 'Kijk dit nog even na' });

describe('a teacher with a phone', () => {
  test('makes a step of a lesson’s idea, is reminded, looks back, and stops the mails', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto('/mijn-stappen');
    await page.getByRole('heading', { name: 'Nog geen stappen' }).waitFor();
    await expectAccessible(page, 'no steps yet');

    await page.goto(LESSON);
    const idea = (await page.locator('.action .if-then').first().textContent()) ?? '';
    await page.locator('.action').first().getByRole('link', { name: 'Maak er een kleine stap van' }).click();
    await page.getByRole('heading', { name: 'Maak een kleine stap' }).waitFor();
    expect(`Als ${await page.getByLabel('Als …').inputValue()}`).toBe(idea.split(', dan ')[0]);
    await expectAccessible(page, 'a new step');

    // what is not right is told, and nothing typed is lost
    await page.getByLabel('Dan …').fill('vraag ik het eerst aan een collega');
    await page.getByLabel('Op welke dag?').fill(day(-2));
    await page.evaluate(() => document.querySelector('main form')?.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Bewaar mijn stap' }).click();
    await fault(page).waitFor();
    expect(await page.getByLabel('Dan …').inputValue()).toBe('vraag ik het eerst aan een collega');
    await expectAccessible(page, 'a step that is not right yet');

    await page.getByLabel('Op welke dag?').fill(day(1));
    await page.getByLabel('Met wie?').fill('mijn parallelcollega');
    await page.getByRole('button', { name: 'Bewaar mijn stap' }).click();
    await page.getByText('Je stap is bewaard.').waitFor();
    await page.getByText('dan vraag ik het eerst aan een collega.', { exact: false }).first().waitFor();
    await page.getByRole('link', { name: 'Uit Een netwerk' }).waitFor();
    await expectAccessible(page, 'a step in the list');

    await page.goto('/leren');
    await page.getByRole('link', { name: /dan vraag ik het eerst aan een collega\.$/ }).waitFor();
    await expectAccessible(page, 'one’s own learning with a step');

    await theHourComes('today');
    await mailed('Vandaag: je kleine stap');
    const toStep = await linkMailedTo(page, TEACHER);
    expect(await page.locator('pre').first().textContent()).toContain('vraag ik het eerst aan een collega');
    await page.goto(toStep);
    await page.getByRole('heading', { name: 'Pas je stap aan' }).waitFor();

    // the day passes
    await stage.sql('update steps.step set due = $1', [day(-1)]);
    await stage.sql('update steps.reminder set due = $1', [day(-1)]);
    await theHourComes('look-back');
    await mailed('Hoe ging het met je kleine stap?');
    await page.goto(await linkMailedTo(page, TEACHER));
    await page.getByRole('heading', { name: 'Hoe ging het?' }).waitFor();
    await expectAccessible(page, 'looking back');
    await page.evaluate(() => document.querySelector('main form')?.setAttribute('novalidate', ''));
    await page.getByLabel('Wat gebeurde er?').fill('De collega kende iemand.');
    await page.getByRole('button', { name: 'Bewaar wat ik terugkeek' }).click();
    await fault(page).waitFor();
    expect(await page.getByLabel('Wat gebeurde er?').inputValue()).toBe('De collega kende iemand.');
    await page.getByLabel('Gelukt', { exact: true }).check();
    await page.getByLabel('Wat nu?').fill('Volgende week vraag ik het weer.');
    await page.getByRole('button', { name: 'Bewaar wat ik terugkeek' }).click();
    await page.getByText('Bewaard. Goed dat je terugkeek.').waitFor();
    await page.getByText('De collega kende iemand.').waitFor();
    await page.getByRole('link', { name: /^Maak een volgende stap/ }).click();
    await page.getByText('Volgende week vraag ik het weer.').waitFor();
    expect(await page.getByLabel('Dan …').inputValue()).toBe('vraag ik het eerst aan een collega');
    await expectAccessible(page, 'a next step');
    await page.goBack();
    await expectAccessible(page, 'steps looked back on');

    await page.locator('select[name=toon]').selectOption('');
    await page.locator('select[name=drempel]').selectOption('trust');
    await page.getByRole('button', { name: 'Toon de stappen' }).click();
    await page.getByRole('heading', { name: 'Geen stappen bij deze keuze' }).waitFor();
    await expectAccessible(page, 'no steps for a choice');

    await page.goto('/demo/mail');
    await page.getByRole('listitem').filter({ hasText: 'Hoe ging het' }).first().getByRole('link').click();
    const stop = await page.locator('pre a').nth(1).getAttribute('href');
    await page.context().clearCookies();
    await page.goto(stop ?? '');
    await page.getByRole('heading', { name: 'Geen mails meer over je stappen' }).waitFor();
    await expectAccessible(page, 'stopping mails');
    await page.getByRole('button', { name: 'Stuur me geen herinneringen meer' }).click();
    await page.getByRole('heading', { name: 'Je krijgt geen mails meer over je stappen' }).waitFor();
    await expectAccessible(page, 'mails stopped');
  }, 240_000);
});

describe('a principal', () => {
  test('in two tabs overwrites nothing, drops a step only after saying so, makes an address for a calendar and takes it back', async () => {
    const page = await stage.enterAs('directie');
    await page.goto('/praktijkvoorbeelden/samen-nadenken-over-een-fase');
    await page.getByRole('link', { name: 'Maak er een kleine stap van' }).click();
    await page.getByRole('link', { name: /Naar aanleiding van/ }).waitFor();
    await page.getByLabel('Als …').fill('<script>alert(1)</script>');
    await page.getByLabel('Dan …').fill('&lt;b&gt;lach ik</textarea>');
    await page.getByLabel('Op welke dag?').fill(day(9));
    await page.getByRole('button', { name: 'Bewaar mijn stap' }).click();
    const sentence = page.getByText('Als <script>alert(1)</script>, dan &lt;b&gt;lach ik</textarea>.').first();
    await sentence.waitFor();

    const edit = page.getByRole('link', { name: /^Pas aan/ });
    await edit.click();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('Dan …').fill('in de andere tab');
    await other.getByRole('button', { name: 'Bewaar de wijziging' }).click();
    await other.getByText('Je stap is gewijzigd.').waitFor();
    await page.getByLabel('Dan …').fill('in deze tab');
    await page.getByRole('button', { name: 'Bewaar de wijziging' }).click();
    await page.getByRole('heading', { name: 'Wat er nu bewaard is' }).waitFor();
    await page.getByText('dan in de andere tab.', { exact: false }).waitFor();
    expect(await page.getByLabel('Dan …').inputValue()).toBe('in deze tab');
    await expectAccessible(page, 'a step changed in two tabs');
    await page.getByRole('button', { name: 'Bewaar wat ik hier schreef' }).click();
    await page.getByText('dan in deze tab.', { exact: false }).first().waitFor();

    await page.getByRole('button', { name: 'Maak een adres voor mijn agenda' }).click();
    const address = await page.getByLabel('Adres voor je agenda').inputValue();
    await expectAccessible(page, 'steps with a calendar');
    expect((await page.request.get(address)).headers()['content-type']).toBe('text/calendar; charset=utf-8');
    await page.getByRole('button', { name: 'Trek het adres in' }).click();
    await page.getByRole('button', { name: 'Maak een adres voor mijn agenda' }).waitFor();
    expect((await page.request.get(address)).status()).toBe(404);

    await edit.click();
    await page.getByRole('link', { name: 'Laat deze stap vallen' }).click();
    await page.getByRole('heading', { name: 'Wil je deze stap laten vallen?' }).waitFor();
    await expectAccessible(page, 'dropping a step');
    await page.getByRole('button', { name: 'Ja, laat de stap vallen' }).click();
    await page.getByText('De stap is weg.').waitFor();
    await page.getByRole('heading', { name: 'Nog geen stappen' }).waitFor();
  }, 180_000);
});

test('without a script a visitor is led to sign in, comes back to the idea, makes a step and looks back', async () => {
  const page = await stage.enter({ javaScript: false });
  await page.goto('/praktijkvoorbeelden/samen-nadenken-over-een-fase');
  await page.getByRole('link', { name: 'Maak er een kleine stap van' }).click();
  await page.getByRole('heading', { name: 'Aanmelden', level: 1 }).waitFor();
  await signInByMail(page, 'stap@school.test');
  await page.getByRole('link', { name: /Naar aanleiding van/ }).waitFor();
  await page.getByLabel('Als …').fill('ik bel');
  await page.getByLabel('Dan …').fill('lach ik eerst');
  await page.getByLabel('Op welke dag?').fill(day(2));
  await page.getByRole('button', { name: 'Bewaar mijn stap' }).click();
  await page.getByRole('link', { name: /^Pas aan/ }).click();
  await page.getByRole('link', { name: 'Kijk terug' }).click();
  await page.getByLabel('Deels gelukt').check();
  await page.getByRole('button', { name: 'Bewaar wat ik terugkeek' }).click();
  await page.getByText('Bewaard. Goed dat je terugkeek.').waitFor();
  await page.getByRole('cell', { name: '1' }).first().waitFor();
}, 120_000);
