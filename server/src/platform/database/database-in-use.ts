import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { StartupFault } from '../startup-fault.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { InstanceLock } from './instance-lock.ts';
import { keptSecret } from './kept-secret.ts';
import { findPostgresHome } from './postgres-home.ts';

type InUse = { url: string; close: () => unknown };

/** The database a command works on: one's own, or the embedded one, which is started when no academy runs on it. */
export async function databaseInUse({ databaseUrl }: Config, dataDir: string): Promise<InUse> {
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
