import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { SendMail } from '../platform/mail/send-mail.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { ChangeStep } from './change-step.ts';
import { DropStep } from './drop-step.ts';
import { LookBack } from './look-back.ts';
import { MakeStep } from './make-step.ts';
import { RemindOfSteps } from './remind-of-steps.ts';
import type { Step } from './step.types.ts';
import { StepTokens } from './tokens.ts';
import { WantReminders } from './want-reminders.ts';

let academy: TestAcademy;
let owner: SignedInPerson;
let person: CallerPerson;

beforeAll(async () => {
  academy = await testAcademy();
  // here the hour comes when a test says so, not when five minutes of the machine's own time are over
  await academy.database.dataSource.query("delete from jobs.schedule where name = 'remind-of-steps'");
});

afterAll(() => academy?.close());

beforeEach(async () => {
  owner = await signIn(academy);
  person = { id: owner.id, email: owner.email, name: 'Proefpersoon', roles: ['learner'], sessionId: '' };
});

const the = <T>(part: abstract new (...args: never[]) => T): T => academy.app.get<T>(part, { strict: false });
const remind = () => the(RemindOfSteps).run();

function setClock(iso: string): void {
  const clock = the(Clock);
  clock.advance(Date.parse(iso) - clock.now().getTime());
}

const words = { situation: 'ik bel', action: 'lach ik eerst', companion: '', barrier: 'trust' };
const make = (due: string, more: object = {}): Promise<Step> =>
  the(MakeStep).run(person, { ...words, due, requestKey: randomUUID(), from: '', ...more });
const change = (step: Step, more: object) =>
  the(ChangeStep).run(person, { ...words, id: step.id, baseRevision: step.revision, due: step.due, ...more });
const lookBack = ({ id, revision }: Step) =>
  the(LookBack).run(person, { id, baseRevision: revision, outcome: 'done', happened: '', next: '' });

async function mails(): Promise<Email[]> {
  await academy.settled();
  const rows = (await academy.database.dataSource.query(
    'select source from platform.caught_mail where recipient = $1 order by id',
    [owner.email],
  )) as { source: Buffer }[];
  return Promise.all(rows.map(({ source }) => new PostalMime().parse(source)));
}
const subjects = async () => (await mails()).map(({ subject }) => subject);
const headerOf = (mail: Email | undefined, name: string) => mail?.headers.find(({ key }) => key === name)?.value;

const TODAY = 'Vandaag: je kleine stap';
const AFTER = 'Hoe ging het met je kleine stap?';

describe('on the morning of the day at seven in Brussels, and the day after at four', () => {
  test.each([
    // summer time ends on 25 October 2026 and begins on 28 March 2027
    ['2026-10-23', '2026-10-23T05:00:00Z', '2026-10-24T14:00:00Z'],
    ['2026-10-24', '2026-10-24T05:00:00Z', '2026-10-25T15:00:00Z'],
    ['2026-10-25', '2026-10-25T06:00:00Z', '2026-10-26T15:00:00Z'],
    ['2026-10-26', '2026-10-26T06:00:00Z', '2026-10-27T15:00:00Z'],
    ['2027-03-26', '2027-03-26T06:00:00Z', '2027-03-27T15:00:00Z'],
    ['2027-03-27', '2027-03-27T06:00:00Z', '2027-03-28T14:00:00Z'],
    ['2027-03-28', '2027-03-28T05:00:00Z', '2027-03-29T14:00:00Z'],
  ])('%s', async (due, morning, afternoon) => {
    const before = (iso: string) => new Date(Date.parse(iso) - 1000).toISOString();
    setClock(`${due.slice(0, 8)}20T10:00:00Z`);
    await make(due);
    setClock(before(morning));
    await remind();
    expect(await subjects()).toEqual([]);
    setClock(morning);
    await remind();
    expect(await subjects()).toEqual([TODAY]);
    setClock(before(afternoon));
    await remind();
    expect(await subjects()).toEqual([TODAY]);
    setClock(afternoon);
    await remind();
    await remind();
    expect(await subjects()).toEqual([TODAY, AFTER]);
  });
});

