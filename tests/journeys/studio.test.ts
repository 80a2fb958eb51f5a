import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

/** Goes to what has this name with the Tab key alone, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, { back = false } = {}): Promise<void> {
  const fits = (said: string) => (typeof name === 'string' ? said === name : name.test(said));
  const met: string[] = [];
  for (let turn = 0; turn < 150; turn += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const said = await page.evaluate(() => {
      const here = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> };
      const label = here.labels?.[0];
      // a label that holds its field says its first words
      const words = label?.querySelector('span')?.textContent ?? label?.textContent;
      return (here.getAttribute('aria-label') ?? words ?? here.textContent ?? '')
        .trim()
        .replace(/\s+/g, ' ')
        .slice(0, 120);
    });
    if (fits(said)) return;
    met.push(said);
  }
  throw new Error(`no Tab leads to ${name}; it led to ${met.join(' | ')}`);
}

const type = (page: Page, text: string) => page.keyboard.type(text);
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** A block by the slash menu: what one types of its name, and Enter. */
async function slash(page: Page, name: string): Promise<void> {
  await type(page, `/${name}`);
  await page.locator('.slash-option').first().waitFor();
  await press(page, 'Enter');
}
const saved = (page: Page) => page.locator('#schrijfblad[data-state="saved"]').waitFor({ timeout: 30_000 });

