import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { type Config, readConfig } from './platform/config/config.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { InstanceLock } from './platform/database/instance-lock.ts';
import { keptSecret } from './platform/database/kept-secret.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { findPostgresHome } from './platform/database/postgres-home.ts';
import { reseal } from './platform/seals/reseal.ts';
import { Seals } from './platform/seals/seals.ts';
import { findWritingKeys } from './platform/seals/writing-keys.ts';
import { StartupFault, tellWhy } from './platform/startup-fault.ts';
import { sealedTables } from './sealed-tables.ts';

const HELP = `npm run keys             makes a new key for WRITING_KEYS
npm run keys -- reseal   seals everything anew with the first key of WRITING_KEYS, while the academy runs
`;

/** `npm run keys`: keys for what people write in private. */
async function main([asked, ...more]: readonly string[]): Promise<string> {
  if (asked === undefined) return `${randomBytes(32).toString('hex')}\n`;
  if (asked !== 'reseal' || more.length > 0) return HELP;
  const config = readConfig(process.env);
  const dataDir = path.resolve(config.dataDir);
  const { url, close } = await databaseOf(config, dataDir);
  try {
    const dataSource = await openDatabase(url, 2);
    try {
      return await sealAnew(dataSource, config, dataDir);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await close();
  }
}

async function sealAnew(dataSource: DataSource, config: Config, dataDir: string): Promise<string> {
  const seals = new Seals(await findWritingKeys(dataSource, config.writingKeys, dataDir));
  const known: unknown[] = await dataSource.query('select 1 from platform.writing_key where id = $1', [seals.keyId]);
  if (known.length === 0) {
    throw new StartupFault(
      'The academy does not know the first key yet: start it with these WRITING_KEYS, and then seal anew. Nothing was changed.',
    );
  }
  const { sealed, closed, freed } = await reseal(dataSource, seals, sealedTables, (done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${done} sealed anew`);
  });
  const lines = [`${sealed} sealed anew with key ${seals.keyId.toString('hex')}.`];
  if (closed.length > 0) lines.push(`Could not be opened, and left as they are:`, ...closed.map((one) => `  ${one}`));
  if (freed.length > 0) lines.push(`Nothing needs these keys any more: ${freed.join(', ')}.`);
  return `${lines.join('\n')}\n`;
}

/** The database in use: one's own, or the embedded one, which is started when no academy runs on it. */
async function databaseOf({ databaseUrl }: Config, dataDir: string): Promise<{ url: string; close: () => unknown }> {
  if (databaseUrl) return { url: databaseUrl, close: () => undefined };
  if (!runsOn(dataDir)) {
    const { url, stop } = await startEmbeddedPostgres(dataDir);
    return { url, close: stop };
  }
  const { data } = await findPostgresHome(dataDir);
  const port = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = keptSecret(dataDir, 'postgres-password');
  return { url: `postgresql://academie:${password}@127.0.0.1:${port}/academie`, close: () => undefined };
}

function runsOn(dataDir: string): boolean {
  try {
    new InstanceLock(dataDir).refuseHeld();
    return false;
  } catch (error) {
    if (error instanceof StartupFault) return true;
    throw error;
  }
}

main(process.argv.slice(2)).then(
  (said) => process.stdout.write(said),
  (error: unknown) => {
    process.stderr.write(`\n${tellWhy(error)}\n\n`);
    process.exitCode = 1;
  },
);
