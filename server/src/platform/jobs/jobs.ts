import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Job, type JobResult, PgBoss } from 'pg-boss';
import { DATABASE_URL, Database } from '../database/database.ts';

/** Where the queue keeps its own tables. */
export const JOBS_SCHEMA = 'jobs';

export type JobHandler = (data: Record<string, unknown>) => Promise<void>;
/** A job as the staff may see it. */
export type JobRecord = {
  id: string;
  queue: string;
  state: string;
  attempts: number;
  error: string | null;
  createdAt: Date;
  completedAt: Date | null;
};

const COLUMNS = `id, name as queue, state::text as state, retry_count as attempts, left(coalesce(output->>'message', output->>'value'), 500) as error,
  created_on as "createdAt", completed_on as "completedAt"`;

const BATCH = 4;
/** How long a running job may go on after the stop began. */
const GRACE_MS = 5000;

type Options = { retries?: number; delaySeconds?: number; everyMinutes?: number; concurrency?: number };

/**
 * The queue lives in PostgreSQL and is the outbox: a job enqueued inside a transaction is delivered exactly when that
 * transaction commits. Delivery is at least once, so every handler is idempotent by the id in its data.
 */
@Injectable()
export class Jobs {
  private readonly log = new Logger(Jobs.name);
  private readonly handlers = new Map<string, { handler: JobHandler; options: Options }>();
  private boss: PgBoss | undefined;

  private readonly url: string;

  constructor(
    private readonly database: Database,
    @Inject(DATABASE_URL) url: string,
  ) {
    this.url = url;
  }

  /** Declares who works on a queue. Call it while the application is being put together, before `start`. */
  handle(queue: string, handler: JobHandler, options: Options = {}): void {
    this.handlers.set(queue, { handler, options });
  }

  /** Enqueues within the ambient transaction. `key` makes the same promise twice one job while it waits. */
  async enqueue(
    queue: string,
    data: Record<string, unknown>,
    options: { key?: string; afterSeconds?: number } = {},
  ): Promise<void> {
    await this.required().send(queue, data, {
      db: { executeSql: async (text, values) => ({ rows: await this.database.query(text, values ?? []) }) },
      ...(options.key ? { singletonKey: options.key } : {}),
      ...(options.afterSeconds ? { startAfter: options.afterSeconds } : {}),
    });
  }

  /** Puts queues in place, then (when `work` is true) begins to work on them. */
  async start(work: boolean): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.url,
      max: 4,
      schema: JOBS_SCHEMA,
      application_name: 'academie-jobs',
      useListenNotify: true,
    });
    boss.on('error', (error) => this.log.error(error));
    await boss.start();
    this.boss = boss;
    for (const [queue, { options }] of this.handlers) await this.declare(boss, queue, options);
    if (work) for (const [queue, { handler, options }] of this.handlers) await this.work(boss, queue, handler, options);
  }

  /** Running jobs finish; what could not finish in time returns to the queue. */
  async stop(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: GRACE_MS, close: true });
    this.boss = undefined;
  }

  /** Puts a failed job back at work. */
  async retry(queue: string, id: string): Promise<void> {
    await this.required().retry(queue, id);
  }

  /** Jobs that gave up, the newest first. */
  failed(limit: number): Promise<JobRecord[]> {
    return this.database.query(
      `select ${COLUMNS} from jobs.job where state = 'failed' order by created_on desc limit $1`,
      [limit],
    );
  }

  /** Jobs whose data holds these values, the oldest first. */
  about(data: Record<string, unknown>): Promise<JobRecord[]> {
    return this.database.query(
      `select ${COLUMNS} from jobs.job where data @> $1::jsonb order by created_on limit 200`,
      [JSON.stringify(data)],
    );
  }

  private async declare(boss: PgBoss, queue: string, options: Options): Promise<void> {
    await boss.createQueue(queue, {
      retryLimit: options.retries ?? 8,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 900,
      expireInSeconds: 120,
      notify: true,
    });
    if (options.everyMinutes) await boss.schedule(queue, `*/${options.everyMinutes} * * * *`, {});
  }

  /** Takes a few jobs at a time, and at once more while there are many; each succeeds or fails on its own. */
  private async work(boss: PgBoss, queue: string, handler: JobHandler, options: Options): Promise<void> {
    const pace = {
      pollingIntervalSeconds: 0.5,
      // a job that is new wakes the workers; one that waited for its time, such as a retry, is only found by looking
      notifyPollingIntervalSeconds: 5,
      batchSize: BATCH,
      burstWhenBatchFull: true,
      perJobResults: true as const,
    };
    const concurrency = options.concurrency ? { localConcurrency: options.concurrency } : {};
    await boss.work<Record<string, unknown>>(
      queue,
      { ...pace, ...concurrency },
      async (jobs: Job<Record<string, unknown>>[]) => {
        const results: JobResult[] = [];
        for (const job of jobs) results.push(await this.attempt(queue, job, handler));
        return results;
      },
    );
  }

  private async attempt(queue: string, job: Job<Record<string, unknown>>, handler: JobHandler): Promise<JobResult> {
    try {
      await handler(job.data ?? {});
      return { id: job.id, status: 'completed' };
    } catch (error) {
      this.log.error(
        `job ${queue} ${job.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return {
        id: job.id,
        status: 'failed',
        output: { message: error instanceof Error ? error.message : String(error) },
      };
    }
  }

  private required(): PgBoss {
    if (!this.boss) throw new Error('the queue has not been started');
    return this.boss;
  }
}
