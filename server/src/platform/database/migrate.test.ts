import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { StartupFault } from '../startup-fault.ts';
import { createDataSource } from './data-source.ts';
import { migrate } from './migrate.ts';

let own: TestDatabase;
const opened: DataSource[] = [];
beforeEach(async () => {
  own = await testDatabase();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.destroy();
  await own.drop();
});

async function open(): Promise<DataSource> {
  const dataSource = await createDataSource(own.url, 3).initialize();
  opened.push(dataSource);
  return dataSource;
}

/** As it was before anything was migrated. */
async function empty(): Promise<void> {
  const schemas = await own.dataSource.query(
    "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')",
  );
  for (const { name } of schemas as { name: string }[]) await own.dataSource.query(`drop schema ${name} cascade`);
  await own.dataSource.query('drop table public.migrations');
}

const done = async (): Promise<string[]> =>
  ((await own.dataSource.query('select name from public.migrations order by id')) as { name: string }[]).map(
    (row) => row.name,
  );

test('two processes that start at once bring an empty database to the same state, each step once', async () => {
  const wanted = await done();
  await empty();
  await Promise.all([migrate(await open()), migrate(await open())]);
  expect(await done()).toEqual(wanted);
});

test('a database that newer code migrated is refused and left as it is', async () => {
  await own.dataSource.query("insert into public.migrations (timestamp, name) values (9999, 'Later9999')");
  const before = await done();
  const refused = migrate(await open());
  await expect(refused).rejects.toThrow(StartupFault);
  await expect(refused).rejects.toThrow(/made by a newer academy \(it knows Later9999; this code does not\)/);
  expect(await done()).toEqual(before);
});

test('a process that is asked to stop does not wait for its turn', async () => {
  const other = await open();
  const holder = other.createQueryRunner();
  await holder.query('select pg_advisory_lock(7406018)');
  const stop = new AbortController();
  const waiting = migrate(await open(), stop.signal);
  stop.abort(new Error('stop'));
  await expect(waiting).rejects.toThrow('stop');
  await holder.release();
});
