import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { backUp } from './platform/backup/back-up.ts';
import { restore } from './platform/backup/restore.ts';
import { createDataSource } from './platform/database/data-source.ts';
import { migrate } from './platform/database/migrate.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { StartupFault } from './platform/startup-fault.ts';
import { type TestAcademy, testAcademy } from './testing/academy.ts';
import { Buying } from './testing/buying.ts';
import { signIn } from './testing/people.ts';

/** What COPY could take for its own signs. */
const HOSTILE = 'tab\t, regel\n\\.\nnog een\\n, \\N, "aanhaling", é, 😀, \r\n{"whole":true,"tables":1,"rows":1}';

let academy: TestAcademy;
let made: Buffer;
const emptied: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  academy = await testAcademy();
  const buying = await Buying.in(academy);
  await buying.paidBuyer();
  await academy.settled();
  // what the queue notes of itself would make the two differ
  await academy.app.get(Jobs).stop();
  await source(
    `with thread as (
       insert into discussion.thread (anchor, anchor_title, module_keys, kind, title, author_id, request_key, started_at, last_number, last_posted_at)
       select 'module:x', 'X', '{x}', 'talk', 'Een gesprek', id, 'x', now(), 1, now() from identity.person limit 1 returning id, author_id)
     insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at) select id, 1, author_id, 'x', $1, now() from thread`,
    [HOSTILE],
  );
  made = await backedUp();
}, 120_000);
afterAll(async () => {
  for (const drop of emptied) await drop();
  await academy?.close();
});

const source = (sql: string, values: unknown[] = []) => academy.database.dataSource.query(sql, values);

/** The bytes of a backup of the academy; `meanwhile` happens after its first byte. */
async function backedUp(meanwhile: () => Promise<unknown> = async () => undefined): Promise<Buffer> {
  const file = new PassThrough();
  const all = buffer(file);
  const first = new Promise((resolve) => file.once('readable', resolve));
  await Promise.all([backUp(academy.database.url, file), first.then(meanwhile)]);
  return all;
}

