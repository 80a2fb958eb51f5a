import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { awake, openStage, type Stage } from './stage.ts';

const LESSON = '/leren/een-gedeelde-verantwoordelijkheid/onze-kinderen';
const TEACHER = 'leerkracht@demo.fluxus.test';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const answer = (page: Page) => page.getByLabel('Jouw antwoord').first();
const written = (page: Page) => page.locator('.answer .kept-text').allTextContents();
const nothingIsKept = (page: Page) =>
  page.waitForFunction(async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return (await caches.keys()).length === 0 && workers.length === 0;
  });

async function keep(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const deed = page.locator('.keep-along');
  await deed.getByRole('button', { name: 'Bewaar voor onderweg' }).click();
  await deed.getByText('Staat op dit toestel').waitFor();
  // the worker stands by from here on
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
}

/** How often something of the teacher was saved. */
async function saves(): Promise<number> {
  const [row] = await stage.sql<{ saves: number }>(
    `select coalesce(sum(revision), 0)::int as saves from learning.reflection join identity.person on person.id = person_id
     where email = $1`,
    [TEACHER],
  );
  return row?.saves ?? 0;
}

/** How many blocks of the module the teacher has passed. */
async function passed(): Promise<number> {
  const [row] = await stage.sql<{ passed: number }>(
    `select count(*)::int as passed from learning.block_progress join learning.enrolment on enrolment.id = enrolment_id
     join identity.person on person.id = person_id where email = $1`,
    [TEACHER],
  );
  return row?.passed ?? 0;
}

describe('a teacher on the train', () => {
  test('keeps a lesson, writes in it without a connection, and it arrives once', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(LESSON);
    await page.locator('.keep-along button').first().waitFor();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);

    await page.goto('/onderweg');
    await page.getByRole('heading', { name: 'Nog niets bewaard' }).waitFor();
    await expectAccessible(page, 'nothing kept yet');
    await keep(page, LESSON);
    await expectAccessible(page, 'a lesson that is kept');
    await keep(page, '/onderweg');
    await page.getByRole('list').filter({ hasText: 'Bewaard op' }).getByRole('link').nth(1).waitFor();
    await expectAccessible(page, 'what is kept');

    await stage.sql(
      `delete from learning.block_progress where enrolment_id in (select enrolment.id from learning.enrolment
         join identity.person on person.id = person_id where email = $1)`,
      [TEACHER],
    );
    await stage.cutOff();
    await page.goto(LESSON);
    await page.locator('article.lesson-text h1').waitFor();
    await awake(page);
    await answer(page).fill('Geschreven tussen Gent en Aalst.');
    await page.locator('.saved-failed, .saved-offline').first().waitFor();

    await page.goto('/workshops');
    await page.getByRole('heading', { name: 'Je bent niet verbonden' }).waitFor();
    await page.getByRole('link', { name: 'Mijn stappen' }).waitFor();
    await expectAccessible(page, 'no connection');
    await page.goto('/mijn-stappen');
    await page.getByRole('heading', { name: 'Mijn stappen', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Maak een stap' }).click();
    for (const action of ['vraag ik hoe het was', 'bel ik die avond']) {
      await page.getByLabel('Als …').fill('een ouder stil blijft');
      await page.getByLabel('Dan …').fill(action);
      await page.getByLabel('Op welke dag?').fill(nextWeek);
      await page.getByRole('radio').first().check();
      await page.getByRole('button', { name: 'Bewaar mijn stap' }).click();
      await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[name=action]')?.value === '');
    }
    await page.getByText('Je stap staat op dit toestel').waitFor();
    await expectAccessible(page, 'a step that waits');
    const steps = () =>
      page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('stap ')).length);
    expect(await steps()).toBe(2);
    await page.goto('/onderweg');
    await page.getByText('Wat op dit toestel op verbinding wacht').waitFor();
    await expectAccessible(page, 'something waits for a connection');

    // closed and opened again, all of it is still there
    await page
      .getByRole('list')
      .filter({ hasText: 'Bewaard op' })
      .getByRole('link', { name: /kinderen/i })
      .click();
    await page.locator('article.lesson-text h1').waitFor();
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLTextAreaElement>('.prompt textarea')?.value === 'Geschreven tussen Gent en Aalst.',
    );
    await page.getByRole('button', { name: /^Volgende/ }).click();
    await page.getByRole('heading', { name: 'Je bent niet verbonden' }).waitFor();

    const before = { saves: await saves(), passed: await passed() };
    await stage.connect();
    // on another page than that of the lesson
    await page.goto('/leren');
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((name) => name.startsWith('schrift ') || name.startsWith('later ')),
    );
    expect(await saves()).toBe(before.saves + 1);
    await page.goto('/mijn-schrift');
    await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith('stap ')));
    for (const path of ['/mijn-stappen', '/mijn-stappen']) {
      await page.goto(path);
      expect(await page.getByText('vraag ik hoe het was').count()).toBeGreaterThan(0);
      expect(await page.getByText('bel ik die avond').count()).toBeGreaterThan(0);
    }
    expect(
      await stage.sql('select step.id from steps.step join identity.person on person.id = person_id where email = $1', [
        TEACHER,
      ]),
    ).toHaveLength(2);
    await page.goto('/mijn-schrift');
    expect((await written(page)).filter((text) => text.includes('tussen Gent en Aalst'))).toHaveLength(1);
    expect(await passed()).toBeGreaterThan(before.passed);
    await page.goto(LESSON);
    await page.goto('/leren');
    expect(await saves()).toBe(before.saves + 1);
  }, 300_000);

  test('takes away one page, and with the last one everything', async () => {
    const page = await stage.enterAs('leerkracht');
    await keep(page, LESSON);
    await page.getByRole('button', { name: 'Haal weg van dit toestel' }).click();
    await nothingIsKept(page);
    await keep(page, LESSON);
    await page.goto('/onderweg');
    await page.getByRole('button', { name: /^Haal weg: / }).click();
    await page.getByRole('heading', { name: 'Nog niets bewaard' }).waitFor();
    await nothingIsKept(page);
  }, 120_000);
});

