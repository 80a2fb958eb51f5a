import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeping order: reports of posts, posts that are hidden with a reason and an appeal, locks, slow mode, and bans. */
export class DiscussionModeration1700000001301 implements MigrationInterface {
  name = 'DiscussionModeration1700000001301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table discussion.thread
        add column locked_at timestamptz,
        add column slow_seconds integer not null default 0 check (slow_seconds between 0 and 86400);
      alter table discussion.post add column hidden_at timestamptz;

      -- a notice of somebody that a post should not stand there; one open notice by a person about a post
      create table discussion.report (
        id uuid primary key default uuidv7(),
        thread_id uuid not null,
        number integer not null,
        reporter_id uuid not null,
        ground text not null check (ground in ('unkind', 'privacy', 'illegal', 'advertising', 'other')),
        reason text not null check (char_length(reason) between 1 and 2000),
        reported_at timestamptz not null,
        decision text check (decision in ('hidden', 'kept')),
        decided_at timestamptz,
        decided_by uuid,
        explanation text,
        foreign key (thread_id, number) references discussion.post,
        check ((decided_at is null) = (decision is null)),
        check (decided_at is null or (decided_by is not null and explanation is not null))
      );
      create unique index report_open on discussion.report (thread_id, number, reporter_id) where decided_at is null;
      create index report_of_reporter on discussion.report (thread_id, number, reporter_id, id desc);

      -- why a post is hidden, what its author says to that, and what came of it; one at a time
      create table discussion.restriction (
        id uuid primary key default uuidv7(),
        thread_id uuid not null,
        number integer not null,
        explanation text not null check (char_length(explanation) between 1 and 2000),
        made_by uuid not null,
        made_at timestamptz not null,
        appeal text check (char_length(appeal) between 1 and 2000),
        appealed_at timestamptz,
        answer text check (char_length(answer) between 1 and 2000),
        answered_by uuid,
        answered_at timestamptz,
        lifted_at timestamptz,
        foreign key (thread_id, number) references discussion.post,
        check ((appeal is null) = (appealed_at is null)),
        check ((answer is null) = (answered_at is null))
      );
      create unique index restriction_in_force on discussion.restriction (thread_id, number) where lifted_at is null;
      create index restriction_appealed on discussion.restriction (appealed_at)
        where appealed_at is not null and answered_at is null and lifted_at is null;

      -- who may not write for a time; one row a person, the latest that holds
      create table discussion.ban (
        person_id uuid primary key,
        reason text not null check (char_length(reason) between 1 and 2000),
        banned_by uuid not null,
        banned_at timestamptz not null,
        until timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table discussion.ban, discussion.restriction, discussion.report;
      alter table discussion.post drop column hidden_at;
      alter table discussion.thread drop column locked_at, drop column slow_seconds;
    `);
  }
}
