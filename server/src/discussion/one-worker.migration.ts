import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts are read by one worker: what pages ask of them takes milliseconds, and to begin others takes three times as long. */
export class DiscussionOneWorker1700000001430 implements MigrationInterface {
  name = 'DiscussionOneWorker1700000001430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table discussion.post set (parallel_workers = 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table discussion.post reset (parallel_workers)');
  }
}
