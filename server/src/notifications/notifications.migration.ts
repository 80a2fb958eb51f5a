import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told of, and how soon they want a mail about it. */
export class Notifications1700000001400 implements MigrationInterface {
  name = 'Notifications1700000001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema notifications;

      -- one thing that one person is told of: ids alone, its words are looked up each time it is shown
      create table notifications.notice (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        -- what happened: the same once more is the same notice
        key text not null check (char_length(key) between 1 and 300),
        kind text not null,
        -- of two notices of one thing the heavier one stays
        weight smallint not null,
        -- where it happened, and how far in it: who has seen that far has read it
        place text not null check (char_length(place) between 1 and 200),
        position integer not null,
        data jsonb not null,
        at timestamptz(3) not null,
        read_at timestamptz,
        -- when a mail should tell of it, and then which one did
        mail_at timestamptz,
        mailed_in uuid,
        unique (person_id, key),
        check (mail_at is null or (read_at is null and mailed_in is null))
      );
      create index notice_of_person on notifications.notice (person_id, at desc, id desc);
      create index notice_unread on notifications.notice (person_id, place) where read_at is null;
      create index notice_to_mail on notifications.notice (mail_at) where mail_at is not null;
      create index notice_mailed on notifications.notice (mailed_in) where mailed_in is not null;
      create index notice_by_age on notifications.notice (at);

      -- what somebody chose; without a row the kind's own habit holds
      create table notifications.preference (
        person_id uuid not null,
        kind text not null,
        mail text not null check (mail in ('at-once', 'daily', 'weekly', 'none')),
        primary key (person_id, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema notifications cascade');
  }
}
