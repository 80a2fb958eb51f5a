import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is being written in the studio: drafts with all their revisions, who was invited to write, and who is there. */
export class Studio1700000001490 implements MigrationInterface {
  name = 'Studio1700000001490';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- part: '' for the module itself (its fields and its outline), else the key of a lesson (its document). The highest
      -- revision is what holds; a change is a new row. step: what made it, the same for all parts that it changed.
      -- restores: the revision whose body this is again. by: null where the repository said it.
      create table authoring.draft (
        module_key text not null check (module_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(module_key) <= 120),
        part text not null check (part = '' or (part ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(part) <= 120)),
        revision integer not null check (revision >= 1),
        body jsonb not null check (jsonb_typeof(body) = 'object'),
        step uuid not null,
        act text not null check (act in ('loaded', 'made', 'typed', 'changed', 'added', 'moved', 'removed', 'split', 'undone', 'restored')),
        restores integer check (restores between 1 and revision - 1),
        by uuid,
        at timestamptz not null,
        primary key (module_key, part, revision),
        unique (module_key, part, step)
      );
      create index draft_by_step on authoring.draft (step);

      -- who may write besides administrators; an invitation to a programme is one to each of its modules
      create table authoring.invited (
        kind text not null check (kind in ('module', 'programme')),
        key text not null check (char_length(key) between 1 and 120),
        person_id uuid not null,
        invited_by uuid,
        at timestamptz not null,
        primary key (kind, key, person_id)
      );
      create index invited_by_person on authoring.invited (person_id);

      -- who has a lesson open in the studio, until a little after they last said so
      create table authoring.here (
        module_key text not null,
        part text not null,
        person_id uuid not null,
        seen_at timestamptz not null,
        primary key (module_key, part, person_id)
      );

      -- drawings of the repository, by the source under which manuscripts name them
      create table authoring.drawing (
        source text primary key check (char_length(source) between 1 and 1000),
        svg text not null
      );

      -- what was published from the studio, with the line that learners read
      create table authoring.release (
        version_id uuid primary key,
        module_key text not null,
        fingerprint bytea not null check (octet_length(fingerprint) = 32),
        note text not null check (char_length(note) <= 500),
        by uuid not null,
        at timestamptz not null
      );
      create index release_by_module on authoring.release (module_key, at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table authoring.release;
      drop table authoring.drawing;
      drop table authoring.here;
      drop table authoring.invited;
      drop table authoring.draft;
    `);
  }
}
