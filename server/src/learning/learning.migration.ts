import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People's ways through modules, and what they wrote. Everything hangs on stable keys, never on a version. */
export class Learning1700000000500 implements MigrationInterface {
  name = 'Learning1700000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema learning;

      -- one person's way through one module
      create table learning.enrolment (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        module_key text not null check (char_length(module_key) between 1 and 200),
        source text not null check (source in ('order', 'staff', 'opened', 'free-lesson')),
        started_at timestamptz not null,
        last_read_at timestamptz,
        last_lesson_key text,
        last_block_key text,
        finished_at timestamptz,
        unique (person_id, module_key),
        check (last_block_key is null or last_lesson_key is not null),
        check (last_lesson_key is null or last_read_at is not null)
      );

      -- block keys are unique in their module; the lesson is where the block stood when it was seen
      create table learning.block_progress (
        enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
        block_key text not null check (char_length(block_key) between 1 and 200),
        lesson_key text not null,
        seen_at timestamptz not null,
        primary key (enrolment_id, block_key)
      );

      -- the latest answer to a check question; attempts count different answers
      create table learning.check_answer (
        enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
        check_key text not null check (char_length(check_key) between 1 and 200),
        lesson_key text not null,
        chosen text[] not null check (cardinality(chosen) between 1 and 50),
        attempts integer not null default 1 check (attempts >= 1),
        first_answered_at timestamptz not null,
        answered_at timestamptz not null check (answered_at >= first_answered_at),
        primary key (enrolment_id, check_key)
      );

      -- private: read by its author alone
      create table learning.reflection (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        module_key text not null check (char_length(module_key) between 1 and 200),
        prompt_key text not null check (char_length(prompt_key) between 1 and 200),
        text text not null check (char_length(text) <= 20000),
        revision integer not null default 1 check (revision >= 1),
        saved_at timestamptz not null,
        unique (person_id, module_key, prompt_key)
      );

      -- earlier texts that a later one did not simply continue
      create table learning.reflection_revision (
        reflection_id uuid not null references learning.reflection (id) on delete cascade,
        revision integer not null,
        text text not null,
        saved_at timestamptz not null,
        primary key (reflection_id, revision)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema learning cascade');
  }
}
