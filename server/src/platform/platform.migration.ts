import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the platform itself keeps: mails promised, and (in demo mode) mails caught. */
export class Platform1700000000000 implements MigrationInterface {
  name = 'Platform1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema platform;

      create table platform.mail (
        id uuid primary key default uuidv7(),
        key text not null unique,
        template text not null,
        recipient text not null,
        person_id uuid,
        order_id uuid,
        locale text not null,
        data jsonb not null,
        status text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
        error text,
        queued_at timestamptz not null default now(),
        sent_at timestamptz
      );
      create index mail_order on platform.mail (order_id) where order_id is not null;
      create index mail_person on platform.mail (person_id) where person_id is not null;
      create index mail_failed on platform.mail (queued_at) where status = 'failed';

      create table platform.caught_mail (
        id uuid primary key default uuidv7(),
        recipient text not null,
        subject text not null,
        source bytea not null,
        caught_at timestamptz not null default now()
      );

      create table platform.rate (
        bucket text primary key,
        count integer not null,
        resets_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema platform cascade');
  }
}