describe('an author', () => {
  test('makes a module by keyboard alone, looks at it, publishes it, and a learner reads it', async () => {
    const page = await stage.enterAs('auteur');
    await page.goto('/studio');
    await expectAccessible(page, 'the studio');
    await tabTo(page, 'Titel');
    await type(page, 'Samen lezen');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Samen lezen', level: 1 }).waitFor();
    await tabTo(page, 'Titel');
    await type(page, 'Waarom voorlezen');
    await press(page, 'Enter');
    await page.getByRole('link', { name: 'Waarom voorlezen', exact: true }).waitFor();
    await expectAccessible(page, 'a module in the studio');

    // what the module says about itself
    await tabTo(page, 'Gegevens van de module');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Gegevens van de module' }).waitFor();
    await tabTo(page, 'Ondertitel');
    await type(page, 'Over boeken thuis en in de klas');
    await tabTo(page, 'Wat je eraan hebt');
    await type(page, 'Je leest samen met ouders.');
    await tabTo(page, 'Voor wie');
    await type(page, 'Voor leerkrachten.');
    await tabTo(page, 'Wat je daarna kunt');
    await type(page, 'een boekje meegeven');
    await expectAccessible(page, 'about a module');
    await tabTo(page, 'Bewaar');
    await press(page, 'Enter');
    await page.getByText('Bewaard.').waitFor();

    // the lesson: what stands above it, then its text
    await tabTo(page, 'Waarom voorlezen');
    await press(page, 'Enter');
    await page.getByRole('textbox', { name: /Tekst van de les/ }).waitFor();
    await tabTo(page, 'Inleiding');
    await type(page, 'Samen lezen begint klein.');
    await tabTo(page, /Iedereen mag deze les lezen/);
    await press(page, 'Space');
    await tabTo(page, 'Bewaar');
    await press(page, 'Enter');
    await page.getByText('Bewaard.').waitFor();
    await page.getByRole('textbox', { name: /Tekst van de les/ }).waitFor();
    await tabTo(page, /^Tekst van de les/);
    await type(page, 'Een kind dat voorgelezen wordt, ');
    await press(page, 'Control+b');
    await type(page, 'wil');
    await press(page, 'Control+b');
    await type(page, ' lezen.');
    await press(page, 'Enter');
    await slash(page, 'titel');
    await type(page, 'Thuis');
    await press(page, 'Control+Enter');
    await type(page, '- een boek');
    await press(page, 'Enter');
    await type(page, 'een kwartier');
    await press(page, 'Control+Enter');
    await slash(page, 'reflectie');
    await type(page, 'Wie las jou voor?');
    await press(page, 'Enter', 'Control+Enter');
    await slash(page, 'kader');
    await press(page, 'Enter');
    await type(page, 'Geef een boekje mee.');
    await press(page, 'Control+Enter');
    await slash(page, 'stap');
    await press(page, 'Enter');
    await type(page, 'een kind een boek kiest');
    await press(page, 'Enter');
    await type(page, 'lees ik het samen');
    await press(page, 'Enter', 'Control+Enter');
    await slash(page, 'gespreksvraag');
    await type(page, 'Wat lezen jullie?');
    await press(page, 'Enter');
    await slash(page, 'praktijk');
    await press(page, 'ArrowDown', 'Enter');
    await slash(page, 'beeld');
    await press(page, 'Enter');
    await type(page, 'Drie kringen.');
    await press(page, 'Enter', 'Enter', 'Enter');
    await slash(page, 'controle');
    await type(page, 'Wat doe je?');
    for (const words of ['Voorlezen', 'Dan luistert het kind.', 'Zwijgen', 'Dan is het stil.']) {
      await press(page, 'ArrowDown', 'End');
      await type(page, words);
    }
    await saved(page);
    await expectAccessible(page, 'a lesson to write in');

    // it stands there again, and is undone and done by keys
    await page.reload();
    await page.getByRole('textbox', { name: /Tekst van de les/ }).waitFor();
    await tabTo(page, 'Bekijk als cursist');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Wie las jou voor?' }).waitFor();
    await expectAccessible(page, 'a preview');
    await page.goBack();
    await page.getByRole('textbox', { name: /Tekst van de les/ }).waitFor();
    await tabTo(page, 'Publiceren…');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Wat cursisten merken' }).waitFor();
    await tabTo(page, 'Een zin voor cursisten');
    await type(page, 'Een nieuwe module over lezen.');
    await expectAccessible(page, 'before a publication');
    await press(page, 'Enter');
    await page.getByText('Cursisten hebben nu deze versie').waitFor();

    const reader = await stage.enter();
    await reader.goto('/leren/samen-lezen/waarom-voorlezen');
    await reader.getByRole('heading', { name: 'Waarom voorlezen', level: 1 }).waitFor();
    await reader.getByRole('heading', { name: 'Wie las jou voor?' }).waitFor();
    for (const words of ['Geef een boekje mee.', 'Wat lezen jullie?', 'een kwartier', 'Voorlezen'])
      expect(await reader.getByText(words).count()).toBeGreaterThan(0);
    const [row] = await stage.sql<{ kinds: string[] }>(
      `select array(select distinct jsonb_array_elements(version.content #> '{lessons,0,blocks}') ->> 'kind' order by 1) as kinds
       from catalogue.version where key = 'samen-lezen'`,
    );
    expect(row?.kinds).toEqual([
      'action',
      'bulletList',
      'callout',
      'caseStudy',
      'check',
      'discussion',
      'heading',
      'image',
      'paragraph',
      'prompt',
    ]);
  }, 240_000);

  test('writes without a connection, and two who write at once see both texts', async () => {
    const address = '/studio/een-gedeelde-verantwoordelijkheid/les/gv-een-netwerk';
    const sheet = (page: Page) => page.getByRole('textbox', { name: /^Tekst van de les/ });
    const text = async () =>
      (
        await stage.sql<{ text: string }>(
          `select body #>> '{document,content,0,content,0,text}' as text from authoring.draft
           where module_key = 'een-gedeelde-verantwoordelijkheid' and part = 'gv-een-netwerk' order by revision desc limit 1`,
        )
      )[0]?.text;
    /** At the very beginning of the text, in front of what stands there. */
    const writeFirst = async (page: Page, words: string) => {
      await sheet(page)
        .locator('p')
        .first()
        .click({ position: { x: 1, y: 8 } });
      await press(page, 'Home');
      await type(page, words);
    };
    const one = await stage.enterAs('auteur');
    await one.goto(address);
    await sheet(one).waitFor();
    // the connection falls away, and then the page
    await one.context().setOffline(true);
    await writeFirst(one, 'Onderweg. ');
    await one.locator('#schrijfblad[data-state="waits"]').waitFor();
    await one.close();
    const context = one.context();
    await context.setOffline(false);
    const again = await context.newPage();
    again.setDefaultTimeout(30_000);
    await again.goto(address);
    await saved(again);
    expect(await text()).toMatch(/^Onderweg\. /);

    // somebody else comes in, and saves first
    const other = await stage.enterAs('beheer');
    await other.goto(address);
    await other.getByText('Ook hier: Demo auteur').waitFor();
    await writeFirst(other, 'Van de ander. ');
    await other.locator('#schrijfblad[data-state="saving"]').waitFor();
    await saved(other);
    await writeFirst(again, 'Van mij. ');
    await again.getByRole('alert').filter({ hasText: 'Er is niets overschreven' }).waitFor();
    expect(await text()).toMatch(/^Van de ander\. /);
    await expectAccessible(again, 'two texts of one lesson');
    await again.getByRole('button', { name: 'Ga verder met wat bewaard is' }).click();
    await saved(again);
    expect(await text()).toMatch(/^Van de ander\. /);
    await again.goto(`${address}/geschiedenis`);
    await expectAccessible(again, 'history of a lesson');
    await again
      .getByRole('link', { name: /Vergelijk met nu/ })
      .first()
      .click();
    await again
      .getByText(/Van mij\. Onderweg/)
      .first()
      .waitFor();
    await expectAccessible(again, 'the difference of two texts');
    await again.getByRole('button', { name: /^Zet versie/ }).click();
    await again.getByText('Teruggezet.').waitFor();
    expect(await text()).toMatch(/^Van mij\. /);
  }, 240_000);

  test('without a script moves a lesson, takes it back, and writes in Markdown', async () => {
    const page = await stage.enterAs('auteur', { javaScript: false });
    await page.goto('/studio/de-verbinding-aangaan');
    const titles = async () => page.locator('.studio-lesson h3').allTextContents();
    const before = await titles();
    await page
      .locator('.studio-lesson')
      .first()
      .getByRole('button', { name: /^Lager:/ })
      .click();
    await page.getByText('Je kunt het ongedaan maken').waitFor();
    expect(await titles()).not.toEqual(before);
    await page.getByRole('button', { name: 'Maak ongedaan' }).click();
    await page.getByText('Ongedaan gemaakt.').waitFor();
    expect(await titles()).toEqual(before);
    await page.getByRole('link', { name: before[0] ?? '' }).click();
    const area = page.getByLabel('Tekst van de les');
    const markdown = await area.inputValue();
    await area.fill(`${markdown}\nNog een zin.\n`);
    await page.getByRole('button', { name: 'Bewaar' }).last().click();
    await page.getByText('Bewaard.').waitFor();
    expect(await area.inputValue()).toContain('Nog een zin.');
  }, 120_000);
});
