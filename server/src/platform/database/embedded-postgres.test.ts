import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { StartupFault } from '../startup-fault.ts';
import { type RunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { bornAt } from './instance-lock.ts';
import { findPostgresHome } from './postgres-home.ts';

let folder: string;
let data: string;
const running: RunningPostgres[] = [];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'academie postgres '));
  chmodSync(folder, 0o755);
  const { data: place } = await findPostgresHome(folder);
  data = place;
  // what a start that was killed was making
  const left = path.join(path.dirname(data), 'postgres.making-1');
  mkdirSync(left);
  writeFileSync(path.join(left, 'PG_VERSION'), '18\n');
  const server = await start();
  await query(server, 'create table kept (word text)', "insert into kept values ('bewaard')");
  await server.stop();
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(path.dirname(data), { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  const server = await startEmbeddedPostgres(folder);
  running.push(server);
  return server;
}

async function query({ url }: RunningPostgres, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

const kept = (server: RunningPostgres) => query(server, 'select word from kept');
const postmaster = () => Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);

test('what was saved is there at the next start, and nothing of a start that was killed', async () => {
  expect(await kept(await start())).toEqual([{ word: 'bewaard' }]);
  expect(readdirSync(path.dirname(data)).filter((name) => /making|initial-password/.test(name))).toEqual([]);
});

test('it listens on this machine alone and asks for its password', async () => {
  const server = await start();
  expect(await query(server, 'show listen_addresses', 'show unix_socket_directories')).toEqual([
    { unix_socket_directories: '' },
  ]);
  const wrong = new URL(server.url);
  wrong.password = 'geraden';
  await expect(query({ ...server, url: wrong.href }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a server that a killed start left running is ended first', async () => {
  const first = await start();
  const left = postmaster();
  const second = await start();
  await first.lost;
  expect(postmaster()).not.toBe(left);
  expect(await kept(second)).toEqual([{ word: 'bewaard' }]);
});

test('a server that was killed with everything is started again, whoever has its number now', async () => {
  const server = await start();
  const pid = postmaster();
  process.kill(pid, 'SIGKILL');
  await server.lost;
  expect(await kept(await start())).toEqual([{ word: 'bewaard' }]);
  await running.at(-1)?.stop();

  const lock = `${process.pid}\n${data}\n`;
  writeFileSync(path.join(data, 'postmaster.pid'), lock);
  expect(await kept(await start())).toEqual([{ word: 'bewaard' }]);
  expect(bornAt(process.pid)).toBeDefined();
});

test('a start that is called off leaves no server', async () => {
  const stop = new AbortController();
  const starting = startEmbeddedPostgres(folder, stop.signal);
  stop.abort(new Error('called off'));
  await expect(starting).rejects.toThrow('called off');
  await wait(50);
  expect(existsSync(path.join(data, 'postmaster.pid'))).toBe(false);
});

describe('damaged data is told in a sentence and left as it is', () => {
  const file = (name: string) => path.join(data, name);
  const cases: [string, string, (at: string) => void, RegExp][] = [
    [
      'PG_VERSION is gone',
      'PG_VERSION',
      (at) => rmSync(at),
      /is not a database of PostgreSQL, or it was damaged \(PG_VERSION is missing\)/,
    ],
    [
      'PG_VERSION is garbage',
      'PG_VERSION',
      (at) => writeFileSync(at, Buffer.from([0, 255, 7, 27])),
      /was damaged \(PG_VERSION cannot be read\)/,
    ],
    [
      'it is of another major version',
      'PG_VERSION',
      (at) => writeFileSync(at, '17\n'),
      /belongs to PostgreSQL 17; this academy brings PostgreSQL 18/,
    ],
    [
      'its control file is cut off',
      'global/pg_control',
      (at) => truncateSync(at, 10),
      /could not start on .*pg_control/,
    ],
  ];

  test.each(cases)('%s', async (_what, name, damage, sentence) => {
    const aside = path.join(folder, 'aside');
    cpSync(file(name), aside, { preserveTimestamps: true });
    damage(file(name));
    const damaged = existsSync(file(name)) ? readFileSync(file(name)) : undefined;
    const refused = await start().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartupFault);
    expect((refused as Error).message).toMatch(sentence);
    expect((refused as Error).message).toContain('Nothing was changed');
    expect(existsSync(file(name)) ? readFileSync(file(name)) : undefined).toEqual(damaged);
    writeFileSync(file(name), readFileSync(aside));
  });

  test('put back, it is all there', async () => {
    expect(await kept(await start())).toEqual([{ word: 'bewaard' }]);
  });

  test('a password of other data does not open it', async () => {
    const secret = path.join(folder, 'postgres-password');
    const before = readFileSync(secret, 'utf8');
    writeFileSync(secret, 'van een andere map');
    await expect(start()).rejects.toThrow('Put both back from the same backup');
    writeFileSync(secret, before);
    expect(await kept(await start())).toEqual([{ word: 'bewaard' }]);
  });
});
