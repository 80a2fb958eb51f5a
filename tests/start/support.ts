import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { bornAt, commandOf } from '../../server/src/platform/database/instance-lock.ts';
import { findPostgresHome } from '../../server/src/platform/database/postgres-home.ts';
import { launch, type RunningAcademy, root, startAcademy } from '../harness/running-academy.ts';

type Launched = ReturnType<typeof launch>;

const DEMO_PASSWORD = 'samen-school-maken';

/** Folders, databases and processes of one test; `end` leaves none of them, however the test ended. */
export class Bench {
  private readonly undo: (() => Promise<unknown> | unknown)[] = [];

  /** A data folder of one's own, on a path with a space in it. */
  async folder(): Promise<string> {
    const folder = mkdtempSync(path.join(tmpdir(), 'academie start '));
    // as an ordinary folder is; a closed one leads a server that runs as root elsewhere
    chmodSync(folder, 0o755);
    const data = await postgresDataOf(folder);
    this.undo.push(() => {
      rmSync(folder, { recursive: true, force: true });
      rmSync(path.dirname(data), { recursive: true, force: true });
    });
    this.undo.push(async () => {
      const pid = postmasterOf(data);
      if (pid && commandOf(pid)?.includes(data)) await end(pid, 'SIGKILL');
    });
    return folder;
  }

  /** The address of a database of one's own: migrated, or without anything in it. */
  async database(content: 'migrated' | 'empty' = 'migrated'): Promise<string> {
    const server = process.env.TEST_POSTGRES_URL ?? '';
    const name = `start_${randomBytes(6).toString('hex')}`;
    const maintenance = server.replace(/academie$/, 'postgres');
    const template = content === 'migrated' ? 'template_academie' : 'template0';
    await ask(maintenance, `create database ${name} template ${template} strategy file_copy`);
    this.undo.push(() => ask(maintenance, `drop database if exists ${name} with (force)`));
    return server.replace(/academie$/, name);
  }

  /** Starts the built server, without waiting for it. */
  launch(environment: Record<string, string>): Launched {
    return this.keep(launch(environment));
  }

  /** Does what `npm start` does, build and all, without waiting for it. */
  npmStart(environment: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, ['server/start.mjs'], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    });
    this.undo.push(() => end(child.pid, 'SIGKILL'));
    return child;
  }

  /** Starts the built server and waits until it is ready. */
  async start(environment: Record<string, string>): Promise<RunningAcademy> {
    const academy = await startAcademy(environment);
    this.undo.push(() => end(academy.process.pid, 'SIGKILL'));
    return academy;
  }

  /** Runs the built server to its end, which must come by itself. */
  async run(environment: Record<string, string>): Promise<{ code: number | NodeJS.Signals | null; output: string }> {
    const { ended, output } = this.launch(environment);
    return { code: await ended, output: output() };
  }

  /** Ends or removes something together with everything else. */
  also(undo: () => Promise<unknown> | unknown): void {
    this.undo.push(undo);
  }

  async end(): Promise<void> {
    for (let step = this.undo.pop(); step; step = this.undo.pop()) await step();
  }

  private keep(launched: Launched): Launched {
    this.undo.push(() => end(launched.process.pid, 'SIGKILL'));
    return launched;
  }
}

/** Where PostgreSQL keeps the data of a data folder. */
export async function postgresDataOf(folder: string): Promise<string> {
  return (await findPostgresHome(folder)).data;
}

/** Makes what looks like a database to whoever does not look further; gives its folder. */
export async function falseDatabase(folder: string, files: Record<string, string>): Promise<string> {
  const { data, runAs } = await findPostgresHome(folder);
  mkdirSync(data, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(data, name), text);
  if (runAs) chownSync(data, runAs.uid, runAs.gid);
  return data;
}

/** The number of the server that works, or worked, on this data. */
export function postmasterOf(data: string): number | undefined {
  const file = path.join(data, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

export async function end(pid: number | undefined, signal: NodeJS.Signals): Promise<void> {
  if (pid === undefined || !isAlive(pid)) return;
  process.kill(pid, signal);
  for (let i = 0; i < 1000 && isAlive(pid); i += 1) await wait(20);
}

export function isAlive(pid: number): boolean {
  return bornAt(pid) !== undefined;
}

/** The processes that a process started, and those they started. */
export function descendantsOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.filter(([, its]) => its === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

/** Waits until something holds. @throws Error when it never does */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 1800; i += 1) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(`it never came true that ${what}`);
}

/** Rows of one statement on a database. */
export async function ask<Row = Record<string, unknown>>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** One GraphQL request; its data, and the cookies it set as the header of the next. */
export async function graphql<Data>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  cookie = '',
): Promise<{ data: Data; cookie: string }> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { data, cookie: set.join('; ') };
}

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';

/** Signs a demo account in; gives the Cookie header of its browser. */
export async function signIn(url: string, account = 'leerkracht'): Promise<string> {
  const input = { email: `${account}@demo.fluxus.test`, password: DEMO_PASSWORD };
  const { data, cookie } = await graphql<{ signIn: { __typename: string } }>(url, SIGN_IN, { input });
  if (data.signIn.__typename !== 'SignedIn') throw new Error(`${account} was not let in: ${data.signIn.__typename}`);
  return cookie;
}
