import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { FileStore } from '../platform/files/file-store.ts';
import { Scratch } from '../platform/files/scratch.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Intake, type TakenIn } from './intake.ts';
import { MediaRefused } from './media-refused.ts';
import type { MediaKind } from './recognise.ts';
import { RemoveFiles } from './remove-files.ts';
import { type Upload, Uploads } from './uploads.ts';

/** Turns a file that came in parts into what is kept: once, whoever asks how often. */
@Injectable()
export class FinishUpload {
  constructor(
    private readonly database: Database,
    private readonly uploads: Uploads,
    private readonly intake: Intake,
    private readonly store: FileStore,
    private readonly scratch: Scratch,
    private readonly removing: RemoveFiles,
  ) {}

  /**
   * Looks at the whole file and hands what is left of it to `keep`, inside the transaction in which the upload ends. What
   * cannot be kept is gone at once.
   * @throws Refusal with MediaRefused, or NotFound where there is no such upload (any more)
   */
  async run<T>(
    personId: string,
    uploadId: string,
    only: readonly MediaKind[],
    keep: (taken: TakenIn, upload: Upload) => Promise<T>,
  ): Promise<T> {
    const upload = await this.uploads.of(personId, uploadId);
    refuseUnless(upload, () => new NotFound());
    if (upload.offset !== upload.bytes) throw new MediaRefused('media.refused.unfinished');
    const taken = await this.takeIn(upload, only);
    try {
      return await this.database.transaction(async () => {
        const held = await this.uploads.lock(personId, uploadId);
        refuseUnless(held, () => new NotFound());
        const kept = await keep(taken, upload);
        await this.removing.promise(await this.uploads.drop(uploadId));
        return kept;
      });
    } catch (error) {
      await this.store.remove(taken.master.name);
      throw error;
    }
  }

  private async takeIn(upload: Upload, only: readonly MediaKind[]): Promise<TakenIn> {
    try {
      return await this.scratch.with(async (file) => {
        for (const part of await this.uploads.parts(upload.id))
          await pipeline(await this.store.open(part.file), createWriteStream(file, { flags: 'a' }));
        return this.intake.take(file, only);
      });
    } catch (error) {
      if (error instanceof MediaRefused) await this.removing.now(await this.uploads.drop(upload.id));
      throw error;
    }
  }
}
