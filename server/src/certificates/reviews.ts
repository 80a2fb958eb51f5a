import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

export type DueReview = { certificateId: string; personId: string; weeks: number };

/** Mails to look back as they are planned; those that left are kept, so that none leaves twice. */
@Injectable()
export class Reviews {
  constructor(private readonly database: Database) {}

  async plan(certificateId: string, planned: readonly { weeks: number; at: Date }[]): Promise<void> {
    await this.database.query(
      `insert into certificates.review (certificate_id, weeks, at)
       select $1, weeks, at from unnest($2::smallint[], $3::timestamptz[]) as planned (weeks, at)
       on conflict (certificate_id, weeks) do update set stopped_at = null`,
      [certificateId, planned.map(({ weeks }) => weeks), planned.map(({ at }) => at.toISOString())],
    );
  }

  /** Nothing more leaves about an attest, neither what is planned nor what waits in the queue. */
  async forget(certificateId: string): Promise<void> {
    await this.database.query('delete from certificates.review where certificate_id = $1 and sent_at is null', [
      certificateId,
    ]);
    await this.database.query('update certificates.review set stopped_at = sent_at where certificate_id = $1', [
      certificateId,
    ]);
  }

  /** Nothing more leaves for a person. */
  async forgetAll(personId: string): Promise<void> {
    await this.database.query(
      `delete from certificates.review using certificates.certificate
       where certificate.id = certificate_id and person_id = $1 and sent_at is null`,
      [personId],
    );
    await this.database.query(
      `update certificates.review set stopped_at = sent_at from certificates.certificate
       where certificate.id = certificate_id and person_id = $1`,
      [personId],
    );
  }

  /** Whether a mail that was handed to the queue is still wanted. */
  async wanted(certificateId: string, weeks: number): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from certificates.review where certificate_id = $1 and weeks = $2 and stopped_at is null',
      [certificateId, weeks],
    );
    return rows.length > 0;
  }

  async anyFor(personId: string): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from certificates.review join certificates.certificate on certificate.id = certificate_id
       where person_id = $1 and sent_at is null limit 1`,
      [personId],
    );
    return rows.length > 0;
  }

  /** What was planned for an attest goes on for the one that takes its place. */
  async move(from: string, to: string): Promise<void> {
    await this.database.query('update certificates.review set certificate_id = $2 where certificate_id = $1', [
      from,
      to,
    ]);
  }

  /** What is due now, the longest waiting first. */
  due(now: Date, limit: number): Promise<DueReview[]> {
    return this.database.query(
      `select certificate_id as "certificateId", person_id as "personId", weeks
       from certificates.review join certificates.certificate on certificate.id = certificate_id
       where sent_at is null and at <= $1 order by at limit $2`,
      [now, limit],
    );
  }

  /** Takes one that is due, so that nobody else does; false when it is gone. */
  async take({ certificateId, weeks }: DueReview, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `update certificates.review set sent_at = $3
       where certificate_id = $1 and weeks = $2 and sent_at is null and at <= $3 returning weeks`,
      [certificateId, weeks, now],
    );
    return rows.length > 0;
  }
}
