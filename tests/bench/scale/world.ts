import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { Seals } from '../../../server/src/platform/seals/seals.ts';
import { makeSigningKey } from '../../../server/src/platform/signing-key.ts';
import { freePort, type RunningAcademy, startAcademy } from '../../harness/running-academy.ts';
import { layOut, matterOf } from './matter.ts';
import { personId, SHAPES, type Shape, type Size } from './shape.ts';
import { FUNCTIONS, type Making, STEPS } from './steps.ts';

/** How far back a world begins. */
const PAST_MS = 730 * 86_400_000;

type Secrets = { auth: string; writing: string; badge: string };

/** An academy full of people, whole, with what its servers must be told. */
export type World = { size: Size; shape: Shape; databaseUrl: string; secrets: Secrets };

type Tell = (line: string) => void;

/**
 * Makes a world in a database of its own beside the one of the address, or goes on where making it was broken off.
 * @throws Error where a database of that name is not one that this made
 */
export async function makeWorld(serverUrl: string, size: Size, tell: Tell): Promise<World> {
  const databaseUrl = await ownDatabase(serverUrl, size);
  const client = await connected(databaseUrl);
  try {
    const { secrets, begun } = await begin(client, size);
    const world = { size, shape: SHAPES[size], databaseUrl, secrets };
    await publish(client, world);
    await client.query('set synchronous_commit = off');
    const matter = await matterOf(client);
    const making = { client, shape: world.shape, matter, seals: new Seals([secrets.writing]), begun };
    for (const step of STEPS) await go(making, step, tell);
    await finish(client, tell);
    return world;
  } finally {
    await client.end();
  }
}

/** A world that was made before. @throws Error where it is not there, or not whole */
export async function openWorld(serverUrl: string, size: Size): Promise<World> {
  const databaseUrl = addressOf(serverUrl, size);
  const client = await connected(databaseUrl).catch(() => undefined);
  const missing = `the world ${size} is not made yet: npm run bench:data -- --size ${size}`;
  if (!client) throw new Error(missing);
  try {
    const { rows } = await client.query('select secrets, whole from bench.world').catch(() => ({ rows: [] }));
    const [row] = rows as { secrets: Secrets; whole: boolean }[];
    if (!row?.whole) throw new Error(missing);
    return { size, shape: SHAPES[size], databaseUrl, secrets: row.secrets };
  } finally {
    await client.end();
  }
}

/** The real server on a world, as it runs in production; services that nobody asks anything of. */
export async function startOn(
  { databaseUrl, secrets }: World,
  more: Record<string, string> = {},
): Promise<RunningAcademy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'academie-schaal-'));
  const port = await freePort();
  const server = await startAcademy({
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'error',
    AUTH_SECRET: secrets.auth,
    WRITING_KEYS: secrets.writing,
    BADGE_KEY: secrets.badge,
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Proef <proef@academie.test>',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: 'whsec_bench',
    ...(process.env.BENCH_NODE_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS } : {}),
    ...more,
  });
  return {
    ...server,
    stop: async (signal) => {
      const code = await server.stop(signal);
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** Signs people in, by their numbers; gives the Cookie header of each. */
export async function signIn(client: pg.Client, { secrets }: World, people: readonly number[]): Promise<string[]> {
  const tokens = people.map(() => randomBytes(16).toString('hex'));
  await client.query(
    `insert into identity.session (person_id, token, expires_at, user_agent)
     select *, now() + interval '1 day', 'Proef' from unnest($1::uuid[], $2::text[])`,
    [people.map(personId), tokens],
  );
  return tokens.map((token) => {
    const signature = createHmac('sha256', secrets.auth).update(token).digest('base64');
    return `academie.session=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** A folder that PostgreSQL can work in, also where it is root who makes it. */
export function openFolder(folder: string): string {
  const whole = path.resolve(folder);
  mkdirSync(whole, { recursive: true });
  chmodSync(whole, 0o755);
  return whole;
}

function addressOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name === 'postgres' ? name : `schaal_${name}`}`;
  return url.toString();
}

async function ownDatabase(serverUrl: string, size: Size): Promise<string> {
  const maintenance = await connected(addressOf(serverUrl, 'postgres'));
  const { rowCount } = await maintenance.query('select from pg_database where datname = $1', [`schaal_${size}`]);
  if (rowCount === 0) await maintenance.query(`create database schaal_${size}`);
  await maintenance.end();
  return addressOf(serverUrl, size);
}

async function begin(client: pg.Client, size: Size): Promise<{ secrets: Secrets; begun: Date }> {
  const { rows: known } = await client.query<{ ours: boolean; academy: boolean }>(
    "select to_regclass('bench.world') is not null as ours, to_regclass('identity.person') is not null as academy",
  );
  if (known[0]?.academy && !known[0].ours)
    throw new Error(`the database schaal_${size} holds an academy that this command did not make; nothing was changed`);
  if (!known[0]?.ours) {
    const secrets = {
      auth: randomBytes(32).toString('hex'),
      writing: randomBytes(32).toString('hex'),
      badge: makeSigningKey(),
    };
    await client.query('begin');
    await client.query(`create schema bench;
      create table bench.world (secrets jsonb not null, begun timestamptz not null, whole boolean not null default false);
      create table bench.step (name text primary key, chunks integer not null);`);
    await client.query('insert into bench.world (secrets, begun) values ($1, $2)', [
      secrets,
      new Date(Date.now() - PAST_MS),
    ]);
    await client.query('commit');
  }
  const { rows } = await client.query<{ secrets: Secrets; begun: Date }>('select secrets, begun from bench.world');
  return rows[0] as { secrets: Secrets; begun: Date };
}

/** The academy itself makes its tables and publishes the curriculum, as at each start; also of code that is newer than a part. */
async function publish(client: pg.Client, world: World): Promise<void> {
  if (await isWhole(client)) return;
  await (await startOn(world)).stop();
  const { rows } = await client.query<{ laid: boolean }>("select to_regclass('bench.sentence') is not null as laid");
  if (rows[0]?.laid) return;
  await client.query('begin');
  await layOut(client);
  await client.query(FUNCTIONS);
  await client.query('commit');
}

async function go(making: Making, { name, chunks, make, triggers }: (typeof STEPS)[number], tell: Tell): Promise<void> {
  const { client, shape } = making;
  const all = chunks(shape);
  const { rows } = await client.query<{ chunks: number }>('select chunks from bench.step where name = $1', [name]);
  const from = rows[0]?.chunks ?? 0;
  const begun = performance.now();
  // nobody else writes here, and what is made is made right: the database need not look each row up
  await client.query(`set session_replication_role = '${triggers ? 'origin' : 'replica'}'`).catch(() => undefined);
  for (let chunk = from; chunk < all; chunk += 1) {
    await client.query('begin');
    await make(making, chunk);
    await client.query(
      'insert into bench.step values ($1, $2) on conflict (name) do update set chunks = excluded.chunks',
      [name, chunk + 1],
    );
    await client.query('commit');
    tell(`${name}: ${Math.round(((chunk + 1) / all) * 100)} %${chunk + 1 < all ? '' : `, ${seconds(begun)}`}`);
  }
}

async function finish(client: pg.Client, tell: Tell): Promise<void> {
  if (await isWhole(client)) return;
  const begun = performance.now();
  await client.query('vacuum (analyze)');
  await client.query('update bench.world set whole = true');
  tell(`tidied, ${seconds(begun)}`);
}

async function isWhole(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ whole: boolean }>('select whole from bench.world');
  return rows[0]?.whole ?? false;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
