import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { StartupFault } from '../startup-fault.ts';
import { END_OF_ROWS, type End, headerOf, tablesOf } from './contents.ts';

/**
 * Writes everything the database holds, as it is at one moment, while the academy runs. Secrets are not in the database, so
 * they are not in it.
 * @throws StartupFault when there is no academy in it
 */
export async function backUp(url: string, file: Writable, now = new Date()): Promise<End> {
  const client = new pg.Client({ connectionString: url, application_name: 'academie-backup' });
  await client.connect();
  try {
    // one picture of all tables, whatever is written meanwhile
    await client.query('begin isolation level repeatable read read only');
    const end: End = { whole: true, tables: 0, rows: 0 };
    await pipeline(contents(client, now, end), createGzip(), file);
    return end;
  } finally {
    await client.end();
  }
}

/** Counts in `end` what it wrote. */
async function* contents(client: pg.Client, now: Date, end: End): AsyncGenerator<string | Buffer> {
  const { rows: migrated } = await client.query("select 1 where to_regclass('public.migrations') is not null");
  if (migrated.length === 0)
    throw new StartupFault(
      'There is no academy in this database yet, so there is nothing to back up. Check DATABASE_URL.',
    );
  yield `${JSON.stringify(await headerOf(client, now))}\n`;
  for (const table of await tablesOf(client)) {
    yield `${JSON.stringify(table)}\n`;
    const rows = client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`));
    yield* rows as AsyncIterable<Buffer>;
    yield `${END_OF_ROWS}\n`;
    end.tables += 1;
    end.rows += rows.rowCount;
  }
  yield `${JSON.stringify(end)}\n`;
}
