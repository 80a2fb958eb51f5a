import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { SendMail } from '../platform/mail/send-mail.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { ForgetNotices } from './forget-notices.ts';
import { NOTICE_KINDS, type NoticeKind } from './kinds.ts';
import { NoticeTokens } from './notice-tokens.ts';
import { type NoticeWords, NoticeWriters } from './notice-writers.ts';
import { Notify } from './notify.ts';
import { ReadPlace } from './read-place.ts';
import { SendNotices } from './send-notices.ts';

type Bundle = {
  ids: string[];
  sentence: { text: string; own: boolean }[];
  unread: boolean;
  path: string;
  excerpt: string | null;
};
type Told = { unread: number; until: string | null; next: string | null; bundles: Bundle[] };

let academy: TestAcademy;
let els: SignedInPerson;
let base: string;
/** What may no longer be told, by what happened. */
const gone = new Set<string>();

beforeAll(async () => {
  academy = await testAcademy();
  // here mails leave when a test says so, not when a minute of the machine's own time is over
  await academy.database.dataSource.query("delete from jobs.schedule where name = 'send-notices'");
  // says what a test tells it to; where it happens stands in its place
  the(NoticeWriters).write(NOTICE_KINDS, async (notices) => {
    const said = notices.filter(({ data }) => !gone.has(String(data.what)));
    return new Map(
      said.map(({ id, data, place }): [string, NoticeWords] => [
        id,
        {
          ...{ sentence: 'notices.say.reply', who: String(data.who), title: String(data.title ?? place) },
          ...{ path: `/gesprekken/${data.what}`, excerpt: String(data.excerpt ?? 'Dag allemaal') },
        },
      ]),
    );
  });
  await academy.app.listen(0, '127.0.0.1');
  base = await academy.app.getUrl();
}, 120_000);
afterAll(() => academy?.close());
beforeEach(async () => {
  setClock('2026-12-01T10:00:00Z');
  els = await signIn(academy, { name: 'Els' });
});

const the = <T>(part: abstract new (...args: never[]) => T): T => academy.app.get<T>(part, { strict: false });

/** The clock stands still between one moment and the next. */
function setClock(iso: string): void {
  const at = Date.parse(iso);
  the(Clock).now = () => new Date(at);
}

/** Something happens that somebody is told of. */
async function happens(
  what: string,
  more: { kind?: NoticeKind; place?: string; who?: string; position?: number } = {},
  data = {},
) {
  const { kind = 'mention', place = 'Een gesprek', who = 'Juf An', position = 0 } = more;
  await the(Notify).run([{ personId: els.id, kind, key: what, place, position, data: { what, who, ...data } }]);
}

const LIST = `query ($after: String) { done: myNotices(after: $after) {
  unread until next bundles { ids unread path excerpt sentence { text own } } } }`;
async function ask<Done>(query: string, variables: Record<string, unknown> = {}, who = els): Promise<Done> {
  const { data, errors } = await academy.graphql<{ done: Done }>(query, variables, who.cookie);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}
const list = (after?: string) => ask<Told>(LIST, { after });
const read = (input: object, who = els) =>
  ask('mutation ($input: ReadNoticesInput!) { done: readNotices(input: $input) { done } }', { input }, who);
const choose = (choices: object, who = els) =>
  ask<{ kind: string; mail: string }[]>(
    'mutation ($choices: [NoticeChoiceInput!]!) { done: chooseNoticeMails(choices: $choices) { kind mail } }',
    { choices },
    who,
  );
const wordsOf = ({ sentence }: Bundle) => sentence.map(({ text }) => text).join('');

async function mails(): Promise<Email[]> {
  await academy.settled();
  const rows = (await academy.database.dataSource.query(
    'select source from platform.caught_mail where recipient = $1 order by id',
    [els.email],
  )) as { source: Buffer }[];
  return Promise.all(rows.map(({ source }) => new PostalMime().parse(source)));
}
const subjects = async () => (await mails()).map(({ subject }) => subject);
const send = () => the(SendNotices).run();

