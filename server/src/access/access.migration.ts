import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may open what: one row for each thing somebody got from one source. */
export class Access1700000000300 implements MigrationInterface {
  name = 'Access1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema access;

      create table access.entitlement (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        subject_kind text not null check (subject_kind in ('module', 'programme')),
        subject_key text not null check (char_length(subject_key) between 1 and 200),
        source_kind text not null check (source_kind in ('order', 'staff')),
        source_id text not null check (char_length(source_id) between 1 and 200),
        reason text,
        granted_by uuid,
        granted_at timestamptz not null,
        ended_at timestamptz,
        ended_by uuid,
        end_reason text,
        unique (person_id, subject_kind, subject_key, source_kind, source_id),
        check (ended_at is not null or (ended_by is null and end_reason is null)),
        check (source_kind <> 'staff' or reason is not null)
      );
      -- one order gives one thing to one person, whoever asks
      create unique index entitlement_of_order on access.entitlement (source_id, subject_kind, subject_key)
        where source_kind = 'order';
    `);
    // the catalogue's door is looked up when the function is called, not when it is made
    await runner.query('set local check_function_bodies = off');
    await runner.query(`
      create function access.may_open(person uuid, module_key text) returns boolean language sql stable as $$
        select exists (
          select from access.entitlement held
          where held.person_id = person and held.ended_at is null
            and case held.subject_kind
                  when 'module' then held.subject_key = module_key
                  else held.subject_key in (select catalogue.programmes_of(module_key))
                end
        )
      $$
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema access cascade');
  }
}
