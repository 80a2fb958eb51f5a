import { createHash } from 'node:crypto';
import { readChapters } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { FileStore } from '../platform/files/file-store.ts';
import { newFileName } from '../platform/files/scratch.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { CAPTION_LANGUAGES, type CaptionKind, Items, type WholeItem } from './items.ts';
import type { CaptionMediaInput } from './media.types.ts';
import { MediaRefused } from './media-refused.ts';
import { mayKeep } from './policy.ts';
import { RemoveFiles } from './remove-files.ts';
import { Uploads } from './uploads.ts';
import { faultInCaptions, LARGEST_CAPTIONS } from './webvtt.ts';

/** Sets or takes away the captions or chapters of a film or recording, in one language. */
@Injectable()
export class CaptionMedia {
  constructor(
    private readonly database: Database,
    private readonly items: Items,
    private readonly uploads: Uploads,
    private readonly store: FileStore,
    private readonly removing: RemoveFiles,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal with NotFound or MediaRefused */
  async run(caller: Caller, { id: personId }: CallerPerson, input: CaptionMediaInput): Promise<WholeItem> {
    refuseUnless(mayKeep(caller), () => new NotFound());
    const item = await this.items.inLibrary(input.id);
    refuseUnless(item?.kind === 'film' || item?.kind === 'audio', () => new NotFound());
    const { kind, language } = input;
    refuseUnless(
      CAPTION_LANGUAGES.some((one) => one === language),
      () => languageProblem(),
    );
    if (input.upload) {
      const text = await this.read(personId, input.upload, kind);
      const hash = createHash('sha256').update(text).digest('base64url');
      await this.database.transaction(async () => {
        await this.items.lock(item.id);
        await this.items.caption(item.id, { name: newFileName('vtt'), kind, language, text, hash });
        await this.items.touch(item.id, this.clock.now());
        await this.removing.promise(await this.uploads.drop(input.upload ?? ''));
      });
    } else {
      await this.database.transaction(async () => {
        await this.items.lock(item.id);
        await this.items.dropCaption(item.id, { kind, language });
        await this.items.touch(item.id, this.clock.now());
      });
    }
    return (await this.items.inLibrary(item.id)) ?? refuse(new NotFound());
  }

  private async read(personId: string, uploadId: string, kind: CaptionKind): Promise<string> {
    const upload = (await this.uploads.of(personId, uploadId)) ?? refuse(new NotFound());
    if (upload.offset !== upload.bytes) throw new MediaRefused('media.refused.unfinished');
    try {
      if (upload.bytes > LARGEST_CAPTIONS) throw new MediaRefused('media.vtt.large', { most: LARGEST_CAPTIONS / 1000 });
      const chunks: Buffer[] = [];
      for (const part of await this.uploads.parts(uploadId))
        for await (const chunk of await this.store.open(part.file)) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      const fault = faultInCaptions(bytes);
      if (fault) throw new MediaRefused(fault.key, fault.values);
      const text = new TextDecoder().decode(bytes);
      if (kind === 'chapters' && readChapters(text).problems.length > 0) throw new MediaRefused('media.vtt.chapters');
      return text;
    } catch (error) {
      if (error instanceof MediaRefused) await this.removing.now(await this.uploads.drop(uploadId));
      throw error;
    }
  }
}

function languageProblem(): InvalidInput {
  return new InvalidInput([new FieldProblem('language', 'media.field.language')]);
}
