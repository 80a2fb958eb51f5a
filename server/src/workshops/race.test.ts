import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemCaller } from '../platform/graphql/caller.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type SecondProcess, secondProcess } from '../testing/second-process.ts';
import { keepWorkshop, openDate } from '../testing/workshops.ts';
import { CancelDate } from './cancel-date.ts';
import { WORKSHOP_INVARIANTS } from './invariants.ts';
import { JoinDate } from './join-date.ts';
import { LeaveDate } from './leave-date.ts';
import { RegistrationLinks } from './links.ts';
import { TakePlace } from './take-place.ts';

let academy: TestAcademy;
let other: SecondProcess;
beforeAll(async () => {
  // mails are promised and not sent: nobody reads them here
  academy = await testAcademy({ jobs: false });
  other = await secondProcess(academy);
  await other.app.get(Jobs).start(false);
  await keepWorkshop(academy, 'samen');
}, 60_000);
afterAll(async () => {
  await other?.app.get(Jobs).stop();
  await other?.close();
  await academy?.close();
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  academy.database.dataSource.query(text, values);
const address = () => `gast-${randomUUID().slice(0, 8)}@school.test`;

function join(date: string, emails: readonly string[], app = academy.app) {
  const people = emails.map((email) => ({ name: 'Gast', email }));
  // everybody comes from somewhere else
  const caller = { ...systemCaller, requestId: 'proef', ip: randomUUID() };
  return app.get(JoinDate, { strict: false }).run(caller, date, { people, waits: true, requestKey: randomUUID() });
}

async function states(date: string): Promise<Record<string, number>> {
  const rows = await sql<{ state: string; count: number }>(
    'select state, count(*)::int as count from workshops.registration where session_id = $1 group by state',
    [date],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

async function expectNoBreach(): Promise<void> {
  for (const [name, query] of Object.entries(WORKSHOP_INVARIANTS))
    expect({ name, rows: await sql(query) }).toEqual({ name, rows: [] });
}

test('two hundred people for the last ten: ten have a place, the others wait in order of arrival, over two processes', async () => {
  const date = await openDate(academy, 'samen', { capacity: 12 });
  await join(date, [address(), address()]);
  const people = Array.from({ length: 200 }, address);
  const answers = await Promise.all(
    people.map((email, at) => join(date, [email], at % 2 === 0 ? academy.app : other.app)),
  );
  expect(answers.filter(({ confirmed }) => confirmed === 1)).toHaveLength(10);
  expect(await states(date)).toEqual({ confirmed: 12, waiting: 190 });
  await expectNoBreach();
}, 120_000);

test('leaving, taking and joining at once, over two processes, never gives a place too many, and nobody jumps the queue', async () => {
  const date = await openDate(academy, 'samen', { capacity: 6 });
  for (let turn = 0; turn < 3; turn += 1) await join(date, Array.from({ length: 8 }, address));
  const links = academy.app.get(RegistrationLinks, { strict: false });
  for (let round = 0; round < 4; round += 1) {
    const live = await sql<{ id: string; state: string }>(
      "select id, state from workshops.registration where session_id = $1 and state in ('confirmed', 'offered') order by queue",
      [date],
    );
    const work = live.map(async ({ id, state }, at) => {
      const { app } = at % 2 === 0 ? academy : other;
      const purpose = state === 'offered' ? 'take' : 'manage';
      const token = await links.make(id, purpose, new Date(Date.now() + 86_400_000));
      if (state === 'offered' && at % 3 > 0) return app.get(TakePlace, { strict: false }).run(token);
      if (at % 3 === 0) return app.get(LeaveDate, { strict: false }).run(token, purpose);
      return undefined;
    });
    await Promise.all([...work, ...[1, 2, 3].map(() => join(date, [address()], other.app))]);
    await expectNoBreach();
  }
  const { confirmed = 0, offered = 0 } = await states(date);
  expect(confirmed + offered).toBe(6);
}, 120_000);

test('calling a date off with three hundred registrations tells everybody once, or nobody where it fails half-way', async () => {
  const date = await openDate(academy, 'samen', { capacity: 280 });
  const people = Array.from({ length: 300 }, address);
  await sql(
    `insert into workshops.registration (session_id, name, email, locale, state, made_at, changed_at)
     select $1, 'Gast', email, 'nl-BE', case when place <= 280 then 'confirmed' else 'waiting' end, now(), now()
     from unnest($2::text[]) with ordinality as one (email, place) order by place`,
    [date, people],
  );
  await sql(`create function break_off() returns trigger language plpgsql as $$ begin
    if (select count(*) from platform.mail where template = 'workshop-off' and xmin = pg_current_xact_id()::xid) > 150
    then raise exception 'cut off'; end if; return new; end $$`);
  await sql('create trigger break_off before insert on platform.mail for each row execute function break_off()');
  await expect(academy.app.get(CancelDate, { strict: false }).run(systemCaller, date, 'storm')).rejects.toThrow(
    /cut off/,
  );
  await sql('drop trigger break_off on platform.mail');
  const promised = async () =>
    (
      await sql<{ count: number }>(
        "select count(*)::int as count from platform.mail where template = 'workshop-off' and recipient = any($1)",
        [people],
      )
    )[0]?.count;
  expect(await promised()).toBe(0);
  await Promise.all([1, 2].map(() => academy.app.get(CancelDate, { strict: false }).run(systemCaller, date, 'storm')));
  expect(await promised()).toBe(300);
}, 120_000);
