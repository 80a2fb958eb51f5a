import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With whom an answer is shared. One address, one share; it becomes a person's as soon as they are known under it. */
export class AnswerSharing1700000001002 implements MigrationInterface {
  name = 'AnswerSharing1700000001002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learning.reflection_share (
        id uuid primary key default uuidv7(),
        reflection_id uuid not null references learning.reflection (id) on delete cascade,
        email text not null check (char_length(email) between 3 and 254),
        person_id uuid,
        shared_at timestamptz not null,
        unique (reflection_id, email)
      );
      create index reflection_share_person on learning.reflection_share (person_id) where person_id is not null;
      create index reflection_share_address on learning.reflection_share (email) where person_id is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table learning.reflection_share');
  }
}
