import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const A_DAY_MS = 86_400_000;

/** A name for a file that nobody can guess; see FILE_NAME. */
export function newFileName(extension: string): string {
  return `${randomBytes(16).toString('hex')}.${extension}`;
}

/** A folder of this machine for files in the making. What a killed process left there is swept after a day. */
export class Scratch {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Gives work a path of its own, and takes away afterwards whatever stands there. */
  async with<T>(work: (file: string) => Promise<T>): Promise<T> {
    const file = await this.file();
    try {
      return await work(file);
    } finally {
      await rm(file, { force: true });
    }
  }

  /** A path of one's own; whoever asks removes what they put there. */
  async file(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return path.join(this.folder, randomBytes(16).toString('hex'));
  }

  async sweep(now: Date): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const file = path.join(this.folder, name);
      const seen = await stat(file).catch(() => undefined);
      if (seen && now.getTime() - seen.mtimeMs > A_DAY_MS) await rm(file, { force: true });
    }
  }
}