describe('the list', () => {
  test('puts together what is alike in one place, the newest first, and marks what is unread', async () => {
    await happens('a', { who: 'Juf An', position: 1 });
    await happens('b', { who: 'Meester Jo', position: 2 });
    setClock('2026-12-01T10:01:00Z');
    await happens('c', { place: 'Elders' });
    await happens('d', { who: 'Juf An', position: 3 });
    const { bundles, unread } = await list();
    expect(unread).toBe(2);
    expect(bundles.map(wordsOf)).toEqual([
      '3 nieuwe berichten in ‘Een gesprek’, van Juf An en Meester Jo',
      'Juf An schreef in ‘Elders’',
    ]);
    // one goes on at the first of them; what somebody wrote is in their own language
    expect(bundles.map(({ path, unread: is }) => [path, is])).toEqual([
      ['/gesprekken/a', true],
      ['/gesprekken/c', true],
    ]);
    expect(bundles[1]?.sentence.filter(({ own }) => own).map(({ text }) => text)).toEqual(['Juf An', 'Elders']);
    expect(bundles.map(({ excerpt }) => excerpt)).toEqual([null, 'Dag allemaal']);
  });

  test('of many people names two at most', async () => {
    for (const who of ['Bo', 'Cas', 'Dina', 'Eva']) await happens(who, { who });
    expect(wordsOf((await list()).bundles[0]!)).toMatch(/^4 nieuwe berichten in ‘Een gesprek’, van \w+ en 3 anderen$/);
  });

  test('tells nothing that may not be told any more, and does not count it', async () => {
    await happens('blijft');
    await happens('weg', { place: 'Elders' });
    gone.add('weg');
    setClock('2026-12-01T10:02:00Z');
    const { bundles, unread } = await list();
    expect([bundles.length, unread]).toEqual([1, 1]);
  });

  test('goes on where it was, however much comes meanwhile, at the same cost', async () => {
    for (let at = 0; at < 150; at += 1) await happens(`${at}`, { place: `Gesprek ${at}` });
    const first = await list();
    await happens('intussen', { place: 'Intussen' });
    const second = await list(first.next!);
    const third = await list(second.next!);
    const all = [first, second, third].flatMap(({ bundles }) => bundles.map(({ ids }) => ids[0]));
    expect([all.length, new Set(all).size, third.next]).toEqual([150, 150, null]);
    const of = async (who: SignedInPerson) =>
      (await statementsOf(academy, () => ask(LIST, {}, who))).filter((one) => !/identity\.session/.test(one)).length;
    await list();
    const many = await of(els);
    els = await signIn(academy);
    await happens('een');
    await list();
    expect([many, await of(els)]).toEqual([2, 2]);
    expect((await list('verzonnen')).bundles).toHaveLength(1);
  });

  test('is marked as read by part or until a moment, once or twice, and only by whose it is', async () => {
    await happens('a', { place: 'A' });
    await happens('b', { place: 'B' });
    const before = await list();
    const ids = before.bundles[0]!.ids;
    await read({ ids }, await signIn(academy));
    expect((await list()).unread).toBe(2);
    await read({ ids: [...ids, 'verzonnen', randomUUID()] });
    await read({ ids });
    expect((await list()).unread).toBe(1);
    setClock('2026-12-01T10:01:00Z');
    await happens('c', { place: 'C' });
    await read({ until: before.until });
    const { unread, bundles } = await list();
    expect([unread, bundles.map((one) => one.unread)]).toEqual([1, [true, false, false]]);
  });
});

