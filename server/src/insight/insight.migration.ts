import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the staff did: written once, never changed. */
export class Insight1700000000600 implements MigrationInterface {
  name = 'Insight1700000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema insight;

      create table insight.act (
        id uuid primary key default uuidv7(),
        at timestamptz not null,
        actor uuid,
        act text not null check (char_length(act) between 1 and 100),
        subject_kind text not null,
        subject_id text not null,
        reason text not null check (char_length(reason) between 1 and 500),
        data jsonb not null default '{}'
      );
      create index act_subject on insight.act (subject_kind, subject_id, id);

      create function insight.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the record of acts is never changed';
      end $$;
      create trigger act_stays before update or delete on insight.act for each row execute function insight.refuse_change();
      create trigger acts_stay before truncate on insight.act for each statement execute function insight.refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema insight cascade');
  }
}
