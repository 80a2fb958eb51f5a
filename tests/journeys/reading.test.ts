import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { awake, openStage, orderAndGoPay, type Stage } from './stage.ts';

const BASE = '/leren/een-gedeelde-verantwoordelijkheid';
const FIRST = `${BASE}/onze-kinderen`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const answer = (page: Page) => page.getByLabel('Jouw antwoord').first();

describe('the demo teacher', () => {
  test('goes on where they were, and every page of theirs is for everybody', async () => {
    const page = await stage.enterAs('leerkracht');
    await expectAccessible(page, '/leren');
    await page.getByRole('link', { name: 'Lees verder' }).click();
    await page.locator('article.lesson-text').waitFor();
    await page.waitForFunction(() => document.documentElement.scrollTop > 0);
    await expectAccessible(page, 'a lesson half-way');
    for (const path of [FIRST, '/account', '/bestellingen', '/bestellen/module/een-vertrouwensband', '/beheer']) {
      await page.goto(path);
      await expectAccessible(page, path);
    }
  }, 180_000);

  test('opens the outline on the phone, and goes to another lesson without loading anew', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(FIRST);
    await awake(page);
    const loaded = await page.evaluate(() => performance.timeOrigin);
    await page.locator('details.drawer summary').click();
    await page.locator('details.drawer').getByRole('link').nth(1).click();
    await page.waitForURL(`**${BASE}/*`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
  }, 60_000);
});

describe('on the way to another lesson', () => {
  const next = (page: Page) => page.getByRole('button', { name: /^Volgende/ }).first();

  test('who waits sees the shape of what is coming, and then the lesson', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(FIRST);
    await awake(page);
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/graphql', async (route) => {
      await held;
      await route.continue();
    });
    await next(page).click();
    await page.getByText('De pagina komt eraan').waitFor({ state: 'attached' });
    await expectAccessible(page, 'a lesson that is on its way');
    go();
    await page.waitForURL((url) => url.pathname !== FIRST);
    await page.locator('article.lesson-text').waitFor();
  }, 60_000);

  test('who has no connection is told so, and comes there with the next try', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(FIRST);
    await awake(page);
    await page.context().setOffline(true);
    await next(page).click();
    await page.getByRole('heading', { name: 'Je bent niet verbonden' }).waitFor();
    await expectAccessible(page, 'a lesson without a connection');
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Probeer opnieuw' }).click();
    await page.locator('article.lesson-text').waitFor();
    expect(new URL(page.url()).pathname).not.toBe(FIRST);
  }, 60_000);
});

describe('an answer to a prompt', () => {
  test('saves itself while it is written, and is there after reloading', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(FIRST);
    await awake(page);
    await answer(page).fill('Ik zou de ouders eerst vragen wat ze thuis zien.');
    await page
      .getByText(/Bewaard om/)
      .first()
      .waitFor();
    await page.reload();
    expect(await answer(page).inputValue()).toBe('Ik zou de ouders eerst vragen wat ze thuis zien.');
  }, 60_000);

  test('changed before the page woke up is not put back, and saves itself', async () => {
    const page = await stage.enterAs('leerkracht');
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await page.route('**/assets/learner-*.js', async (route) => {
      await asleep;
      await route.continue();
    });
    await page.goto(FIRST, { waitUntil: 'commit' });
    expect(await answer(page).inputValue()).not.toBe('');
    await answer(page).fill('Wat ik schreef voor de pagina wakker was.');
    wake();
    const inDatabase = () => stage.sql('select saved_at from learning.reflection order by saved_at desc limit 1');
    const [before] = await inDatabase();
    for (let turn = 0; turn < 300; turn += 1) {
      const [now] = await inDatabase();
      if (String(now?.saved_at) !== String(before?.saved_at)) break;
      await page.waitForTimeout(100);
    }
    await page.unroute('**/assets/learner-*.js');
    await page.reload();
    expect(await answer(page).inputValue()).toBe('Wat ik schreef voor de pagina wakker was.');
  }, 60_000);

  test('written in two tabs is never overwritten: both texts are shown, and one chooses', async () => {
    const one = await stage.enterAs('leerkracht');
    await one.goto(FIRST);
    const other = await one.context().newPage();
    await other.goto(FIRST);
    await awake(one);
    // a text of a tab that was closed is taken over by the next one that wakes up
    await awake(other);
    await answer(one).fill('Wat ik op mijn telefoon schreef.');
    await one
      .getByText(/Bewaard om/)
      .first()
      .waitFor();
    await awake(other);
    await answer(other).fill('Wat ik aan mijn bureau schreef.');
    const conflict = other.getByRole('alert').filter({ hasText: 'Wat ik op mijn telefoon schreef.' });
    await conflict.waitFor();
    await expectAccessible(other, 'two texts side by side');
    await conflict.getByRole('button', { name: 'Houd ze allebei' }).click();
    await other
      .getByText(/Bewaard om/)
      .first()
      .waitFor();
    await one.reload();
    expect(await answer(one).inputValue()).toBe('Wat ik op mijn telefoon schreef.\n\nWat ik aan mijn bureau schreef.');
  }, 60_000);

  test('stays on the page while there is no connection, and is saved when it is back', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(FIRST);
    await awake(page);
    await page.context().setOffline(true);
    await answer(page).fill('In de trein geschreven.');
    await page
      .getByText(/Je bent niet verbonden/)
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await page
      .getByText(/Bewaard om/)
      .first()
      .waitFor();
    await page.reload();
    expect(await answer(page).inputValue()).toBe('In de trein geschreven.');
  }, 60_000);
});

