import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A secret of this data folder, made at the first start: by one process, if several start at once. */
export function keptSecret(dataDir: string, name: string, prefix = ''): string {
  return keptText(dataDir, name, () => prefix + randomBytes(32).toString('hex'));
}

/** What is secret and made once for this data folder, such as a private key; readable by its owner alone. */
export function keptText(dataDir: string, name: string, make: () => string): string {
  const file = path.join(dataDir, name);
  const kept = read(file);
  if (kept) return kept;
  // written on a disk that was full
  if (kept === '') rmSync(file, { force: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, make(), { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    // another start was first: its secret is as good as ours
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}

/** Whether this data folder has that secret. */
export function hasKept(dataDir: string, name: string): boolean {
  return Boolean(read(path.join(dataDir, name)));
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
