import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../harness/accessible.ts';
import { almostFinished } from './almost-finished.ts';
import { awake, openStage, type Stage } from './stage.ts';
import { dutchAmong, interfaceWordsOf } from './words-of-a-page.ts';

const TEACHER = 'leerkracht@demo.fluxus.test';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

/** The address that an owner shares. */
const addressOn = (page: Page) => page.getByLabel('Adres om te delen').inputValue();

/** Lets the first mail to look back be due; where it leads for who wants no more of them. */
async function unsubscribeAddress(): Promise<string> {
  await stage.sql("update certificates.review set at = now() - interval '1 minute' where weeks = 1");
  await stage.sql("insert into jobs.job (name, data) values ('send-reviews', '{}')");
  for (let turn = 0; turn < 300; turn += 1) {
    const [mail] = await stage.sql<{ source: Buffer }>(
      "select source from platform.caught_mail where recipient = $1 and source like '%/uitschrijven/terugblik/%'",
      [TEACHER],
    );
    // a header that is long goes on in the next line
    const header = /^list-unsubscribe:\s*<([^>]+)>/im.exec(mail?.source.toString('latin1') ?? '');
    if (header?.[1]) return new URL(header[1].replace(/\s+/g, '')).pathname;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no mail to look back was caught');
}

/** What a stranger finds at an address. */
async function strangerAt(address: string): Promise<{ page: Page; status: number }> {
  const page = await stage.enter();
  const answer = await page.goto(new URL(address).pathname);
  return { page, status: answer?.status() ?? 0 };
}

describe('finishing', () => {
  test('one finishes, takes the attest, downloads it, and a stranger checks it, on the phone', async () => {
    const { slug, last, title } = await almostFinished(stage);
    const page = await stage.enterAs('leerkracht');
    await page.goto('/mijn-attesten');
    await page.getByRole('heading', { name: 'Je hebt nog geen attest' }).waitFor();
    await page.getByText('nog 1 les').waitFor();
    await expectAccessible(page, 'no attest yet');

    await page.goto(`/leren/${slug}/${last}`);
    await awake(page);
    await page.getByRole('button', { name: 'Klaar met deze module' }).click();
    await page.getByRole('heading', { name: 'Je hebt deze module gelezen' }).waitFor();
    await expectAccessible(page, 'a finished module');
    await page.getByRole('link', { name: 'Je attest' }).click();
    await page.getByRole('heading', { name: 'Klaar om te nemen' }).waitFor();
    await expectAccessible(page, 'an attest to take');
    await page.getByRole('button', { name: 'Neem je attest' }).click();
    await page.getByText('Je attest staat klaar.').waitFor();
    await expectAccessible(page, 'an attest of one’s own');

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download als pdf' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^attest-[a-z2-7]{26}\.pdf$/);
    expect(readFileSync(await download.path(), 'latin1').slice(0, 8)).toBe('%PDF-1.7');

    const stranger = await strangerAt(await addressOn(page));
    expect(stranger.status).toBe(200);
    await stranger.page.getByText('Dit attest is echt en geldig.').waitFor();
    await stranger.page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await stranger.page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    await expectAccessible(stranger.page, 'a valid attest');
    await stranger.page.getByRole('contentinfo').getByRole('button', { name: 'Français' }).click();
    await stranger.page.getByText('Cette attestation est authentique et valable.').waitFor();
    expect(dutchAmong(await interfaceWordsOf(stranger.page))).toEqual([]);
    await page.goto('/leren');
    await page.getByRole('link', { name: 'Je attest' }).waitFor();
  }, 240_000);

  test('one asks for mails to look back, and stops them', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto('/mijn-attesten');
    await page.getByRole('button', { name: 'Stuur me de terugblik' }).click();
    await page.getByText('De terugblik staat klaar.').waitFor();
    await page.getByText('De volgende mail komt op').waitFor();
    await expectAccessible(page, 'looking back asked for');
    await page.getByRole('button', { name: 'Stuur me geen terugblik meer' }).click();
    await page.getByText('Je krijgt geen terugblik meer.').waitFor();
    await page.getByRole('button', { name: 'Stuur me de terugblik' }).click();
    await page.getByText('De terugblik staat klaar.').waitFor();

    const reader = await stage.enter();
    await reader.goto(await unsubscribeAddress());
    await expectAccessible(reader, 'mails to look back');
    await reader.getByRole('button', { name: 'Stuur me geen terugblik meer' }).click();
    await reader.getByRole('heading', { name: 'Je krijgt geen terugblik meer' }).waitFor();
    await expectAccessible(reader, 'no more mails to look back');
    await page.goto('/mijn-attesten');
    await page.getByRole('button', { name: 'Stuur me de terugblik' }).waitFor();
  }, 120_000);

  test('its owner hides it and shows it again, and has it in another name', async () => {
    const page = await stage.enterAs('leerkracht');
    await page.goto('/mijn-attesten');
    const address = await addressOn(page);
    await page.getByRole('button', { name: 'Haal de pagina offline' }).click();
    await page.getByText('De pagina staat offline.').waitFor();
    await expectAccessible(page, 'an attest that is hidden');
    const nothing = await strangerAt(address);
    expect(nothing.status).toBe(404);
    await nothing.page.getByText('Op dit adres staat geen attest.').waitFor();
    await expectAccessible(nothing.page, 'no attest at this address');
    await page.getByRole('button', { name: 'Zet de pagina weer online' }).click();
    await page.getByText('De pagina staat weer online.').waitFor();

    await page.goto('/account');
    await page.getByRole('textbox', { name: 'Je naam' }).fill('Een Andere Naam');
    await page.getByRole('button', { name: 'Bewaar mijn naam' }).click();
    await page.getByText('Bewaard').first().waitFor();
    await page.goto('/mijn-attesten');
    await expectAccessible(page, 'an attest in a name of before');
    await page.getByRole('button', { name: 'Zet het op mijn nieuwe naam' }).click();
    await page.getByText('Het attest staat op je nieuwe naam.').waitFor();
    const old = await strangerAt(address);
    await old.page.getByRole('heading', { level: 1, name: 'Dit attest is vervangen.' }).waitFor();
    await expectAccessible(old.page, 'an attest that was replaced');
    const fresh = await strangerAt(await addressOn(page));
    await fresh.page.getByText('Een Andere Naam').waitFor();
  }, 240_000);

  test('the academy takes it back, and everybody sees that', async () => {
    const [row] = await stage.sql<{ id: string; code: string }>(
      `select person_id as id, code from certificates.certificate where replaced_at is null`,
    );
    const page = await stage.enterAs('beheer');
    await page.goto(`/beheer/mensen/${row?.id}`);
    const act = page.locator('#attest-intrekken');
    await expectAccessible(page, 'the attests of a person');
    await act.getByLabel('Welk attest').selectOption({ index: 1 });
    await act.getByLabel('Reden').fill('Per vergissing uitgereikt.');
    await act.getByRole('button', { name: 'Trek een attest in' }).click();
    await page.getByText('Het attest is ingetrokken.').waitFor();
    const { page: stranger } = await strangerAt(`http://academie.test/attest/${row?.code}`);
    await stranger.getByRole('heading', { level: 1, name: 'Dit attest is ingetrokken.' }).waitFor();
    await expectAccessible(stranger, 'an attest that was revoked');
    const teacher = await stage.enterAs('leerkracht');
    await teacher.goto('/mijn-attesten');
    await teacher.getByText('De academie trok dit attest in.').waitFor();
    await expectAccessible(teacher, 'one’s own attest that was revoked');
  }, 240_000);
});