describe('a device that people share', () => {
  test('keeps nothing of who signed out, for who signs in after', async () => {
    const page = await stage.enterAs('leerkracht');
    await keep(page, LESSON);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Meld me af', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await nothingIsKept(page);
    // with no worker and no copy there is nothing that could show it
    await page.context().setOffline(true);
    await expect(page.goto(LESSON)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  }, 180_000);

  test('keeps nothing of a session that was ended elsewhere', async () => {
    const page = await stage.enterAs('leerkracht');
    await keep(page, LESSON);
    await stage.sql(
      'delete from identity.session where person_id = (select id from identity.person where email = $1)',
      [TEACHER],
    );
    await page.goto('/workshops');
    await nothingIsKept(page);
  }, 120_000);

  test('keeps nothing of a session that became somebody else’s', async () => {
    const page = await stage.enterAs('leerkracht');
    await keep(page, LESSON);
    const other = await stage.enterAs('directie');
    await page.context().clearCookies();
    await page.context().addCookies(await other.context().cookies());
    await page.goto('/workshops');
    await nothingIsKept(page);
    await page.goto('/onderweg');
    await page.getByRole('heading', { name: 'Nog niets bewaard' }).waitFor();
  }, 120_000);

  test('lets no text of an open page land with who signed in meanwhile', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(LESSON);
    await awake(page);
    const other = await stage.enterAs('partner');
    await page.context().clearCookies();
    await page.context().addCookies(await other.context().cookies());
    await answer(page).fill('Dit is van wie hier eerst was.');
    await page.locator('.saved-signed-out').first().waitFor();
    const [{ count } = { count: -1 }] = await stage.sql<{ count: number }>(
      "select count(*)::int from learning.reflection join identity.person on person.id = person_id where email = 'partner@demo.fluxus.test'",
    );
    expect(count).toBe(0);
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(await kept()).toContain('Dit is van wie hier eerst was.');
  }, 120_000);

  test('lets nobody keep a page in the name of somebody who was here before', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(LESSON);
    await page.locator('.keep-along button').first().waitFor();
    const other = await stage.enterAs('directie');
    await page.context().clearCookies();
    await page.context().addCookies(await other.context().cookies());
    await page.getByRole('button', { name: 'Bewaar voor onderweg' }).click();
    await page.getByText('Bewaren lukte niet').waitFor();
    await nothingIsKept(page);
  }, 120_000);
});

describe('switched off', () => {
  test('the worker goes where its script is gone', async () => {
    const page = await stage.enterAs('leerkracht');
    await keep(page, LESSON);
    await page.context().route('**/sw.js', (route) => route.fulfill({ status: 410, body: '' }));
    await page.goto('/modules');
    await nothingIsKept(page);
  }, 120_000);

  test('the worker takes away what is kept, and itself, and nobody can keep more', async () => {
    const page = await stage.enterAs('leerkracht');
    await keep(page, LESSON);
    await stage.cutOff();
    await stage.connect({ OFFLINE_READING: 'off' });
    await page.goto(LESSON);
    await nothingIsKept(page);
    expect(await page.locator('.keep-along').count()).toBe(0);
    await page.goto('/onderweg');
    await page.getByText('Bewaren voor onderweg staat nu uit.').waitFor();
    await expectAccessible(page, 'switched off');
  }, 180_000);
});
