import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What those who keep order decided, for each person who is told of it: with the reason, as the law asks. */
export class DiscussionDecisions1700000001412 implements MigrationInterface {
  name = 'DiscussionDecisions1700000001412';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table discussion.decision (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        what text not null check (what in
          ('hidden', 'upheld', 'shown', 'report-hidden', 'report-kept', 'banned', 'unbanned', 'moved', 'merged')),
        thread_id uuid not null,
        number integer not null,
        explanation text not null check (char_length(explanation) between 1 and 2000),
        made_at timestamptz not null,
        foreign key (thread_id, number) references discussion.post
      );
      create index decision_about on discussion.decision (thread_id, number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table discussion.decision');
  }
}
