import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { Clock } from '../platform/clock.ts';
import { type Caller, systemCaller } from '../platform/graphql/caller.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { everythingIn } from '../testing/dump.ts';
import { lastMail, mailbox } from '../testing/mailbox.ts';
import { signIn } from '../testing/people.ts';
import { dateForm, keepWorkshop, openDate } from '../testing/workshops.ts';
import { CancelDate } from './cancel-date.ts';
import { ChangeDate } from './change-date.ts';
import { HandOver } from './hand-over.ts';
import { WORKSHOP_INVARIANTS } from './invariants.ts';
import { JoinDate } from './join-date.ts';
import { LeaveDate } from './leave-date.ts';
import { MoveQueue } from './move-queue.ts';
import { RenewLink } from './renew-link.ts';
import { ShowRegistration } from './show-registration.ts';
import { TakePlace } from './take-place.ts';

const HOUR = 3_600_000;

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy();
  await keepWorkshop(academy, 'samen');
}, 60_000);
afterAll(() => academy?.close());

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  academy.database.dataSource.query(text, values);
const get = <T>(type: abstract new (...args: never[]) => T): T =>
  academy.app.get(type as never, { strict: false }) as T;
const address = () => `gast-${randomUUID().slice(0, 8)}@school.test`;
/** Everybody comes from somewhere else. */
const guest = (): Caller => ({ ...systemCaller, requestId: 'proef', ip: randomUUID() });

function join(
  date: string,
  emails: readonly string[],
  { waits = true, requestKey = randomUUID(), app = academy.app } = {},
) {
  const people = emails.map((email) => ({ name: 'Gast', email }));
  return app.get(JoinDate, { strict: false }).run(guest(), date, { people, waits, requestKey });
}

