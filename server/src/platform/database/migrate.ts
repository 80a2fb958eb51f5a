import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { StartupFault } from '../startup-fault.ts';

const LOCK = 7_406_018; // any number, the same in every process: one migrates, the others wait

/**
 * Brings the schema to this code's state: each migration in a transaction of its own, one process at a time.
 * @throws StartupFault when the database was migrated by newer code
 */
export async function migrate(dataSource: DataSource, signal?: AbortSignal): Promise<void> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await takeTurn(runner, signal);
    await refuseNewer(dataSource, (sql) => runner.query(sql));
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    // of a new column PostgreSQL knows nothing until it looked, and chooses ways to the rows that are wrong for long
    if (ran.length > 0) await runner.query('analyze');
  } finally {
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}

async function takeTurn(runner: QueryRunner, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const [{ taken }] = (await runner.query('select pg_try_advisory_lock($1) as taken', [LOCK])) as [
      { taken: boolean },
    ];
    if (taken) return;
    await wait(100);
  }
}

async function refuseNewer(dataSource: DataSource, query: (sql: string) => Promise<unknown>): Promise<void> {
  const [{ present }] = (await query("select to_regclass('public.migrations') is not null as present")) as [
    { present: boolean },
  ];
  if (!present) return;
  const known = new Set(dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const rows = (await query('select name from public.migrations order by id')) as { name: string }[];
  const strangers = rows.filter((row) => !known.has(row.name)).map((row) => row.name);
  if (strangers.length > 0) {
    throw new StartupFault(
      `This database was made by a newer academy (it knows ${strangers.join(', ')}; this code does not). Nothing was changed. ` +
        'Start the newer code, or restore the backup that was made before the update.',
    );
  }
}
