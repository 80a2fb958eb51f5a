import type { DataSource } from 'typeorm';
import { StartupFault } from '../startup-fault.ts';
import { createDataSource } from './data-source.ts';
import { codeOf } from './database.ts';

/** PostgreSQL 18 is the first that makes the keys we use (`uuidv7`). */
const OLDEST = 18;

/**
 * Opens the pool on a database that answers and is new enough.
 * @throws StartupFault with a sentence that never holds the password
 */
export async function openDatabase(url: string, pool: number): Promise<DataSource> {
  const dataSource = createDataSource(url, pool);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new StartupFault(whyClosed(url, error), { cause: error });
  }
  const [{ version }] = (await dataSource.query(
    "select current_setting('server_version_num')::int / 10000 as version",
  )) as [{ version: number }];
  if (version >= OLDEST) return dataSource;
  await dataSource.destroy();
  throw new StartupFault(tooOld(url, version));
}

/** The sentence about a server of an older major version. */
export function tooOld(url: string, version: number): string {
  return `The database at ${new URL(url).host} is PostgreSQL ${version}; the academy needs ${OLDEST} or newer. Nothing was changed. Upgrade that server, or point DATABASE_URL at another.`;
}

/** Why a database cannot be opened, by the code of PostgreSQL or of the network. */
export function whyClosed(url: string, error: unknown): string {
  const { host, username, pathname } = new URL(url);
  const user = decodeURIComponent(username);
  const database = decodeURIComponent(pathname.slice(1)) || user;
  const code = codeOf(error);
  switch (code) {
    case '28P01':
    case '28000':
      return `The database at ${host} does not let ${user || 'this user'} in: name or password is wrong, or that user may not connect from here. Check DATABASE_URL.`;
    case '3D000':
      return `The server at ${host} has no database ${database}. Make it (createdb ${database}), or check DATABASE_URL.`;
    case '42501':
      return `The user ${user} may not use the database ${database} at ${host}. Give it that right, or check DATABASE_URL.`;
    case '53300':
      return `The database at ${host} has no connection left. Let it have more (max_connections), or lower DATABASE_POOL.`;
    case '57P03':
      return `The database at ${host} is starting up or stopping. Try again in a moment.`;
    default:
      return `The database at ${host} does not answer (${code ?? reasonOf(error)}). See that it runs and can be reached from here, or check DATABASE_URL.`;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
