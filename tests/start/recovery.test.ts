import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, jest, test } from '@jest/globals';
import { freePort } from '../harness/running-academy.ts';
import { ask, Bench, end, graphql, isAlive, postgresDataOf, postmasterOf, signIn, until } from './support.ts';

jest.setTimeout(400_000);

let bench = new Bench();
afterEach(async () => {
  await bench.end();
  bench = new Bench();
});

const RENAME = 'mutation ($name: String!) { changeName(name: $name) { __typename } }';

async function nameOf(url: string, cookie: string): Promise<string> {
  const { data } = await graphql<{ viewer: { name: string } }>(url, '{ viewer { name } }', {}, cookie);
  return data.viewer.name;
}

test('after a kill -9 the next start goes on with all that was saved, whether PostgreSQL survived or not', async () => {
  const environment = { DATA_DIR: await bench.folder(), PORT: String(await freePort()) };
  const data = await postgresDataOf(environment.DATA_DIR);
  const lock = path.join(environment.DATA_DIR, 'running.json');
  const first = await bench.start(environment);
  const cookie = await signIn(first.url);

  await graphql(first.url, RENAME, { name: 'Eerste naam' }, cookie);
  await first.stop('SIGKILL');
  const left = postmasterOf(data) ?? 0;
  expect({ left: isAlive(left), lock: existsSync(lock) }).toEqual({ left: true, lock: true });
  const second = await bench.start(environment);
  expect(isAlive(left)).toBe(false);
  expect(await nameOf(second.url, cookie)).toBe('Eerste naam');

  await graphql(second.url, RENAME, { name: 'Tweede naam' }, cookie);
  await second.stop('SIGKILL');
  await end(postmasterOf(data), 'SIGKILL');
  // both numbers belong to another process by now
  writeFileSync(lock, JSON.stringify({ pid: process.pid, born: 'long ago', address: second.url }));
  writeFileSync(path.join(data, 'postmaster.pid'), `${process.pid}\n${data}\n`);
  const third = await bench.start(environment);
  expect(await nameOf(third.url, cookie)).toBe('Tweede naam');
  expect(await third.stop()).toBe(0);
  expect(existsSync(lock)).toBe(false);
});

/** How much there is of what a start makes. */
async function contents(database: string): Promise<unknown> {
  const [row] = await ask(
    database,
    `select (select count(*) from public.migrations) as migrations, (select count(*) from catalogue.version) as versions,
       (select count(*) from catalogue.current) as current, (select count(*) from sales.offer) as offers,
       (select count(*) from identity.person) as people, (select count(*) from access.entitlement) as entitlements,
       (select count(*) from learning.block_progress) as progress`,
  );
  return row;
}

/** What a killed start may have left of the schema; undefined while there is not even that. */
async function migrationsIn(database: string): Promise<number | undefined> {
  const [row] = await ask<{ there: boolean }>(database, "select to_regclass('public.migrations') is not null as there");
  if (!row?.there) return undefined;
  const [{ count } = { count: 0 }] = await ask<{ count: number }>(
    database,
    'select count(*)::int as count from public.migrations',
  );
  return count;
}

test('a start that is killed in its migrations, or while it loads content, is made good by the next', async () => {
  const whole = await bench.database('empty');
  const folder = await bench.folder();
  const environment = { DATA_DIR: folder, LOG_LEVEL: 'silent' };
  await (await bench.start({ ...environment, DATABASE_URL: whole })).stop();

  const cut = await bench.database('empty');
  const moments: [string, () => Promise<boolean>][] = [
    ['it connected', async () => (await connections(cut)) > 0],
    ['the first migrations were done', async () => ((await migrationsIn(cut)) ?? 0) > 0],
    ['all were done', async () => ((await migrationsIn(cut)) ?? 0) > 6],
    ['content was being loaded', async () => (await ask(cut, 'select 1 from catalogue.version')).length > 0],
  ];
  for (const [what, came] of moments) {
    const { process: child, ended } = bench.launch({
      ...environment,
      DATABASE_URL: cut,
      PORT: String(await freePort()),
    });
    await until(what, async () => (await came()) || child.exitCode !== null);
    await wait(Math.random() * 60);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
  }
  const academy = await bench.start({ ...environment, DATABASE_URL: cut });
  expect(await contents(cut)).toEqual(await contents(whole));
  expect(await signIn(academy.url)).toContain('=');
  expect(await academy.stop()).toBe(0);
});

async function connections(database: string): Promise<number> {
  const [{ count } = { count: 0 }] = await ask<{ count: number }>(
    database,
    "select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'academie'",
  );
  return count;
}
