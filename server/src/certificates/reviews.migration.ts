import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails to look back at what one finished, for who asked for them. */
export class CertificateReviews1700000001202 implements MigrationInterface {
  name = 'CertificateReviews1700000001202';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- one mail each, also for who stops and begins again
      create table certificates.review (
        certificate_id uuid not null references certificates.certificate (id) on delete cascade,
        weeks smallint not null check (weeks > 0),
        at timestamptz not null,
        sent_at timestamptz,
        primary key (certificate_id, weeks)
      );
      create index review_due on certificates.review (at) where sent_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table certificates.review');
  }
}
