import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { openStage, type Stage } from './stage.ts';

const CASE = '/praktijkvoorbeelden/samen-nadenken-over-een-fase';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const text = (page: Page) => page.getByLabel('Je bericht');
const post = (page: Page, number: number) => page.locator(`#bericht-${number}`);
const place = (page: Page) => page.getByRole('button', { name: 'Plaats je bericht' }).click();

/** Begins a question about a case study, and gives the address of the conversation. */
async function begin(page: Page, title: string, words: string): Promise<string> {
  await page.goto(CASE);
  await page.getByRole('link', { name: 'Praat erover met collega’s' }).click();
  await page.getByRole('link', { name: 'Begin een gesprek' }).first().click();
  await page.getByLabel('Titel').fill(title);
  await text(page).fill(words);
  await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
  await post(page, 1).waitFor();
  return new URL(page.url()).pathname;
}

describe('two people talk about a case study on their phones', () => {
  test('one asks, the other answers, and it arrives while the first is writing, without moving what they read', async () => {
    const els = await stage.enterAs('leerkracht');
    const jan = await stage.enterAs('begeleider');
    const path = await begin(
      els,
      'Wat doen jullie als een gesprek stilvalt?',
      'Dat *ken* ik:\n\n- stilte\n- nog stilte',
    );
    expect(await post(els, 1).locator('li').allTextContents()).toEqual(['stilte', 'nog stilte']);
    await expectAccessible(els, 'a conversation with one post');
    await text(els).fill('Ik bedoel nog iets');
    await els.getByText('Je klad wordt op dit toestel bewaard tot je bericht geplaatst is.').waitFor();

    await jan.goto('/gesprekken?alle');
    await jan.getByRole('link', { name: 'Wat doen jullie als een gesprek stilvalt?' }).click();
    await post(jan, 1).getByRole('button', { name: 'Herkenbaar' }).click();
    await post(jan, 1).getByRole('button', { name: 'Herkenbaar', pressed: true }).waitFor();
    await post(jan, 1).getByRole('link', { name: 'Antwoord op bericht 1' }).click();
    await jan.getByText('Je antwoordt op bericht 1 van Demo leerkracht').waitFor();
    await text(jan).fill('Wij laten de stilte even. https://school.test/stil');
    await place(jan);
    await post(jan, 2).getByText('Begeleider', { exact: true }).waitFor();

    const news = els.getByRole('link', { name: '1 nieuw bericht: toon het' });
    await news.waitFor();
    expect(await text(els).inputValue()).toBe('Ik bedoel nog iets');
    expect(await post(els, 2).count()).toBe(0);
    await expectAccessible(els, 'a conversation with news');
    await news.click();
    await post(els, 2).waitFor();
    // the draft came along
    expect(await text(els).inputValue()).toBe('Ik bedoel nog iets');
    const link = post(els, 2).getByRole('link', { name: 'https://school.test/stil' });
    expect(await link.getAttribute('rel')).toContain('nofollow');
    await post(els, 2).getByRole('button', { name: 'Dit is het beste antwoord' }).click();
    await post(els, 2).getByText('Beste antwoord', { exact: true }).waitFor();
    await place(els);
    await post(els, 3).waitFor();
    expect(await text(els).inputValue()).toBe('');
    expect(new URL(els.url()).pathname).toBe(path);
    expect(els.url()).not.toContain('geplaatst');
    await expectAccessible(els, 'a conversation of two');
    await els.goto('/gesprekken');
    await els.getByRole('link', { name: 'Wat doen jullie als een gesprek stilvalt?' }).waitFor();
    await expectAccessible(els, 'one’s own conversations');
    await els.goto(CASE);
    await els.getByText('1 gesprek', { exact: true }).waitFor();
  }, 300_000);

  test('somebody finds it by a word with a slip, by keyboard alone, and comes to the post in its place', async () => {
    const page = await stage.enterAs('begeleider');
    await page.goto('/zoeken');
    const field = page.getByLabel('Waar zoek je naar?');
    await page.getByRole('button', { name: 'Zet die toets uit' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('gesprk');
    expect(await field.inputValue()).toBe('gesprk');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Gesprekken', exact: true }).waitFor();
    await expectAccessible(page, 'what was found, conversations among it');
    await page.getByRole('link', { name: /^Gesprekken \(\d/ }).click();
    await page.waitForURL(/in=gesprekken/);
    await expectAccessible(page, 'conversations that were found');
    const found = page.getByRole('link', { name: 'Wat doen jullie als een gesprek stilvalt?' }).first();
    await found.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#bericht-\d$/);
    await post(page, Number(page.url().at(-1))).waitFor();
    await page.goto('/zoeken');
    await page.getByRole('button', { name: 'Zet die toets uit' }).click();
    await page.getByRole('button', { name: 'Zet de toets / aan' }).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(false);
  }, 300_000);

  test('a draft survives a closed tab, and a post that was cut off is placed once', async () => {
    const page = await stage.enterAs('leerkracht');
    const path = await begin(page, 'Een klad', 'Eerst dit.');
    await text(page).fill('Half geschr');
    await page.goto('/gesprekken');
    await page.goto(path);
    expect(await text(page).inputValue()).toBe('Half geschr');
    // two tabs keep a draft each, and nobody else on this device finds them
    const second = await page.context().newPage();
    await second.goto(path);
    await text(second).fill('In de andere tab');
    await text(page).fill('Half geschreven');
    await second.close();
    await page.goto(path);
    const both = await text(page).inputValue();
    expect([both.includes('In de andere tab'), both.includes('Half geschreven')]).toEqual([true, true]);
    const jan = await stage.enterAs('begeleider');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.context().addCookies(await jan.context().cookies());
    await page.goto(path);
    expect(await text(page).inputValue()).toBe('');
    await page.context().clearCookies();
    await page.context().addCookies(cookies);
    await page.goto(path);
    await text(page).fill('Half geschr');
    // the server hears it, the answer gets lost
    await page.route(`**${path}**`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    await place(page);
    await page.unroute(`**${path}**`);
    await page.goto(path);
    expect(await text(page).inputValue()).toBe('Half geschr');
    await place(page);
    await post(page, 2).waitFor();
    expect(await post(page, 3).count()).toBe(0);
    expect(await text(page).inputValue()).toBe('');
  }, 180_000);
});

test('without a script: begin wrongly, begin, answer, edit in two places, delete, and every state is for everybody', async () => {
  const page = await stage.enterAs('leerkracht', { javaScript: false });
  await page.goto(CASE);
  await page.getByRole('link', { name: 'Praat erover met collega’s' }).click();
  await page.getByRole('link', { name: 'Begin een gesprek' }).first().click();
  await page.getByLabel('Titel').fill('   ');
  await text(page).fill('Wat ik wil zeggen');
  await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
  await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
  expect(await text(page).inputValue()).toBe('Wat ik wil zeggen');
  await page.getByLabel('Titel').fill('Zonder script');
  await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
  await post(page, 1).waitFor();
  const { pathname } = new URL(page.url());

  await text(page).fill('<script>alert(1)</script> [klik](javascript:alert(1))');
  await place(page);
  expect(await post(page, 2).locator('.talk-text').textContent()).toBe('<script>alert(1)</script> klik');
  await post(page, 2).getByRole('link', { name: 'Pas aan: bericht 2' }).click();
  await text(page).fill('Op de computer');
  const [, threadId] = pathname.split('/').slice(1);
  await stage.sql(
    "update discussion.post set text = 'Op de telefoon', revision = 2 where thread_id = $1 and number = 2",
    [threadId],
  );
  await page.getByRole('button', { name: 'Bewaar de aanpassing' }).click();
  await page.getByText('Op de telefoon').waitFor();
  expect(await text(page).inputValue()).toBe('Op de computer');
  await page.getByRole('button', { name: 'Bewaar de aanpassing' }).click();
  await post(page, 2)
    .getByText(/aangepast op/)
    .waitFor();
  await post(page, 2).getByRole('link', { name: 'Verwijder bericht 2' }).click();
  await page.getByRole('button', { name: 'Verwijder dit bericht' }).click();
  await post(page, 2).getByText('Dit bericht is verwijderd.').waitFor();
  await page.getByRole('button', { name: 'Zwijg hierover' }).click();
  await page.getByText('Je hoort niets over dit gesprek.').waitFor();
  await page.goto(`${pathname}?bericht=999999999`);
  await post(page, 2).waitFor();
}, 180_000);

test('every face of a conversation is for everybody: empty, long, edited, being deleted, refused', async () => {
  const page = await stage.enterAs('begeleider');
  await page.goto('/gesprekken?bij=module:een-vertrouwensband');
  await expectAccessible(page, 'conversations about a module');
  const path = await begin(page, 'Een lang gesprek', 'Het eerste bericht.');
  await expectAccessible(page, 'a conversation that has just begun');
  const id = path.split('/').at(-1);
  await stage.sql(
    `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
     select $1, n, (select author_id from discussion.thread where id = $1), 'f' || n, 'Bericht nummer ' || n, now()
     from generate_series(2, 80) n`,
    [id],
  );
  await stage.sql('update discussion.thread set last_number = 80 where id = $1', [id]);
  await page.goto(path);
  await page
    .getByRole('navigation', { name: 'Verder in dit gesprek' })
    .first()
    .getByRole('link', { name: 'Naar het laatste' })
    .click();
  await post(page, 80).waitFor();
  await expectAccessible(page, 'the end of a long conversation');
  for (const face of ['bewerk=80', 'verwijder=80', 'citeer=80']) {
    await page.goto(`${path}?${face}`);
    await expectAccessible(page, face);
  }
  await page.goto('/gesprekken/nieuw?bij=module:een-vertrouwensband');
  await expectAccessible(page, 'a new conversation');
  await page.evaluate(() => document.querySelector('form[data-draft]')?.setAttribute('novalidate', ''));
  await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
  await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
  await expectAccessible(page, 'a new conversation that was refused');
}, 300_000);

test('a post is reported, hidden with an explanation, appealed against and shown again, each step for everybody', async () => {
  const els = await stage.enterAs('leerkracht');
  const reporter = await stage.enterAs('directie');
  const facilitator = await stage.enterAs('begeleider');
  const path = await begin(els, 'Iets scherps', 'Dit schreef ik in een boze bui.');

  await reporter.goto(path);
  await reporter.getByRole('link', { name: 'Meld bericht 1' }).click();
  await expectAccessible(reporter, 'reporting a post');
  await reporter.getByLabel('Kwetsend of beledigend').check();
  await reporter.getByLabel('Waarom vind je dat?').fill('   ');
  await reporter.getByRole('button', { name: 'Meld dit bericht' }).click();
  await reporter.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
  await reporter.getByLabel('Waarom vind je dat?').fill('Dit kwetst een collega.');
  await reporter.getByRole('button', { name: 'Meld dit bericht' }).click();
  await reporter.getByText('Je meldde dit bericht. We kijken het na').waitFor();

  await facilitator.goto('/gesprekken');
  await facilitator.getByRole('link', { name: 'Meldingen en bezwaren' }).click();
  const waiting = facilitator.getByRole('listitem').filter({ hasText: 'Iets scherps' });
  await waiting.getByText('Dit kwetst een collega.').waitFor();
  await expectAccessible(facilitator, 'reports and appeals');
  await waiting.getByRole('link', { name: 'Bekijk en beslis' }).click();
  await post(facilitator, 1).locator('summary').click();
  await expectAccessible(facilitator, 'deciding about a post');
  await facilitator.getByLabel('Uitleg', { exact: true }).fill('We noemen elkaar hier niet bij naam.');
  await facilitator.getByRole('button', { name: 'Verberg het bericht' }).click();
  await post(facilitator, 1).getByText('Alleen de schrijver en wie modereert, zien het.').waitFor();

  await reporter.goto(path);
  await post(reporter, 1).getByText('Dit bericht is verborgen.').waitFor();
  await post(reporter, 1).getByText('We hebben het verborgen: We noemen elkaar hier niet bij naam.').waitFor();
  expect(await reporter.content()).not.toContain('boze bui');

  await els.goto(path);
  await post(els, 1).getByText('Waarom: We noemen elkaar hier niet bij naam.').waitFor();
  await expectAccessible(els, 'a hidden post of one’s own');
  await els.getByRole('link', { name: 'Niet akkoord? Zeg waarom' }).click();
  await els.getByLabel('Waarom mag het er volgens jou wel staan?').fill('Ik noemde niemand.');
  await expectAccessible(els, 'an appeal');
  await els.getByRole('button', { name: 'Maak bezwaar' }).click();
  await post(els, 1).getByText('Bezwaar: Ik noemde niemand.').waitFor();
  expect(await els.getByRole('link', { name: 'Niet akkoord? Zeg waarom' }).count()).toBe(0);

  await facilitator.goto('/gesprekken/beheer');
  await waiting.getByText('Bezwaar: Ik noemde niemand.').waitFor();
  await waiting.getByRole('link', { name: 'Bekijk en beslis' }).click();
  await facilitator.getByLabel('Uitleg', { exact: true }).fill('Je hebt gelijk.');
  await facilitator.getByRole('button', { name: 'Toon het bericht' }).click();
  await post(facilitator, 1).getByText('boze bui').waitFor();

  await facilitator.getByText('Modereer dit gesprek').click();
  await facilitator.getByLabel('Gesloten: alleen begeleiders en beheerders schrijven nog').check();
  await facilitator.getByLabel('Reden, voor het register').fill('Alles is gezegd.');
  await facilitator.getByRole('button', { name: 'Bewaar', exact: true }).click();
  await facilitator.getByText('Dit gesprek is gesloten.').waitFor();
  await els.goto(path);
  await els.getByText('Dit gesprek is gesloten.').waitFor();
  expect(await text(els).count()).toBe(0);
  await expectAccessible(els, 'a closed conversation');
  await facilitator.goto('/gesprekken/beheer');
  await facilitator.getByRole('heading', { name: 'Meldingen en bezwaren' }).waitFor();
  await expectAccessible(facilitator, 'no reports');
}, 300_000);
