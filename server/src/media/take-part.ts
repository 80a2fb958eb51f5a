import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { FileStore } from '../platform/files/file-store.ts';
import { newFileName, Scratch } from '../platform/files/scratch.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { Uploads } from './uploads.ts';

/** Bytes of one part, at most. */
const LARGEST_PART = 16_000_000;

/** How much of a file there is now, and whether what came fitted to it. */
export type Taken = { offset: number; right: boolean };

/**
 * Takes a part of a file. What came before a connection was cut is kept, so that the rest can follow; a part that does not
 * begin where the file ends is left aside and told where it ends.
 */
@Injectable()
export class TakePart {
  constructor(
    private readonly database: Database,
    private readonly uploads: Uploads,
    private readonly store: FileStore,
    private readonly scratch: Scratch,
    private readonly clock: Clock,
  ) {}

  async run(
    { id: personId }: CallerPerson,
    { id, at, body }: { id: string; at: number; body: Readable | undefined },
  ): Promise<Taken | undefined> {
    const upload = await this.uploads.of(personId, id);
    if (!upload) {
      body?.resume?.();
      return undefined;
    }
    if (typeof body?.pipe !== 'function' || at !== upload.offset) {
      body?.resume?.();
      return { offset: upload.offset, right: false };
    }
    const most = Math.min(LARGEST_PART, upload.bytes - upload.offset);
    return this.scratch.with(async (file) => {
      const whole = await arrive(body, file, most);
      const { size } = await stat(file).catch(() => ({ size: 0 }));
      if (!whole.fits || size === 0) return { offset: upload.offset, right: whole.fits && most === 0 };
      return this.keep(personId, id, { at, bytes: size, from: file });
    });
  }

  /** The row and the file: first the file, so that a row always has one. */
  private async keep(
    personId: string,
    id: string,
    { at, bytes, from }: { at: number; bytes: number; from: string },
  ): Promise<Taken | undefined> {
    const file = newFileName('part');
    await this.store.put(file, from);
    const taken = await this.database.transaction(async () => {
      const upload = await this.uploads.lock(personId, id);
      if (!upload) return undefined;
      if (upload.offset !== at) return { offset: upload.offset, right: false };
      await this.uploads.addPart(id, { at, bytes, file }, this.clock.now());
      return { offset: at + bytes, right: true };
    });
    if (!taken?.right) await this.store.remove(file);
    return taken;
  }

  /** A whole file that stands on this machine already, as one part. */
  async whole(personId: string, id: string, from: string): Promise<void> {
    const { size } = await stat(from);
    await this.keep(personId, id, { at: 0, bytes: size, from });
    await rm(from, { force: true });
  }
}

/** Lets a body arrive in a file, as far as it comes; more than fits is told and of no use. */
async function arrive(body: Readable, file: string, most: number): Promise<{ fits: boolean }> {
  let size = 0;
  let fits = true;
  try {
    await pipeline(
      body,
      async function* limited(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > most) {
            fits = false;
            return;
          }
          yield chunk;
        }
      },
      createWriteStream(file),
    );
  } catch {
    // a connection that was cut: what came is whole as far as it goes
  }
  return { fits };
}
