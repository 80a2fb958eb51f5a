import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.ts';
import { Database } from '../database/database.ts';
import { refuse, TooOften } from '../graphql/refusal.ts';

/** Counts over all processes, in PostgreSQL. */
@Injectable()
export class RateLimit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one attempt in a bucket and refuses the one above the limit until the window ends.
   * The count stands even where the attempt is rolled back, so call it outside a transaction.
   * @throws Refusal with TooOften
   */
  async count(bucket: string, limit: number, windowSeconds: number): Promise<void> {
    const now = this.clock.now();
    const [row] = await this.database.query<{ count: number; resets_at: Date }>(
      `insert into platform.rate as rate (bucket, count, resets_at) values ($1, 1, $2::timestamptz + make_interval(secs => $3))
       on conflict (bucket) do update set
         count = case when rate.resets_at <= $2 then 1 else rate.count + 1 end,
         resets_at = case when rate.resets_at <= $2 then excluded.resets_at else rate.resets_at end
       returning count, resets_at`,
      [bucket, now, windowSeconds],
    );
    if (row && row.count > limit) refuse(new TooOften(Math.ceil((row.resets_at.getTime() - now.getTime()) / 1000)));
  }

  /** Forgets counts whose window has ended. */
  async tidy(): Promise<void> {
    await this.database.query('delete from platform.rate where resets_at <= $1', [this.clock.now()]);
  }

  /** Begins a bucket anew, after an attempt that proved to be no guess. */
  async forgive(bucket: string): Promise<void> {
    await this.database.query('delete from platform.rate where bucket = $1', [bucket]);
  }
}
