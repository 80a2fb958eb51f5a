import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Small steps that people set themselves, what is promised about them by mail, and the addresses of their calendars. */
export class Steps1700000001100 implements MigrationInterface {
  name = 'Steps1700000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema steps;

      -- private: read by its owner alone. All that somebody wrote stands in one column and is sealed (see platform.writing_key)
      create table steps.step (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        request_key uuid not null,
        words bytea not null,
        key_id bytea not null generated always as (substring(words from 2 for 4)) stored references platform.writing_key (id),
        barrier text not null check (barrier in ('trust', 'education', 'practical')),
        due date not null,
        -- where the idea came from, by stable keys: a block of a module, or a case study
        source_kind text not null default 'own' check (source_kind in ('own', 'block', 'case')),
        source_module text,
        source_key text,
        revision integer not null default 1 check (revision >= 1),
        outcome text check (outcome in ('done', 'partly', 'not')),
        made_at timestamptz not null,
        changed_at timestamptz not null check (changed_at >= made_at),
        looked_back_at timestamptz,
        unique (person_id, request_key),
        check ((outcome is null) = (looked_back_at is null)),
        check ((source_kind = 'own') = (source_key is null)),
        check ((source_kind = 'block') = (source_module is not null))
      );
      create index step_person on steps.step (person_id, due, id);

      -- a mail that is promised for later; it goes away when the mail is handed to the queue, or is no longer wanted
      create table steps.reminder (
        step_id uuid not null references steps.step (id) on delete cascade,
        kind text not null check (kind in ('today', 'look-back')),
        person_id uuid not null,
        due date not null,
        at timestamptz not null,
        primary key (step_id, kind)
      );
      create index reminder_at on steps.reminder (at);
      create index reminder_person on steps.reminder (person_id);

      -- what somebody chose; without a row reminders are wanted and there is no calendar
      create table steps.preference (
        person_id uuid primary key,
        reminders boolean not null default true,
        calendar uuid unique
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema steps cascade');
  }
}
