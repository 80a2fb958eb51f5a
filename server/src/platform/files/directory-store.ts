import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { StartupFault } from '../startup-fault.ts';
import { FILE_NAME, FileGone, FileStore, type Stretch } from './file-store.ts';

/** Files in a folder, in as many folders as there are first two characters. Several processes may share it. */
export class DirectoryStore extends FileStore {
  private readonly root: string;

  constructor(root: string) {
    super();
    this.root = root;
  }

  async put(name: string, from: string): Promise<void> {
    const to = this.pathOf(name);
    await mkdir(path.dirname(to), { recursive: true });
    await onDisk(from);
    try {
      await rename(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      // on another disk: a copy beside its place first, so that nobody meets half of it
      const beside = `${to}.${randomUUID()}`;
      await copyFile(from, beside);
      await onDisk(beside);
      await rename(beside, to);
    }
  }

  async open(name: string, stretch?: Stretch): Promise<Readable> {
    const file = this.pathOf(name);
    await access(file).catch(() => {
      throw new FileGone(name);
    });
    return createReadStream(file, stretch ? { start: stretch.from, end: stretch.to } : {});
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  async *all(): AsyncIterable<{ name: string; storedAt: Date }> {
    for (const folder of await readdir(this.root).catch(() => [])) {
      for (const name of await readdir(path.join(this.root, folder)).catch(() => [])) {
        const seen = await stat(path.join(this.root, folder, name)).catch(() => undefined);
        if (seen && FILE_NAME.test(name)) yield { name, storedAt: seen.mtime };
      }
    }
  }

  async check(): Promise<void> {
    try {
      await mkdir(this.root, { recursive: true });
      await access(this.root, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new StartupFault(
        `The folder for media ${this.root} cannot be written by this user (${(error as NodeJS.ErrnoException).code}). Give this user that folder, or set MEDIA_DIR to another one. Nothing was changed.`,
        { cause: error },
      );
    }
  }

  private pathOf(name: string): string {
    if (!FILE_NAME.test(name)) throw new Error('a file is asked for by a name that none can have');
    return path.join(this.root, name.slice(0, 2), name);
  }
}

/** Waits until what was written would survive a loss of power. */
async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