test('a check question explains each answer, and may be tried again', async () => {
  const page = await stage.enterAs('leerkracht');
  await page.goto(`${BASE}/een-netwerk`);
  const check = page.locator('.check').first();
  await check.getByRole('button', { name: 'Kijk na' }).click();
  await check.getByText('Kies eerst een antwoord.').waitFor();
  const options = check.getByRole('radio').or(check.getByRole('checkbox'));
  for (let choice = 0; choice < (await options.count()); choice += 1) {
    await options.nth(choice).check();
    await check.getByRole('button', { name: 'Kijk na' }).click();
    await check.locator('.explanation').first().waitFor();
    await expectAccessible(page, `a question that was answered, choice ${choice + 1}`);
    const again = check.getByRole('button', { name: 'Probeer opnieuw' });
    if ((await again.count()) === 0) return;
    await again.click();
    if (await options.nth(choice).isChecked())
      await options
        .nth(choice)
        .uncheck({ force: true })
        .catch(() => undefined);
  }
}, 120_000);

describe('who has nothing yet', () => {
  test('is shown a free lesson to begin with', async () => {
    const page = await stage.enterAs('partner');
    await page.getByText('Je hebt nog geen module').waitFor();
    await expectAccessible(page, '/leren with nothing in it');
    await page
      .getByRole('link', { name: /gratis les/i })
      .first()
      .click();
    await page.locator('article.lesson-text').waitFor();
  }, 60_000);
});

describe('beheer', () => {
  test('finds an order, pays it back with a reason, and the access is gone', async () => {
    const buyer = await stage.enterAs('directie');
    await buyer.goto('/bestellen/module/een-vertrouwensband');
    await orderAndGoPay(buyer);
    await buyer.getByRole('button', { name: 'Betaald met kaart' }).click();
    await buyer.getByRole('heading', { name: 'Betaald. Je kunt beginnen' }).waitFor();
    await expectAccessible(buyer, 'an order that is paid');

    const finance = await stage.enterAs('finance');
    await finance.goto('/beheer');
    await expectAccessible(finance, '/beheer');
    await finance.getByLabel('Zoek een persoon of bestelling').fill('directie@demo');
    await finance.getByRole('button', { name: 'Zoek' }).click();
    await finance
      .getByRole('link', { name: /FA-\d{4}-\d{6}/ })
      .first()
      .click();
    await finance.waitForURL('**/beheer/bestellingen/**');
    await expectAccessible(finance, '/beheer/bestellingen');
    await finance.getByLabel('Reden').first().fill('Dubbel besteld, op vraag van de koper.');
    await finance.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click();
    await finance.getByRole('heading', { name: /^Betaal je .* terug/ }).waitFor();
    await expectAccessible(finance, 'a refund to be confirmed');
    await finance.getByRole('button', { name: /^Betaal .* terug$/ }).click();
    await finance.waitForURL('**gedaan=**');
    const noAccess = buyer.getByRole('heading', { name: 'Deze les hoort bij de module' });
    await buyer.goto('/leren/een-vertrouwensband-vanaf-dag-een/de-eerste-schooldag');
    for (let turn = 0; turn < 300 && !(await noAccess.count()); turn += 1) {
      await buyer.waitForTimeout(200);
      await buyer.reload();
    }
    await noAccess.waitFor();
    const person = finance.getByRole('link', { name: /directie/ }).first();
    await person.click();
    await finance.waitForURL('**/beheer/mensen/**');
    await expectAccessible(finance, '/beheer/mensen');
  }, 180_000);
});
