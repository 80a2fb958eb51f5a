import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartupFault } from '../startup-fault.ts';
import { bornAt } from './instance-lock.ts';
import { findPostgresHome, type PostgresHome } from './postgres-home.ts';

export type RunningPostgres = { url: string; data: string; note: string | undefined; stop: () => Promise<void> };

/**
 * Brings up the PostgreSQL that came with npm on a data folder: makes the cluster the first time, ends a server that a
 * killed start left behind, listens on loopback only with a random password kept beside the data.
 * @throws StartupFault with one sentence when the folder cannot be used
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<RunningPostgres> {
  const home = await findPostgresHome(dataDir);
  const password = passwordOf(dataDir);
  if (!existsSync(path.join(home.data, 'PG_VERSION'))) await makeCluster(home, password);
  checkVersion(home);
  await endLeftOver(home);
  const port = await freePort();
  const url = `postgresql://academie:${password}@127.0.0.1:${port}/academie`;
  const child = launch(home, port);
  await untilReady(child, home, url);
  return { url, data: home.data, note: home.note, stop: () => stop(child) };
}

function passwordOf(dataDir: string): string {
  const file = path.join(dataDir, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

async function makeCluster(home: PostgresHome, password: string): Promise<void> {
  if (existsSync(home.data) && readdirSync(home.data).length > 0) {
    throw new StartupFault(
      `The folder ${home.data} is not a database of PostgreSQL, or it was damaged (PG_VERSION is missing). Nothing was changed. ` +
        'Put back a backup, or move the folder away to begin with an empty academy.',
    );
  }
  const making = `${home.data}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(path.dirname(home.data), 'initial-password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.runAs) {
    chownSync(making, home.runAs.uid, home.runAs.gid);
    chownSync(passwordFile, home.runAs.uid, home.runAs.gid);
  }
  const flags = [
    '-U',
    'academie',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
  ];
  const output = await run(home.bin('initdb'), ['-D', making, ...flags], home);
  rmSync(passwordFile, { force: true });
  if (output.code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new StartupFault(`PostgreSQL could not make its data folder ${home.data}: ${lastLine(output.text)}`);
  }
  if (existsSync(home.data)) rmSync(home.data, { recursive: true });
  renameSync(making, home.data);
}

function checkVersion(home: PostgresHome): void {
  const version = readFileSync(path.join(home.data, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') {
    throw new StartupFault(
      `The data in ${home.data} belongs to PostgreSQL ${version || '(unreadable)'}; this academy brings PostgreSQL 18. Nothing was changed. ` +
        'Move the data over with pg_dump, or use another DATA_DIR.',
    );
  }
}

/** A start that was killed leaves its server running, or only its lock file: both end here. */
async function endLeftOver(home: PostgresHome): Promise<void> {
  const file = path.join(home.data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isPostgresOf(pid, home.data)) {
    process.kill(pid, 'SIGINT');
    for (let i = 0; i < 200 && bornAt(pid) !== undefined; i += 1) await wait(50);
    if (bornAt(pid) !== undefined) {
      throw new StartupFault(
        `An earlier PostgreSQL (process ${pid}) still uses ${home.data} and does not stop. End it and start again.`,
      );
    }
  }
  rmSync(file, { force: true });
}

function isPostgresOf(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || bornAt(pid) === undefined) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    return false;
  }
}

function launch(home: PostgresHome, port: number): ChildProcess {
  const log = openSync(path.join(path.dirname(home.data), 'postgres.log'), 'a');
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '120',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  };
  const child = spawn(
    home.bin('postgres'),
    ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // a session of its own: Ctrl-C reaches only us, so that running requests keep their database until they are done
    {
      ...home.runAs,
      cwd: home.data,
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    },
  );
  closeSync(log);
  child.unref();
  return child;
}

async function untilReady(child: ChildProcess, home: PostgresHome, url: string): Promise<void> {
  const maintenance = url.replace(/\/academie$/, '/postgres');
  for (let i = 0; i < 1200; i += 1) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const log = readFileSync(path.join(path.dirname(home.data), 'postgres.log'), 'utf8');
      throw new StartupFault(
        `PostgreSQL could not start on ${home.data}: ${lastLine(log)} Nothing was changed; the whole log is beside that folder.`,
      );
    }
    const client = new pg.Client({ connectionString: maintenance });
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = 'academie'");
      if (rowCount === 0) await client.query('create database academie');
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '28P01')
        throw new StartupFault(
          `The password beside ${home.data} does not open that database. Put both back from the same backup.`,
        );
      await wait(25);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new StartupFault(`PostgreSQL did not become ready on ${home.data} within 30 seconds.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.ref();
  child.kill('SIGINT');
  await ended;
}

function run(program: string, args: string[], home: PostgresHome): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...home.runAs,
      cwd: path.dirname(home.data),
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.findLast((line) => /FATAL|ERROR|error|PANIC/.test(line)) ?? lines.at(-1) ?? '')
    .replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')
    .trim();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