async function states(date: string): Promise<Record<string, number>> {
  const rows = await sql<{ state: string; count: number }>(
    'select state, count(*)::int as count from workshops.registration where session_id = $1 group by state',
    [date],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

const stateOf = async (date: string, email: string) => {
  const rows = await sql<{ state: string }>(
    'select state from workshops.registration where session_id = $1 and email = $2 order by queue',
    [date, email],
  );
  return rows.map((row) => row.state).join();
};

/** What came of something that may be refused. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.result.constructor.name;
    throw error;
  }
}

async function expectNoBreach(): Promise<void> {
  const found: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(WORKSHOP_INVARIANTS)) {
    const rows = await sql(query);
    if (rows.length > 0) found[name] = rows;
  }
  expect(found).toEqual({});
}

const pass = (hours: number) => get(Clock).advance(hours * HOUR);

describe('places', () => {
  test('the same person at once and again has one place and one mail; the same form again is answered the same', async () => {
    const date = await openDate(academy, 'samen', { capacity: 5 });
    const email = address();
    const requestKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => join(date, [email], { requestKey })));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await states(date)).toEqual({ confirmed: 1 });
    expect((await mailbox(academy, email)).map(({ subject }) => subject)).toEqual([
      'Je plaats is zeker: Workshop samen',
    ]);
  });

  test('the form of a page that one went back to, filled in for somebody else, is not the one that was sent', async () => {
    const date = await openDate(academy, 'samen', { capacity: 5 });
    const [requestKey, first, second] = [randomUUID(), address(), address()];
    for (const email of [first, second, first]) await join(date, [email], { requestKey });
    expect(await stateOf(date, first)).toBe('confirmed');
    expect(await stateOf(date, second)).toBe('confirmed');
  });

  test('who is in it already gets what they have by mail, and whoever asks is answered as for somebody new', async () => {
    const date = await openDate(academy, 'samen', { capacity: 3 });
    const [known, unknown] = [address(), address()];
    await join(date, [known]);
    expect(await join(date, [known])).toEqual(await join(date, [unknown]));
    expect(await states(date)).toEqual({ confirmed: 2 });
    const mails = await mailbox(academy, known);
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      'Je inschrijving: Workshop samen',
      'Je plaats is zeker: Workshop samen',
    ]);
    expect((await lastMail(academy, known, 'Je inschrijving: Workshop samen')).text).toContain('Je hebt een plaats.');
  });

  test('several people at once each get their own; who does not fit waits only when they said so', async () => {
    const date = await openDate(academy, 'samen', { capacity: 2 });
    const people = [address(), address(), address()];
    expect(await outcome(join(date, people, { waits: false }))).toBe('DateFull');
    expect(await states(date)).toEqual({});
    expect(await join(date, people)).toEqual({ confirmed: 2, waiting: 1 });
    expect(await Promise.all(people.map((one) => stateOf(date, one)))).toEqual(['confirmed', 'confirmed', 'waiting']);
  });

  test('nobody joins a date that is closed, called off, a draft, or made up', async () => {
    const closed = await openDate(academy, 'samen');
    await sql("update workshops.session set closes_at = now() - interval '1 hour' where id = $1", [closed]);
    expect(await outcome(join(closed, [address()]))).toBe('JoiningClosed');
    const off = await openDate(academy, 'samen');
    await get(CancelDate).run(systemCaller, off, 'niemand kan');
    expect(await outcome(join(off, [address()]))).toBe('JoiningClosed');
    expect(await outcome(join(randomUUID(), [address()]))).toBe('NotFound');
    expect(await outcome(join('geen id', [address()]))).toBe('NotFound');
  });

  test('what is not right is told at its field, and nothing is half done', async () => {
    const date = await openDate(academy, 'samen');
    const twice = address();
    const people = [
      { name: 'Regel\neinde', email: 'geen adres' },
      { name: 'Kijk op https://elders.test', email: twice },
      { name: '', email: twice },
      { name: '=HYPERLINK("x")', email: address() },
    ];
    const wish = { people, waits: true, requestKey: randomUUID() };
    const failed = await get(JoinDate)
      .run(guest(), date, wish)
      .catch((error: Refusal) => error.result);
    expect(failed).toMatchObject({
      problems: [{ field: 'name1' }, { field: 'email1' }, { field: 'name2' }, { field: 'name3' }, { field: 'email3' }],
    });
    const many = Array.from({ length: 500 }, address);
    expect(await outcome(join(date, many))).toBe('InvalidInput');
    expect(await states(date)).toEqual({});
  });

  test('the database itself refuses a place too many, whoever writes it', async () => {
    const date = await openDate(academy, 'samen', { capacity: 1 });
    await join(date, [address(), address()]);
    await expect(
      sql("update workshops.registration set state = 'confirmed' where session_id = $1", [date]),
    ).rejects.toThrow(/1 places and 2 taken/);
    await join(await openDate(academy, 'samen', { capacity: 2 }), [address(), address()]);
    await expect(sql('update workshops.session set capacity = 1 where capacity = 2')).rejects.toThrow(/taken/);
  });
});

const tokenOf = async (email: string, subject: string) => (await lastMail(academy, email, subject)).token;
const SURE = 'Je plaats is zeker: Workshop samen';
const FREE = 'Er is een plaats vrij: Workshop samen';

describe('the waiting list', () => {
  test('who leaves frees a place for who waits longest, by mail for a set time; looking at the link takes nothing', async () => {
    const date = await openDate(academy, 'samen', { capacity: 1, offerHours: 5 });
    const [first, second, third] = [address(), address(), address()];
    for (const one of [first, second, third]) await join(date, [one]);
    const token = await tokenOf(first, SURE);
    await Promise.all([1, 2, 3].map(() => get(LeaveDate).run(token)));
    expect(await Promise.all([first, second, third].map((one) => stateOf(date, one)))).toEqual([
      ...['cancelled', 'offered', 'waiting'],
    ]);
    const offer = await tokenOf(second, FREE);
    const { statusCode, body } = await academy.app.inject({ url: `/plaats?token=${offer}` });
    expect(statusCode).toBe(200);
    expect(body).toContain('Neem deze plaats');
    expect(await stateOf(date, second)).toBe('offered');
    // nobody slips in between
    expect(await outcome(join(date, [address()], { waits: false }))).toBe('DateFull');
    await Promise.all([1, 2, 3].map(() => get(TakePlace).run(offer)));
    expect(await stateOf(date, second)).toBe('confirmed');
    expect((await mailbox(academy, second)).filter(({ subject }) => subject === SURE)).toHaveLength(1);
    await expectNoBreach();
  });

  test('an offer that is not taken goes to the next, also when nobody looks', async () => {
    const date = await openDate(academy, 'samen', { capacity: 1, offerHours: 5 });
    const [first, second, third] = [address(), address(), address()];
    for (const one of [first, second, third]) await join(date, [one]);
    await get(LeaveDate).run(await tokenOf(first, SURE));
    const offer = await tokenOf(second, FREE);
    pass(6);
    await get(MoveQueue).all();
    expect(await Promise.all([second, third].map((one) => stateOf(date, one)))).toEqual(['lapsed', 'offered']);
    expect(await outcome(get(TakePlace).run(offer))).toBe('LinkIsOver');
    expect((await lastMail(academy, second)).subject).toBe('De plaats ging naar iemand anders: Workshop samen');
    // the link of an offer can do nothing else
    const other = await tokenOf(third, FREE);
    expect(await outcome(get(LeaveDate).run(other))).toBe('LinkIsOver');
    await get(LeaveDate).run(other, 'take');
    expect(await states(date)).toEqual({ cancelled: 2, lapsed: 1 });
    await expectNoBreach();
  });

  test('places are never fewer than are taken, and what is added goes to who waits', async () => {
    const date = await openDate(academy, 'samen', { capacity: 2 });
    await join(date, [address(), address(), address(), address()]);
    const change = (capacity: number, revision: number) =>
      get(ChangeDate).run(systemCaller, date, revision, dateForm(academy, { capacity }));
    expect(await outcome(change(1, 2))).toBe('InvalidInput');
    await change(3, 2);
    expect(await states(date)).toEqual({ confirmed: 2, offered: 1, waiting: 1 });
    expect(await outcome(change(2, 3))).toBe('InvalidInput');
    expect(await outcome(change(9, 2))).toBe('DateChangedElsewhere');
  });
});

describe('handing over', () => {
  test('a colleague has the place, whoever gave it is out, and the old links are void', async () => {
    const date = await openDate(academy, 'samen', { capacity: 1 });
    const [from, to, waits] = [address(), address(), address()];
    await join(date, [from]);
    await join(date, [waits]);
    const token = await tokenOf(from, SURE);
    await get(HandOver).run(guest(), token, { name: 'Collega', email: to });
    expect(await Promise.all([from, to, waits].map((one) => stateOf(date, one)))).toEqual([
      ...['handed_over', 'confirmed', 'waiting'],
    ]);
    expect(await outcome(get(ShowRegistration).run('manage', token))).toBe('LinkIsOver');
    expect((await lastMail(academy, to)).subject).toBe('Je kreeg een plaats: Workshop samen');
    await expectNoBreach();
  });

  test('to somebody who waits gives them the place; to somebody who has one frees it for who waits', async () => {
    const date = await openDate(academy, 'samen', { capacity: 2 });
    const [one, two, three, four] = [address(), address(), address(), address()];
    for (const email of [one, two, three, four]) await join(date, [email]);
    await get(HandOver).run(guest(), await tokenOf(one, SURE), { name: 'Vier', email: four });
    expect(await stateOf(date, four)).toBe('confirmed');
    await get(HandOver).run(guest(), await tokenOf(two, SURE), { name: 'Vier', email: four });
    expect(await stateOf(date, three)).toBe('offered');
    expect(await states(date)).toEqual({ handed_over: 2, confirmed: 1, offered: 1 });
  });
});

describe('links', () => {
  test('stand nowhere in readable form, end by themselves and can be renewed', async () => {
    const date = await openDate(academy, 'samen');
    const email = address();
    await join(date, [email]);
    const token = await tokenOf(email, SURE);
    // what was caught is the mailbox of who got it
    await sql('delete from platform.caught_mail');
    expect(await everythingIn(academy.database.dataSource)).not.toContain(token);
    expect((await get(ShowRegistration).run('manage', token)).email).toBe(email);
    for (const wrong of [`${token.slice(0, -1)}A`, `${token}x`, '', 'a'.repeat(5000), `${token}\n`])
      expect(await outcome(get(ShowRegistration).run('manage', wrong))).toBe('LinkIsOver');
    expect(await outcome(get(ShowRegistration).run('take', token))).toBe('LinkIsOver');
    await get(RenewLink).run(guest(), token);
    expect(await outcome(get(ShowRegistration).run('manage', token))).toBe('LinkIsOver');
    const fresh = await tokenOf(email, 'Je inschrijving: Workshop samen');
    expect((await get(ShowRegistration).run('manage', fresh)).status).toBe('confirmed');
    await sql('update workshops.link set expires_at = now() - make_interval(days => 400)');
    expect(await outcome(get(ShowRegistration).run('manage', fresh))).toBe('LinkIsOver');
  });
});

type Sent = { subject: string; text: string; calendars: { method: string; part: string; event: ICAL.Event }[] };

/** Mails to somebody with their calendar parts, as a parser that nobody here wrote reads them. */
async function invitations(email: string): Promise<Sent[]> {
  await academy.settled();
  const rows = await sql<{ source: Buffer }>(
    'select source from platform.caught_mail where recipient = $1 order by id',
    [email],
  );
  return Promise.all(
    rows.map(async ({ source }) => {
      const { subject = '', text = '', attachments } = await new PostalMime().parse(source);
      const calendars = attachments
        .filter(({ mimeType }) => mimeType === 'text/calendar')
        .map(({ content, mimeType }) => {
          const file = typeof content === 'string' ? content : new TextDecoder().decode(content);
          const calendar = new ICAL.Component(ICAL.parse(file));
          const zone = calendar.getFirstSubcomponent('vtimezone');
          if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
          const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
          return { method: String(calendar.getFirstPropertyValue('method')), part: mimeType, event };
        });
      return { subject, text, calendars };
    }),
  );
}

describe('calendars', () => {
  test('an invitation, its change and its end are one event that rises, at the hours of Brussels around both changes of clocks', async () => {
    const year = new Date(get(Clock).now()).getUTCFullYear() + 1;
    const parts = [
      { day: `${year}-03-24`, starts: '09:00', ends: '12:00' },
      { day: `${year}-10-30`, starts: '23:00', ends: '00:30' },
    ];
    const date = await openDate(academy, 'samen', { parts });
    const email = address();
    await get(JoinDate).run(guest(), date, {
      ...{ people: [{ name: 'Jan; "de, Smet', email }], waits: false, requestKey: randomUUID() },
    });
    const moved = [{ ...parts[0]!, day: `${year}-04-01` }];
    await academy.settled();
    await get(ChangeDate).run(systemCaller, date, 2, dateForm(academy, { parts: moved, place: 'Grote zaal' }));
    await academy.settled();
    await get(CancelDate).run(systemCaller, date, 'ziek');
    const [invited, changed, ended] = await invitations(email);
    const told = (mail: Sent | undefined) =>
      new Map(
        mail?.calendars.map(({ method, event }) => [
          `${event.uid.split('.')[1]?.split('@')[0]} ${method}`,
          [event.sequence, event.startDate.toJSDate().toISOString(), event.endDate.toJSDate().toISOString()],
        ]),
      );
    expect([...told(invited)]).toEqual([
      ['1 REQUEST', [0, `${year}-03-24T08:00:00.000Z`, `${year}-03-24T11:00:00.000Z`]],
      ['2 REQUEST', [0, expect.any(String), expect.any(String)]],
    ]);
    expect([...told(changed)].map(([name, [sequence]]) => [name, sequence])).toEqual([
      ['1 REQUEST', 1],
      ['2 CANCEL', 1],
    ]);
    expect(told(changed).get('1 REQUEST')?.[1]).toBe(`${year}-04-01T07:00:00.000Z`);
    expect([...told(ended)].map(([name, [sequence]]) => [name, sequence])).toEqual([
      ['1 CANCEL', 2],
      ['2 CANCEL', 2],
    ]);
    const uids = [invited, changed, ended].map((mail) => new Set(mail?.calendars.map(({ event }) => event.uid)));
    expect(uids[1]).toEqual(uids[0]);
    expect(uids[2]).toEqual(uids[0]);
    const [first] = invited?.calendars ?? [];
    expect(first?.event.summary).toBe('Workshop samen (1 van 2)');
    expect(first?.event.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(first?.event.component.getFirstProperty('attendee')?.getFirstParameter('cn')).toBe('Jan; ’de, Smet');
    expect(first?.event.component.getFirstPropertyValue('attendee')).toBe(`mailto:${email}`);
    expect(invited?.text).toContain('Je hebt een plaats');
  });

  test('who leaves is told to take the event out of their calendar', async () => {
    const date = await openDate(academy, 'samen');
    const email = address();
    await join(date, [email]);
    await get(LeaveDate).run(await tokenOf(email, SURE));
    const [, left] = await invitations(email);
    expect(left?.calendars.map(({ method, event }) => [method, event.sequence])).toEqual([['CANCEL', 1]]);
  });
});

describe('who sees what', () => {
  let date: string;
  beforeEach(async () => {
    date = await openDate(academy, 'samen', {
      ...{ online: true, place: '', address: '', town: '', onlineUrl: 'https://kamer.test/geheim' },
    });
  });

  test('the link of an online date is for who has a place, near its time, and nowhere else', async () => {
    const email = address();
    await join(date, [email]);
    const token = await tokenOf(email, SURE);
    expect((await get(ShowRegistration).run('manage', token)).onlineUrl).toBeNull();
    const [row] = await sql<{ number: number }>('select number from workshops.session where id = $1', [date]);
    const page = `/workshops/over-samen/${row?.number}`;
    const seen = async () =>
      (
        await Promise.all(
          [page, '/workshops', '/workshops.ics', '/workshops/over-samen'].map((url) => academy.app.inject({ url })),
        )
      )
        .map(({ body }) => body.includes('kamer.test'))
        .filter(Boolean);
    expect(await seen()).toEqual([]);
    const [{ at } = { at: new Date() }] = await sql<{ at: Date }>(
      'select starts_at as at from workshops.session where id = $1',
      [date],
    );
    const clock = get(Clock);
    const ahead = at.getTime() - clock.now().getTime() - 2 * HOUR;
    clock.advance(ahead);
    expect((await get(ShowRegistration).run('manage', token)).onlineUrl).toBe('https://kamer.test/geheim');
    expect(await seen()).toEqual([]);
    expect((await academy.app.inject({ url: `/inschrijving?token=${token}` })).body).toContain(
      'https://kamer.test/geheim',
    );
    clock.advance(-ahead);
    const stored = await sql<{ data: string }>(
      "select data::text from platform.mail where data::text like '%kamer.test%'",
    );
    expect(stored).toEqual([]);
  });

  test('somebody signed in joins as themselves, somebody else’s address is nobody’s account', async () => {
    const person = await signIn(academy);
    const JOIN = 'mutation ($input: JoinDateInput!) { joinWorkshopDate(input: $input) { __typename } }';
    const people = [person.email, address()].map((email) => ({ name: 'N', email }));
    const input = { dateId: date, people, waits: false, requestKey: randomUUID() };
    const { data } = await academy.graphql<{ joinWorkshopDate: object }>(JOIN, { input }, person.cookie);
    expect(data?.joinWorkshopDate).toEqual({ __typename: 'DateJoined' });
    const owners = await sql(
      'select person_id as id from workshops.registration where session_id = $1 order by queue',
      [date],
    );
    expect(owners).toEqual([{ id: person.id }, { id: null }]);
  });
});
