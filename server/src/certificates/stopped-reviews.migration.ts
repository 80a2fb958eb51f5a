import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail to look back that was handed to the queue can still be stopped. */
export class StoppedReviews1700000001402 implements MigrationInterface {
  name = 'StoppedReviews1700000001402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table certificates.review add column stopped_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table certificates.review drop column stopped_at');
  }
}