describe('mails', () => {
  const soon = () => setClock('2026-12-01T10:05:00Z');

  test('tell in one of what happens within minutes, and not of what was read meanwhile', async () => {
    await happens('a', { position: 1 });
    setClock('2026-12-01T10:03:00Z');
    await happens('b', { place: 'Elders' });
    await happens('c', { place: 'Gelezen' });
    await the(ReadPlace).run(els.id, 'Gelezen', 0);
    await send();
    expect(await subjects()).toEqual([]);
    soon();
    await Promise.all([send(), send(), send()]);
    setClock('2026-12-01T10:20:00Z');
    await send();
    const [mail, ...more] = await mails();
    expect([mail?.subject, more]).toEqual(['2 meldingen voor je', []]);
    expect(mail?.text).toContain('Juf An schreef in ‘Een gesprek’\n‘Dag allemaal’');
    expect(mail?.text).toContain('Elders');
    expect(mail?.text).not.toContain('Gelezen');
    expect(mail?.text).toContain('http://localhost:3000/meldingen\n');
  });

  test('leave once, whatever dies in between, and not when everything was read or taken away before they leave', async () => {
    await happens('a');
    soon();
    const dying = the(Database).transaction(async () => {
      await send();
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await subjects()).toEqual([]);
    await send();
    expect(await subjects()).toEqual(['Juf An schreef in ‘Een gesprek’']);
    const sent = await academy.database.dataSource.query('select id from platform.mail where person_id = $1', [els.id]);
    await the(SendMail).run(sent[0].id);
    expect(await subjects()).toHaveLength(1);
    await happens('b');
    await happens('verdwijnt', { place: 'Elders' });
    setClock('2026-12-01T11:00:00Z');
    await the(Database).transaction(async () => {
      await send();
      await the(ReadPlace).run(els.id, 'Een gesprek', 0);
      gone.add('verdwijnt');
    });
    expect(await subjects()).toHaveLength(1);
  });

  test('are not sent at night, however late they are', async () => {
    await happens('a');
    setClock('2026-12-01T21:30:00Z');
    await send();
    expect(await subjects()).toEqual([]);
    setClock('2026-12-02T06:00:00Z');
    await send();
    expect(await subjects()).toHaveLength(1);
  });

  test('follow what one chooses while they wait', async () => {
    await happens('a');
    await choose([{ kind: 'MENTION', mail: 'WEEKLY' }]);
    soon();
    await send();
    setClock('2026-12-07T05:59:00Z');
    await send();
    expect(await subjects()).toEqual([]);
    setClock('2026-12-07T06:00:00Z');
    await the(Database).transaction(async () => {
      await send();
      // and also between promise and leaving
      await choose([{ kind: 'MENTION', mail: 'NONE' }]);
    });
    expect(await subjects()).toEqual([]);
  });

  test('that the law asks for come whatever one chooses, and cannot be stopped from within', async () => {
    const chosen = await choose([{ kind: 'MODERATION', mail: 'NONE' }]);
    expect(chosen.find(({ kind }) => kind === 'MODERATION')?.mail).toBe('AT_ONCE');
    await happens('a', { kind: 'moderation' });
    soon();
    await send();
    const [mail] = await mails();
    expect(headerOf(mail, 'list-unsubscribe')).toBeUndefined();
    expect(mail?.text).toContain('omdat we je zo’n beslissing altijd meedelen');
  });

  test('of much tell a dozen things, and that there is more', async () => {
    for (let at = 0; at < 15; at += 1) await happens(`${at}`, { place: `Gesprek ${at}.` });
    soon();
    await send();
    const [mail] = await mails();
    expect(mail?.subject).toBe('15 meldingen voor je');
    expect(mail?.text?.match(/Gesprek \d+\./g)).toHaveLength(12);
    expect(mail?.text).toContain('En nog 3 meldingen.');
  });

  const HOSTILE = '<script>alert(1)</script> {items} & "x"';
  test.each([
    ['nl-BE', 'Juf An schreef in', 'Hoe vaak, kies je op de site'],
    ['fr', 'Juf An a écrit dans', 'leur fréquence sur le site'],
    ['en', 'Juf An wrote in', 'How often, you choose on the site'],
  ])('are text and page in %s, with what people wrote as text', async (locale, said, foot) => {
    await ask('mutation ($locale: String!) { done: changeLocale(locale: $locale) { __typename } }', { locale });
    await happens('a', {}, { title: HOSTILE, excerpt: `a\r\nBcc: x@school.test` });
    soon();
    await send();
    const [mail] = await mails();
    expect(mail?.subject).toContain(said);
    expect(mail?.text).toContain(HOSTILE);
    expect(mail?.text).toContain(foot);
    expect(mail?.html).toContain(`<html lang="${locale}">`);
    expect(mail?.html).toContain('&lt;script&gt;alert(1)');
    expect(mail?.html).not.toContain('<script');
    expect(mail?.bcc).toBeUndefined();
    const kept = await academy.database.dataSource.query('select data from platform.mail where person_id = $1', [
      els.id,
    ]);
    expect(Object.keys(kept[0].data)).toEqual(['mail']);
  });
});

const headerOf = (mail: Email | undefined, name: string) => mail?.headers.find(({ key }) => key === name)?.value;

describe('unsubscribing without a session', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', origin: 'null' };
  const post = (url: string, headers: Record<string, string> = FORM) =>
    academy.app.inject({ method: 'POST', url, headers, payload: 'List-Unsubscribe=One-Click' });
  const addressOf = (kind: NoticeKind | undefined, personId = els.id) =>
    `/uitschrijven/meldingen/${the(NoticeTokens).write({ personId, kind })}`;
  const chosen = async () =>
    Object.fromEntries(
      (await ask<{ kind: string; mail: string }[]>('{ done: noticeChoices { kind mail } }')).map(({ kind, mail }) => [
        kind,
        mail,
      ]),
    );

  test('stops the kind that a mail is about, or all when it is about more, by one post, also twice', async () => {
    for (const [kinds, stopped] of [
      [['mention'], ['MENTION']],
      [
        ['shared-answer', 'mention'],
        ['BEST_ANSWER', 'MENTION', 'QUOTE', 'REACTION', 'REPLY', 'SHARED_ANSWER'],
      ],
    ] as const) {
      setClock('2026-12-01T10:00:00Z');
      els = await signIn(academy);
      for (const kind of kinds) await happens(kind, { kind, place: kind });
      setClock('2026-12-01T12:00:00Z');
      await send();
      const [mail] = await mails();
      const [, address = ''] = /^<(.*)>$/.exec(headerOf(mail, 'list-unsubscribe') ?? '') ?? [];
      expect(address).toMatch(/^http:\/\/localhost:3000\/uitschrijven\/meldingen\/[a-z-]+[\w-]{64}$/);
      expect(headerOf(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      expect(mail?.text).toContain(address);
      const { pathname } = new URL(address);
      for (let turn = 0; turn < 2; turn += 1) expect((await post(pathname)).statusCode).toBe(204);
      const off = Object.entries(await chosen()).flatMap(([kind, how]) => (how === 'NONE' ? [kind] : []));
      expect(off.filter((kind) => kind !== 'REACTION' || kinds.length > 1).sort()).toEqual(stopped);
    }
  });

  test('a page says what it stops, and leads back to itself', async () => {
    const page = await academy.app.inject({ url: addressOf('mention'), headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body.includes('Iemand noemt je met @')]).toEqual([200, true]);
    expect((await chosen()).MENTION).toBe('AT_ONCE');
    const answer = await post(addressOf('mention'), { ...FORM, accept: 'text/html' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, addressOf('mention')]);
  });

  test('a forged token, or one for another person or kind, is nothing and tells nothing', async () => {
    const other = await signIn(academy);
    const [mine, theirs] = [addressOf('mention'), addressOf('mention', other.id)];
    const seal = mine.length - 32;
    const forged = [
      ...Array.from({ length: 12 }, (_, at) => altered(mine, mine.length - 64 + at * 5)),
      mine.slice(0, seal) + theirs.slice(seal),
      mine.replace('mention-', 'all-'),
      mine.replace('mention-', 'reply-'),
      mine.replace('mention-', 'verzonnen-'),
      mine.slice(0, -1),
      `${mine}a`,
      `/uitschrijven/meldingen/${els.id}`,
      "/uitschrijven/meldingen/'%20or%201=1",
    ];
    for (const url of forged) {
      const page = await academy.app.inject({ url, headers: { accept: 'text/html' } });
      expect([url, (await post(url, { 'content-type': FORM['content-type'] })).statusCode, page.statusCode]).toEqual([
        url,
        404,
        404,
      ]);
      expect(page.body).not.toContain('Iemand noemt je');
    }
    expect((await chosen()).MENTION).toBe('AT_ONCE');
  });
});

/** The same text with one letter changed. */
function altered(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
}

describe('live', () => {
  /** The numbers that a page hears, one after the other. */
  async function* numbersIn(answer: Response): AsyncGenerator<number> {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, number] = /^event: notices\ndata: (\d+)$/.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        if (number !== undefined) yield Number(number);
      }
    }
  }
  async function until(heard: AsyncGenerator<number>, number: number): Promise<void> {
    for (;;) {
      const { value, done } = await heard.next();
      if (done) throw new Error(`ended while waiting for ${number}`);
      if (value === number) return;
    }
  }

  test('a page hears how much waits, and hears no more once its session is over', async () => {
    const answer = await fetch(`${base}/live/notices`, { headers: { cookie: els.cookie } });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const heard = numbersIn(answer);
    await until(heard, 0);
    await happens('a');
    await until(heard, 1);
    await happens('b', { place: 'Elders' });
    await until(heard, 2);
    await the(ReadPlace).run(els.id, 'Elders', 0);
    await until(heard, 1);
    await ask('mutation { done: signOutEverywhere { __typename } }');
    for (let next = await heard.next(); !next.done; next = await heard.next());
    const after = await fetch(`${base}/live/notices`, { headers: { cookie: els.cookie } });
    expect(after.status).toBe(401);
  });

  test('every page says how much waits when it comes, at no cost once it is known', async () => {
    await happens('a');
    const page = () =>
      academy.app.inject({ url: '/meldingen/voorkeuren', headers: { accept: 'text/html', cookie: els.cookie } });
    expect((await page()).body).toContain('data-waiting="1"');
    const asked = await statementsOf(academy, page);
    expect(asked.filter((one) => one.includes('notifications.notice'))).toEqual([]);
    await read({ ids: (await list()).bundles[0]!.ids });
    expect((await page()).body).toContain('data-waiting="0"');
  });
});

test('what is half a year old is forgotten', async () => {
  await happens('oud');
  setClock('2027-05-29T10:00:00Z');
  await happens('nieuw', { place: 'Elders' });
  await the(ForgetNotices).run();
  const kept = () =>
    academy.database.dataSource.query('select key from notifications.notice where person_id = $1 order by key', [
      els.id,
    ]);
  expect(await kept()).toEqual([{ key: 'nieuw' }, { key: 'oud' }]);
  setClock('2027-05-31T10:00:00Z');
  await the(ForgetNotices).run();
  expect(await kept()).toEqual([{ key: 'nieuw' }]);
});
