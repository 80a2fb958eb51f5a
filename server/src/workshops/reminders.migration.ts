import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the participants of a date are to be reminded of it. */
export class WorkshopReminders1700000001530 implements MigrationInterface {
  name = 'WorkshopReminders1700000001530';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a row is a reminder that is still to be promised
      create table workshops.reminder (
        session_id uuid not null references workshops.session (id) on delete cascade,
        kind text not null check (kind in ('week', 'day')),
        at timestamptz not null,
        primary key (session_id, kind)
      );
      create index reminder_due on workshops.reminder (at);

      -- dates that were open before there were reminders, by the clock of Brussels
      insert into workshops.reminder (session_id, kind, at)
      select id, kind, planned.at from workshops.session
      cross join lateral (values ('week', interval '7 days'), ('day', interval '1 day')) as before (kind, span)
      cross join lateral (
        select (starts_at at time zone 'Europe/Brussels' - span) at time zone 'Europe/Brussels' as at
      ) as planned
      where state = 'open' and planned.at > now()
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table workshops.reminder');
  }
}
