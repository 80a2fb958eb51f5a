import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { dayInBrussels, daysAfter, momentInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { lastMail, mailbox } from '../testing/mailbox.ts';
import { dateForm, keepWorkshop, openDate } from '../testing/workshops.ts';
import { CancelDate } from './cancel-date.ts';
import { ChangeDate } from './change-date.ts';
import { JoinDate } from './join-date.ts';
import { LeaveDate } from './leave-date.ts';
import { Letters } from './letters.ts';
import { RemindParticipants } from './remind-participants.ts';
import { WorkshopReminders1700000001530 } from './reminders.migration.ts';
import { remindersOf } from './reminders.ts';

const LINK = 'https://samen.example/kamer';
const WEEK_SUBJECT = 'Binnenkort: Workshop samen';
const DAY_SUBJECT = 'Bijna zover: Workshop samen';

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy();
  await keepWorkshop(academy, 'samen');
}, 60_000);
afterAll(() => academy?.close());

const get = <T>(type: abstract new (...args: never[]) => T): T =>
  academy.app.get(type as never, { strict: false }) as T;
/** Lets it become this hour of this day in Brussels. */
const becomes = (day: string, hour: number) =>
  get(Clock).advance(momentInBrussels(day, hour).getTime() - get(Clock).now().getTime());
const dayAway = (days: number) => daysAfter(dayInBrussels(get(Clock).now()), days);
const on = (day: string) => [{ day, starts: '13:30', ends: '16:00' }];

async function join(date: string): Promise<string> {
  const email = `gast-${randomUUID().slice(0, 8)}@school.test`;
  const caller = { ...systemCaller, requestId: 'proef', ip: randomUUID() };
  await get(JoinDate).run(caller, date, {
    ...{ people: [{ name: 'Gast', email }], waits: true, requestKey: randomUUID() },
  });
  return email;
}

/** Which reminders somebody got until now. */
async function reminded(email: string): Promise<string[]> {
  await Promise.all([get(RemindParticipants).run(), get(RemindParticipants).run()]);
  const subjects = (await mailbox(academy, email)).map(({ subject }) => subject);
  return subjects.filter((one) => one === WEEK_SUBJECT || one === DAY_SUBJECT);
}

describe('when', () => {
  const planned = (start: string) =>
    remindersOf(new Date(start), new Date('2027-01-01')).map((one) => one.at.toISOString());

  test('is the same hour in Brussels, also across a change of clocks', () => {
    expect(planned('2027-03-28T11:30:00Z')).toEqual(['2027-03-21T12:30:00.000Z', '2027-03-27T12:30:00.000Z']);
    expect(planned('2027-10-31T12:30:00Z')).toEqual(['2027-10-24T11:30:00.000Z', '2027-10-30T11:30:00.000Z']);
  });

  test('is never past', () => {
    const start = new Date('2027-05-10T12:00:00Z');
    const kinds = (now: string) => remindersOf(start, new Date(now)).map((one) => one.kind);
    expect(kinds('2027-05-03T12:00:00Z')).toEqual(['day']);
    expect(kinds('2027-05-09T12:00:00Z')).toEqual([]);
  });
});

test('who has a place is reminded once each time; who left, waits or came later is not, and the link goes along', async () => {
  const day = dayAway(20);
  const online = { online: true, place: '', address: '', town: '', onlineUrl: LINK };
  const date = await openDate(academy, 'samen', { ...online, capacity: 3, parts: on(day) });
  const [stays, leaves] = [await join(date), await join(date)];
  becomes(daysAfter(day, -7), 13);
  expect(await reminded(stays)).toEqual([]);
  becomes(daysAfter(day, -7), 14);
  expect(await reminded(stays)).toEqual([WEEK_SUBJECT]);
  const late = await join(date);
  const waits = await join(date);
  expect(await reminded(stays)).toEqual([WEEK_SUBJECT]);
  expect((await lastMail(academy, stays, WEEK_SUBJECT)).text).not.toContain(LINK);
  expect(await reminded(late)).toEqual([]);
  const { token } = await lastMail(academy, leaves, 'Je plaats is zeker: Workshop samen');
  await get(LeaveDate).run(token);
  becomes(daysAfter(day, -1), 14);
  expect(await reminded(stays)).toEqual([WEEK_SUBJECT, DAY_SUBJECT]);
  expect((await lastMail(academy, stays, DAY_SUBJECT)).text).toContain(LINK);
  expect(await reminded(late)).toEqual([DAY_SUBJECT]);
  expect(await reminded(leaves)).toEqual([WEEK_SUBJECT]);
  expect(await reminded(waits)).toEqual([]);
});

test('a date that moves is reminded of anew, one that is called off is not', async () => {
  const [day, later] = [dayAway(9), dayAway(40)];
  const date = await openDate(academy, 'samen', { parts: on(day) });
  const off = await openDate(academy, 'samen', { parts: on(day) });
  const [email, other] = [await join(date), await join(off)];
  await get(CancelDate).run(systemCaller, off, 'Niemand kan die dag.');
  await get(ChangeDate).run(systemCaller, date, 2, dateForm(academy, { parts: on(later) }));
  becomes(daysAfter(day, -1), 14);
  expect(await reminded(email)).toEqual([]);
  expect(await reminded(other)).toEqual([]);
  becomes(daysAfter(later, -7), 14);
  expect(await reminded(email)).toEqual([WEEK_SUBJECT]);
});

test('what fails half-way is promised whole the next time', async () => {
  const day = dayAway(9);
  const date = await openDate(academy, 'samen', { parts: on(day) });
  const people = [await join(date), await join(date)];
  becomes(daysAfter(day, -7), 14);
  const letters = get(Letters);
  const really = letters.remind.bind(letters);
  const remind = jest.spyOn(letters, 'remind');
  remind.mockImplementationOnce(really).mockRejectedValueOnce(new Error('cut off'));
  await get(RemindParticipants).run();
  remind.mockRestore();
  const promised = "select 1 from platform.mail where template = 'workshop-week' and recipient = any($1)";
  expect(await academy.database.dataSource.query(promised, [people])).toEqual([]);
  for (const one of people) expect(await reminded(one)).toEqual([WEEK_SUBJECT]);
});

test('dates that were open before there were reminders get theirs', async () => {
  const date = await openDate(academy, 'samen', { parts: on(dayAway(200)) });
  const { dataSource } = academy.database;
  const rows = () =>
    dataSource.query('select kind, at from workshops.reminder where session_id = $1 order by at', [date]);
  const planned = await rows();
  const runner = dataSource.createQueryRunner();
  const migration = new WorkshopReminders1700000001530();
  await migration.down(runner);
  await migration.up(runner);
  await runner.release();
  expect(planned).toHaveLength(2);
  expect(await rows()).toEqual(planned);
});
