import { type Readable, Readable as Stream } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { createDataSource } from '../database/data-source.ts';
import { migrate } from '../database/migrate.ts';
import { JOBS_SCHEMA } from '../jobs/jobs.ts';
import { StartupFault } from '../startup-fault.ts';
import { END_OF_ROWS, type End, type Header, schemasOf, type Table, tablesOf, versionOfJobs } from './contents.ts';
import { linesOf } from './lines.ts';

/**
 * Brings a backup into an empty database: the tables as they were then, and the rows in one transaction. Newer code
 * migrates on at its start. Whatever goes wrong, the database is left as empty as it was.
 * @throws StartupFault
 */
export async function restore(url: string, file: Readable): Promise<End> {
  const client = new pg.Client({ connectionString: url, application_name: 'academie-restore' });
  await client.connect();
  try {
    await refuseInUse(client);
    try {
      return await pipeline(file, createGunzip(), (packed) => bringIn(client, url, linesOf(packed)));
    } catch (error) {
      await client.query('rollback');
      await emptyAgain(client);
      throw error instanceof StartupFault ? error : new StartupFault(whyNot(error), { cause: error });
    }
  } finally {
    await client.end();
  }
}

async function bringIn(client: pg.Client, url: string, lines: Lines): Promise<End> {
  const header = parse<Header>(await lines.next());
  if (header?.academie !== 1) throw new StartupFault(`This file is not a backup of an academy. ${UNTOUCHED}`);
  await makeTables(client, url, header);
  await client.query('begin');
  const tables = await tablesOf(client);
  const everything = tables.map(({ name }) => name).join(', ');
  // what was written long ago is written again as it was: nothing is told, checked or refused anew
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${everything}`);
  const end = await fill(client, lines, new Map(tables.map((table) => [table.name, table])));
  // references that are only looked at in the end are looked at now
  await client.query('set constraints all immediate');
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
  for (const [name, value] of Object.entries(header.sequences))
    if (value !== null) await client.query('select setval($1::regclass, $2)', [name, value]);
  await client.query('commit');
  return end;
}

/** Migrations up to those of the backup, and no further; and the tables of the queue. */
async function makeTables(client: pg.Client, url: string, header: Header): Promise<void> {
  const whole = createDataSource(url, 2);
  const known = new Map(
    (whole.options.migrations as (new () => { name: string })[]).map((one) => [new one().name, one]),
  );
  const strangers = header.migrations.filter((name) => !known.has(name));
  if (strangers.length > 0)
    throw new StartupFault(
      `This backup was made by a newer academy (it knows ${strangers.join(', ')}; this code does not). ${UNTOUCHED} Restore it with the code of that time or a newer one.`,
    );
  const migrations = header.migrations.flatMap((name) => known.get(name) ?? []);
  const dataSource = await new DataSource({ ...whole.options, migrations }).initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
  if (header.jobs === null) return;
  const boss = new PgBoss({ connectionString: url, schema: JOBS_SCHEMA, max: 2, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false, close: true });
  const version = await versionOfJobs(client);
  if (version !== header.jobs)
    throw new StartupFault(
      `The queue in this backup has form ${header.jobs}, and this code makes form ${version}. ${UNTOUCHED} Restore it with the code of that time, and update then.`,
    );
}

async function fill(client: pg.Client, lines: Lines, tables: ReadonlyMap<string, Table>): Promise<End> {
  let rows = 0;
  for (;;) {
    const part = parse<Table | End>(await lines.next());
    // what stands after it is nothing, or the checksum of the packing would not have been looked at
    if (part && 'whole' in part && part.rows === rows && (await lines.next()).done) return part;
    const table = part && 'name' in part ? tables.get(part.name) : undefined;
    const columns = part && 'name' in part ? part.columns : [];
    // only names that the database itself gave get into a statement
    if (!table || columns.some((column) => !table.columns.includes(column))) throw new Error('a part that is not one');
    const copy = client.query(copyFrom(`copy ${table.name} (${columns.join(', ')}) from stdin`));
    await pipeline(Stream.from(rowsOf(lines)), copy);
    rows += copy.rowCount;
  }
}

type Lines = AsyncIterator<string, undefined>;

async function* rowsOf(lines: Lines): AsyncGenerator<string> {
  for (;;) {
    const { value } = await lines.next();
    if (value === undefined) throw new Error('the file ends in the middle of a table');
    if (value === END_OF_ROWS) return;
    yield `${value}\n`;
  }
}

function parse<Part>({ value }: IteratorResult<string, undefined>): Part | undefined {
  try {
    return JSON.parse(value ?? '') as Part;
  } catch {
    return undefined;
  }
}

const UNTOUCHED = 'The database is as empty as it was.';

async function refuseInUse(client: pg.Client): Promise<void> {
  const schemas = await schemasOf(client);
  if (schemas.length > 0)
    throw new StartupFault(
      `This database is not empty (it has ${schemas.join(', ')}), and a backup never goes over what is there. Nothing was changed. Make a new, empty database, or choose another DATA_DIR.`,
    );
}

/** Only after it was seen to be empty: whatever stands in it now, this restore has made. */
async function emptyAgain(client: pg.Client): Promise<void> {
  for (const schema of await schemasOf(client))
    await client.query(schema === 'public' ? 'drop table public.migrations' : `drop schema ${schema} cascade`);
}

function whyNot(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (
    code === 'Z_BUF_ERROR' ||
    code === 'Z_DATA_ERROR' ||
    /a part that is not one|ends in the middle/.test(message ?? '')
  )
    return `This file is damaged or not whole (${message}). ${UNTOUCHED} Take another backup.`;
  return `The backup could not be restored (${message}). ${UNTOUCHED}`;
}
