import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../http/free-port.ts';
import { StartupFault } from '../startup-fault.ts';
import { bornAt, commandOf } from './instance-lock.ts';
import { keptSecret } from './kept-secret.ts';
import { findPostgresHome, type PostgresHome } from './postgres-home.ts';

export type RunningPostgres = {
  url: string;
  data: string;
  note: string | undefined;
  /** Resolves when the server ended without being asked to. */
  lost: Promise<void>;
  stop: () => Promise<void>;
};

/** After a kill, PostgreSQL first repeats what its journal holds; the longest we wait for that. */
const LONGEST_RECOVERY_MS = 300_000;
const VERSION = '18';
/** Another program took the port in the meantime; connections of a killed server did not see yet that it is gone. */
const PASSING = /could not create any TCP\/IP sockets|shared memory block|is still in use/;

/**
 * Brings up the PostgreSQL that came with npm on a data folder: makes the cluster the first time, ends a server that a
 * killed start left behind, listens on loopback only with a random password kept beside the data.
 * @throws StartupFault with one sentence when the folder cannot be used
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  signal?: AbortSignal,
  sharedBuffers = '128MB',
): Promise<RunningPostgres> {
  const home = await findPostgresHome(dataDir);
  const password = keptSecret(dataDir, 'postgres-password');
  if (!existsSync(path.join(home.data, 'PG_VERSION'))) await makeCluster(home, password);
  checkVersion(home);
  await endLeftOver(home);
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const port = await freePort();
    const url = `postgresql://academie:${password}@127.0.0.1:${port}/academie`;
    const server = launch(home, port, sharedBuffers);
    try {
      await untilReady(server, home, url, signal);
      return { url, data: home.data, note: home.note, lost: server.ended, stop: () => stop(server) };
    } catch (error) {
      await stop(server);
      if (attempt > 50 || !PASSING.test(String(error))) throw error;
      await wait(200);
    }
  }
}

async function makeCluster(home: PostgresHome, password: string): Promise<void> {
  if (existsSync(home.data) && readdirSync(home.data).length > 0) {
    throw new StartupFault(
      `The folder ${home.data} is not a database of PostgreSQL, or it was damaged (PG_VERSION is missing). Nothing was changed. ` +
        'Put back a backup, or move the folder away to begin with an empty academy.',
    );
  }
  const folder = path.dirname(home.data);
  // made beside and then renamed, so that a cluster is whole or not there; what a killed start was making goes first
  for (const entry of readdirSync(folder)) {
    if (/^(postgres\.making|initial-password)/.test(entry))
      rmSync(path.join(folder, entry), { recursive: true, force: true, maxRetries: 10 });
  }
  const making = `${home.data}.making-${process.pid}`;
  const passwordFile = path.join(folder, `initial-password-${process.pid}`);
  mkdirSync(making, { mode: 0o700 });
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
    throw new StartupFault(`PostgreSQL could not make its data folder ${home.data}: ${reasonIn(output.text)}`);
  }
  if (existsSync(home.data)) rmSync(home.data, { recursive: true });
  renameSync(making, home.data);
}

function checkVersion(home: PostgresHome): void {
  const version = readFileSync(path.join(home.data, 'PG_VERSION'), 'utf8').trim();
  if (version === VERSION) return;
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(version)) {
    throw new StartupFault(
      `The database in ${home.data} was damaged (PG_VERSION cannot be read). Nothing was changed. ` +
        'Put back a backup, or move the folder away to begin with an empty academy.',
    );
  }
  throw new StartupFault(
    `The data in ${home.data} belongs to PostgreSQL ${version}; this academy brings PostgreSQL ${VERSION}. Nothing was changed. ` +
      'Move the data over with pg_dump, or use another DATA_DIR.',
  );
}

/** A start that was killed leaves its server running, or only its lock file: both end here. */
async function endLeftOver(home: PostgresHome): Promise<void> {
  const file = path.join(home.data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  // of a server that is gone PostgreSQL itself sees whether all of it is gone: the file is what it looks at
  if (bornAt(pid) === undefined) return;
  if (!isPostgresOf(pid, home.data)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 200 && bornAt(pid) !== undefined; i += 1) await wait(50);
  if (bornAt(pid) !== undefined) {
    throw new StartupFault(
      `An earlier PostgreSQL (process ${pid}) still uses ${home.data} and does not stop. End it and start again.`,
    );
  }
}

/** Whether the number belongs to the server on this data, and not to a later process that happened to get it. */
function isPostgresOf(pid: number, data: string): boolean {
  return commandOf(pid)?.includes(data) ?? process.platform === 'win32';
}

type Server = { child: ChildProcess; ended: Promise<void>; log: () => string };

function launch(home: PostgresHome, port: number, sharedBuffers: string): Server {
  const logFile = path.join(path.dirname(home.data), 'postgres.log');
  const log = openSync(logFile, 'a');
  const { size } = fstatSync(log);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '120',
    shared_buffers: sharedBuffers,
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
  // however this process comes to its end, short of being killed, the server is told to end too
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  let failure = '';
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      failure = `FATAL: ${error.message}`;
      resolve();
    });
  }).then(() => {
    process.off('exit', endWithUs);
  });
  return { child, ended, log: () => failure || readFileSync(logFile).subarray(size).toString('utf8') };
}

function hasEnded({ child }: Server): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function untilReady(server: Server, home: PostgresHome, url: string, signal?: AbortSignal): Promise<void> {
  const maintenance = url.replace(/\/academie$/, '/postgres');
  for (const begun = Date.now(); Date.now() - begun < LONGEST_RECOVERY_MS; await wait(25)) {
    signal?.throwIfAborted();
    if (hasEnded(server)) {
      throw new StartupFault(
        `PostgreSQL could not start on ${home.data}: ${reasonIn(server.log())} Nothing was changed; the whole log is beside that folder.`,
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
      if (code !== '28P01') continue;
      // unless it is another program that answers here, because ours did not get the port
      await wait(300);
      if (!hasEnded(server))
        throw new StartupFault(
          `The password beside ${home.data} does not open that database. Put both back from the same backup.`,
        );
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new StartupFault(
    `PostgreSQL did not become ready on ${home.data} within ${LONGEST_RECOVERY_MS / 60_000} minutes.`,
  );
}

/** Lets PostgreSQL write everything down and end; one that cannot is cut off, which its journal makes good. */
async function stop(server: Server): Promise<void> {
  if (hasEnded(server)) return;
  server.child.ref();
  server.child.kill('SIGINT');
  const cut = setTimeout(() => server.child.kill('SIGQUIT'), 15_000);
  await server.ended;
  clearTimeout(cut);
}

function run(program: string, args: string[], home: PostgresHome): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...home.runAs,
      cwd: path.dirname(home.data),
      detached: true,
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('error', (error) => resolve({ code: null, text: error.message }));
    child.on('close', (code) => resolve({ code, text }));
  });
}

/** What PostgreSQL said last about what is wrong, as a sentence. */
function reasonIn(text: string): string {
  const lines = text.trim().split('\n');
  const said = (
    lines.findLast((line) => /FATAL|PANIC/.test(line)) ??
    lines.findLast((line) => /ERROR|error/.test(line)) ??
    lines.at(-1) ??
    ''
  )
    .replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')
    .trim();
  return said.endsWith('.') ? said : `${said || 'it did not say why'}.`;
}