describe('a promise is kept once', () => {
  beforeEach(() => setClock('2026-12-01T10:00:00Z'));
  const atTheHour = () => setClock('2026-12-03T06:00:00Z');

  test('by several at once', async () => {
    await make('2026-12-03');
    atTheHour();
    await Promise.all(Array.from({ length: 6 }, remind));
    expect(await subjects()).toEqual([TODAY]);
  });

  test('by one that dies before it is written down, and by one that is sent again', async () => {
    await make('2026-12-03');
    atTheHour();
    const dying = the(Database).transaction(async () => {
      await remind();
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await subjects()).toEqual([]);
    await remind();
    expect(await subjects()).toEqual([TODAY]);
    const [mail] = (await academy.database.dataSource.query('select id from platform.mail where person_id = $1', [
      owner.id,
    ])) as [{ id: string }];
    await the(SendMail).run(mail.id);
    await remind();
    expect(await subjects()).toEqual([TODAY]);
  });

  test('for all steps of a day together', async () => {
    await make('2026-12-03', { situation: 'het eerste' });
    await make('2026-12-03', { situation: 'het tweede', companion: 'juf An' });
    await make('2026-12-04', { situation: 'op de dag erna' });
    atTheHour();
    await remind();
    const all = await mails();
    expect(all.map(({ subject }) => subject)).toEqual(['Vandaag: je kleine stappen']);
    expect(all[0]?.text).toContain('Als het eerste, dan lach ik eerst.');
    expect(all[0]?.text).toContain('Als het tweede, dan lach ik eerst.\nMet wie: juf An');
    expect(all[0]?.text).not.toContain('op de dag erna');
    expect(all[0]?.text).toContain('http://localhost:3000/mijn-stappen\n');
  });

  test('and not on the morning of a day that is past, after a standstill', async () => {
    await make('2026-12-03');
    setClock('2026-12-06T10:00:00Z');
    await remind();
    expect(await subjects()).toEqual([AFTER]);
  });

  test('a step for today asks only how it went', async () => {
    await make('2026-12-01');
    await remind();
    expect(await subjects()).toEqual([]);
    setClock('2026-12-02T15:00:00Z');
    await remind();
    expect(await subjects()).toEqual([AFTER]);
  });
});

describe('a mail that is no longer wanted does not leave', () => {
  beforeEach(() => setClock('2026-12-10T10:00:00Z'));
  const atTheHour = () => setClock('2026-12-12T06:00:00Z');
  /** What happens after the promise and before the mail leaves. */
  const promisedAnd = (then: () => Promise<unknown>) =>
    the(Database).transaction(async () => {
      await remind();
      await then();
    });

  test('the step got another day', async () => {
    await change(await make('2026-12-12'), { due: '2026-12-14' });
    atTheHour();
    await remind();
    expect(await subjects()).toEqual([]);
    setClock('2026-12-14T06:00:00Z');
    await remind();
    expect(await subjects()).toEqual([TODAY]);
  });

  test('the step got other words: they are what is sent', async () => {
    const step = await make('2026-12-12');
    atTheHour();
    await promisedAnd(() => change(step, { action: 'zeg ik eerst goeiemorgen' }));
    const [mail] = await mails();
    expect(mail?.text).toContain('Als ik bel, dan zeg ik eerst goeiemorgen.');
  });

  test('it was dropped, looked back on, or mails were turned off: before the hour', async () => {
    await the(DropStep).run(person, (await make('2026-12-12')).id);
    await lookBack(await make('2026-12-12'));
    const step = await make('2026-12-12');
    await the(WantReminders).run(person, false);
    atTheHour();
    await remind();
    expect(await subjects()).toEqual([]);
    // turned on again, what is still to come comes
    await the(WantReminders).run(person, true);
    await change(step, { due: '2026-12-13' });
    setClock('2026-12-13T06:00:00Z');
    await remind();
    expect(await subjects()).toEqual([TODAY]);
  });

  test('it was dropped, looked back on, given another day, or mails were turned off: between promise and leaving', async () => {
    const acts: ((step: Step) => Promise<unknown>)[] = [
      ({ id }) => the(DropStep).run(person, id),
      (step) => lookBack(step),
      (step) => change(step, { due: '2026-12-20' }),
      () => the(WantReminders).run(person, false),
    ];
    for (const act of acts) {
      setClock('2026-12-10T10:00:00Z');
      const step = await make('2026-12-12');
      atTheHour();
      await promisedAnd(() => act(step));
      expect(await subjects()).toEqual([]);
    }
    const open = await academy.database.dataSource.query(
      "select 1 from platform.mail where person_id = $1 and status <> 'sent'",
      [owner.id],
    );
    expect(open).toEqual([]);
  });
});

describe('what a mail is', () => {
  const HOSTILE = '<script>alert(1)</script> {steps} </p>&amp; "x"';

  test('text and page in the language of the person, with what they wrote as text', async () => {
    setClock('2026-12-15T10:00:00Z');
    await academy.graphql('mutation { changeLocale(locale: "fr") { __typename } }', {}, owner.cookie);
    const headers = 'Bcc: iedereen@school.test\r\nSubject: gekaapt';
    await make('2026-12-16', { situation: HOSTILE, action: `a\r\n${headers}`, companion: 'é\u2028😀' });
    setClock('2026-12-16T06:00:00Z');
    await remind();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Aujourd’hui\u00a0: votre petit pas');
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.text).toContain(`Si ${HOSTILE}, alors a Bcc: iedereen@school.test Subject: gekaapt.`);
    expect(mail?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {steps} &lt;/p&gt;&amp;amp;');
    expect(mail?.html).not.toContain('<script');
    expect(mail?.html).toContain('<html lang="fr">');
    const kept = await academy.database.dataSource.query('select data from platform.mail where person_id = $1', [
      owner.id,
    ]);
    expect(JSON.stringify(kept)).not.toContain('iedereen');
  });

  test('it carries the headers with which a mail program unsubscribes by itself', async () => {
    setClock('2026-12-17T10:00:00Z');
    await make('2026-12-18');
    setClock('2026-12-18T06:00:00Z');
    await remind();
    const [mail] = await mails();
    const [, address = ''] = /^<(.*)>$/.exec(headerOf(mail, 'list-unsubscribe') ?? '') ?? [];
    expect(address).toMatch(/^http:\/\/localhost:3000\/uitschrijven\/stappen\/[\w-]{64}$/);
    expect(headerOf(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail?.text).toContain(address);
    expect(mail?.html).toContain(address);
  });
});

describe('unsubscribing without a session', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', origin: 'null' };
  const PARTS = { 'content-type': 'multipart/form-data; boundary=x' };
  const ONE_CLICK = 'List-Unsubscribe=One-Click';
  const IN_PARTS = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  const post = async (url: string, headers: Record<string, string>, payload = ONE_CLICK) =>
    academy.app.inject({ method: 'POST', url, headers, payload });
  const wanted = async () =>
    (await academy.graphql<{ mySteps: { reminders: boolean } }>('{ mySteps { reminders } }', {}, owner.cookie)).data
      ?.mySteps.reminders;
  const addressOf = (id: string) => `/uitschrijven/stappen/${the(StepTokens).write('unsubscribe', id)}`;
  beforeEach(() => setClock(new Date().toISOString()));

  test('a mail program does it by one post, in either form, also twice', async () => {
    for (const [headers, payload] of [
      [FORM, ONE_CLICK],
      [PARTS, IN_PARTS],
      [{}, ''],
    ] as const) {
      await the(WantReminders).run(person, true);
      for (let turn = 0; turn < 2; turn += 1)
        expect((await post(addressOf(owner.id), headers, payload)).statusCode).toBe(204);
      expect(await wanted()).toBe(false);
    }
  });

  test('a page leads back to itself', async () => {
    const answer = await post(addressOf(owner.id), { ...FORM, accept: 'text/html' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, addressOf(owner.id)]);
  });

  test('looking at the address changes nothing', async () => {
    expect((await academy.app.inject({ url: addressOf(owner.id), headers: { accept: 'text/html' } })).statusCode).toBe(
      200,
    );
    expect(await wanted()).toBe(true);
  });

  test('a forged token, or one for another thing, is nothing', async () => {
    const other = await signIn(academy);
    const [mine, theirs] = [addressOf(owner.id), addressOf(other.id)];
    const start = '/uitschrijven/stappen/'.length;
    const forged = [
      ...Array.from({ length: 16 }, (_, at) => altered(mine, start + at * 4)),
      mine.slice(0, start + 32) + theirs.slice(start + 32),
      mine.slice(0, -1),
      `${mine}a`,
      `/uitschrijven/stappen/${the(StepTokens).write('calendar', owner.id)}`,
      `/uitschrijven/stappen/${owner.id}`,
      '/uitschrijven/stappen/verzonnen',
      "/uitschrijven/stappen/'%20or%201=1",
    ];
    for (const url of forged) {
      expect([url, (await post(url, { 'content-type': FORM['content-type'] })).statusCode]).toEqual([url, 404]);
      const page = await academy.app.inject({ url, headers: { accept: 'text/html' } });
      expect([url, page.statusCode]).toEqual([url, 404]);
    }
    expect(await wanted()).toBe(true);
  });

  test('nothing else here takes a form in parts', async () => {
    for (const url of ['/aanmelden', '/mijn-stappen', '/graphql'])
      expect(Math.floor((await post(url, PARTS, IN_PARTS)).statusCode / 100)).toBe(4);
  });
});

/** The same text with one letter changed. */
function altered(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
}