/** A database with nothing in it. */
async function empty(): Promise<{ url: string; client: pg.Client }> {
  const name = `restored_${Date.now().toString(36)}_${emptied.length}`;
  const server = academy.database.url.replace(/[^/]+$/, 'postgres');
  const maintenance = new pg.Client({ connectionString: server });
  await maintenance.connect();
  await maintenance.query(`create database ${name} template template0`);
  const url = academy.database.url.replace(/[^/]+$/, name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  emptied.push(async () => {
    await client.end();
    await maintenance.query(`drop database ${name} with (force)`);
    await maintenance.end();
  });
  return { url, client };
}

type Query = (sql: string) => Promise<{ rows: Record<string, string>[] }>;

/** A sum of the rows of each table, and where each counter stands. */
async function sums(query: Query): Promise<Record<string, string | undefined>> {
  const { rows: tables } = await query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'public')`,
  );
  const all: Record<string, string | undefined> = {};
  for (const { name = '' } of tables) {
    const { rows } = await query(
      `select count(*) || ' ' || coalesce(md5(string_agg(one::text, E'\\n' order by one::text)), '') as sum from ${name} one`,
    );
    all[name] = rows[0]?.sum;
  }
  const { rows: counters } = await query(
    "select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences where schemaname <> 'public'",
  );
  for (const { name = '', value } of counters) all[name] = value;
  return all;
}

async function expectNothingToMigrate(url: string): Promise<void> {
  const dataSource = await createDataSource(url, 2).initialize();
  try {
    await migrate(dataSource);
    expect(await dataSource.showMigrations()).toBe(false);
  } finally {
    await dataSource.destroy();
  }
}

const untouched = async (client: pg.Client) =>
  (await client.query("select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")).rows;

test('everything is back: each row of each table, and where each counter stood', async () => {
  const { url, client } = await empty();
  const end = await restore(url, Readable.from([made]));
  const before = await sums(async (sql) => ({ rows: await source(sql) }));
  expect(await sums((sql) => client.query(sql))).toEqual(before);
  expect(Object.values(before).filter((sum) => sum !== undefined && !sum?.startsWith('0 ')).length).toBeGreaterThan(15);
  expect(end.rows).toBeGreaterThan(30);
  const { rows: migrations } = await client.query('select name from public.migrations order by id');
  expect(migrations).toEqual(await source('select name from public.migrations order by id'));
  const { rows: written } = await client.query('select 1 from discussion.post where text = $1', [HOSTILE]);
  expect(written).toHaveLength(1);
  await expectNothingToMigrate(url);
  // what guards the tables stands guard again
  await expect(client.query("update catalogue.version set title = 'x'")).rejects.toThrow();
  expect((await client.query("select 1 from pg_trigger where not tgisinternal and tgenabled <> 'O'")).rows).toEqual([]);
});

test('it is a picture of one moment, whatever is written while it is made', async () => {
  const { url, client } = await empty();
  const file = await backedUp(() => signIn(academy, { email: 'te-laat@school.test' }));
  await restore(url, Readable.from([file]));
  const late = "select id from identity.person where email = 'te-laat@school.test'";
  expect(await source(late)).toHaveLength(1);
  expect((await client.query(late)).rows).toEqual([]);
});

test('never over what is there', async () => {
  const people = await source('select count(*) from identity.person');
  await expect(restore(academy.database.url, Readable.from([made]))).rejects.toThrow(/not empty .*Nothing was changed/);
  expect(await source('select count(*) from identity.person')).toEqual(people);
});

test.each([
  ['cut off', (file: Buffer) => file.subarray(0, file.length - 2000), /not whole .*as empty as it was/],
  ['cut off before its last line', cutBeforeEnd, /not whole/],
  ['altered by one bit', (file: Buffer) => flipped(file, file.length - 3000), /could not be restored|not whole/],
  ['with another sum of its packing', (file: Buffer) => flipped(file, file.length - 6), /not whole/],
  ['of something else', () => gzipSync('hallo\n'), /not a backup of an academy/],
  ['that is no packed file at all', () => Buffer.from('hallo'), /not whole/],
  [
    'of newer code',
    (file: Buffer) => rewritten(file, /"migrations":\[/, '"migrations":["Later9999",'),
    /newer academy.*Later9999/,
  ],
  ['of another queue', (file: Buffer) => rewritten(file, /"jobs":\d+/, '"jobs":1'), /queue in this backup has form 1/],
  [
    'with a table that is not one',
    (file: Buffer) => rewritten(file, /\{"name":"identity\.person"/, '{"name":"x; drop"'),
    /not whole/,
  ],
  [
    'with a column that is not one',
    (file: Buffer) => rewritten(file, /"columns":\["id"/, '"columns":["id) from stdin; --"'),
    /not whole/,
  ],
])('a file %s is refused, and the database left empty', async (_, spoil, sentence) => {
  const { url, client } = await empty();
  const refused = restore(url, Readable.from([spoil(made)]));
  await expect(refused).rejects.toThrow(StartupFault);
  await expect(refused).rejects.toThrow(sentence);
  expect(await untouched(client)).toEqual([]);
});

test('after a refusal it can be tried again', async () => {
  const { url } = await empty();
  await expect(restore(url, Readable.from([made.subarray(0, made.length - 2000)]))).rejects.toThrow(StartupFault);
  expect((await restore(url, Readable.from([made]))).whole).toBe(true);
});

function flipped(file: Buffer, at: number): Buffer {
  const other = Buffer.from(file);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

function rewritten(file: Buffer, what: RegExp, by: string): Buffer {
  const text = gunzipSync(file).toString('utf8');
  expect(text).toMatch(what);
  return gzipSync(text.replace(what, by));
}

function cutBeforeEnd(file: Buffer): Buffer {
  const text = gunzipSync(file).toString('utf8').trimEnd();
  return gzipSync(text.slice(0, text.lastIndexOf('\n') + 1));
}
