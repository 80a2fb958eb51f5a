import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of a module somebody finished: what an attest tells stays what was read. */
export class LearningFinishedVersion1700000001200 implements MigrationInterface {
  name = 'LearningFinishedVersion1700000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- unknown for who finished before
      alter table learning.enrolment
        add column finished_version integer check (finished_version >= 1),
        add check (finished_version is null or finished_at is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table learning.enrolment drop column finished_version');
  }
}
