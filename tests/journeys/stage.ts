import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { testDatabase } from '../../server/src/testing/database.ts';
import { openBrowser, visitor } from '../harness/browser.ts';
import { type RunningAcademy, startAcademy } from '../harness/running-academy.ts';

/** Password of the demo accounts. */
const DEMO_PASSWORD = 'samen-school-maken';
export const MODULE = 'een-vertrouwensband-vanaf-dag-een';

export type Stage = {
  academy: RunningAcademy;
  browser: Browser;
  /** Somebody with a browser of their own; what it complains about fails the journey at `close`. */
  enter: (options?: Parameters<typeof visitor>[2]) => Promise<Page>;
  /** The same, signed in as a demo account such as `leerkracht`. */
  enterAs: (account: string, options?: Parameters<typeof visitor>[2]) => Promise<Page>;
  /** Ends the server, as if there were no connection; people keep their pages open. */
  cutOff: () => Promise<void>;
  /** Starts it again at the same address, with other settings where they are given. */
  connect: (settings?: Record<string, string>) => Promise<void>;
  sql: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
};

/** A running academy on a database of its own, and a real browser to visit it with. */
export async function openStage(): Promise<Stage> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'academie-journey-'));
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir };
  let academy = await startAcademy(settings);
  const browser = await openBrowser();
  const complaints: string[][] = [];
  const enter: Stage['enter'] = async (options) => {
    const guest = await visitor(browser, academy.url, options);
    complaints.push(guest.complaints);
    return guest.page;
  };
  return {
    academy,
    browser,
    enter,
    enterAs: async (account, options) => {
      const page = await enter(options);
      await signInAs(page, account);
      return page;
    },
    cutOff: async () => {
      await academy.stop();
    },
    connect: async (more = {}) => {
      academy = await startAcademy({ ...settings, ...more, PORT: String(academy.port) });
    },
    sql: (text, values = []) => database.dataSource.query(text, values),
    close: async () => {
      await browser.close();
      await academy.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
      const said = complaints.flat();
      if (said.length > 0) throw new Error(`the browser complained:\n${said.join('\n')}`);
    },
  };
}

/** Signs in with the password of the demo accounts and waits for what follows. */
async function signInAs(page: Page, account: string): Promise<void> {
  await page.goto('/aanmelden');
  await page.getByText('Liever met een wachtwoord').click();
  const form = page.locator('form', { has: page.getByLabel('Wachtwoord') });
  await form.getByLabel('E-mailadres').fill(`${account}@demo.fluxus.test`);
  await form.getByLabel('Wachtwoord').fill(DEMO_PASSWORD);
  await form.getByRole('button', { name: 'Meld me aan' }).click();
  await page.waitForURL('**/leren');
}

/** Opens the newest caught mail to an address, as somebody who tries the academy does, and gives the link in it. */
export async function linkMailedTo(page: Page, email: string): Promise<string> {
  for (let turn = 0; turn < 400; turn += 1) {
    await page.goto('/demo/mail');
    const mail = page.getByRole('listitem').filter({ hasText: email }).first();
    if (await mail.count()) {
      await mail.getByRole('link').click();
      const href = await page.locator('pre a').first().getAttribute('href');
      if (!href) throw new Error(`the mail to ${email} holds no link`);
      return href;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`no mail to ${email} was caught`);
}

/** A new account by a mailed link, from the page where one was sent to sign in; ends where `then` leads. */
export async function signInByMail(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mailadres').first().fill(email);
  await page.getByRole('button', { name: 'Stuur me een link' }).click();
  await page.getByRole('heading', { name: 'Kijk in je mailbox' }).waitFor();
  await page.goto(await linkMailedTo(page, email));
  await page.getByRole('button', { name: 'Meld me aan' }).click();
}

/** From the checkout to the payment page: terms, both statements or none, the button that the law asks for. */
export async function orderAndGoPay(page: Page, { giveUpWithdrawal = true } = {}): Promise<void> {
  if (giveUpWithdrawal) {
    await page.getByLabel(/Ik wil meteen beginnen/).check();
    await page.getByLabel(/niet meer kan herroepen/).check();
  }
  await page.getByLabel(/akkoord met de voorwaarden/).check();
  await page.getByRole('button', { name: 'Bestellen en betalen' }).click();
  await page.waitForURL('**/demo/betalen/pay/**');
}

/** Until the learner's application has taken over the page: its outermost element comes last. What is typed before is kept too. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('#app > *') ?? {}).some((key) => key.startsWith('__react')),
  );
}
