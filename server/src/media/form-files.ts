import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { translate } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { Scratch } from '../platform/files/scratch.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import type { FormFile, FormFileTaken } from '../platform/http/form-files.ts';
import { BeginUpload, type Purpose } from './begin-upload.ts';
import { LARGEST, LARGEST_OF_ALL } from './intake.ts';
import { MediaRefused } from './media-refused.ts';
import { mayKeep } from './policy.ts';
import { TakePart } from './take-part.ts';

/** Takes a file out of a form that was sent without a script: in one piece, as an upload that is whole. */
@Injectable()
export class FormFiles {
  constructor(
    private readonly scratch: Scratch,
    private readonly beginning: BeginUpload,
    private readonly taking: TakePart,
  ) {}

  async take({ request, name, stream }: FormFile): Promise<FormFileTaken> {
    const { caller } = request;
    const purpose: Purpose = request.url.startsWith('/studio/') ? 'library' : 'post';
    if (!caller.person || name === '' || (purpose === 'library' && !mayKeep(caller))) {
      stream.resume();
      return undefined;
    }
    const file = await this.scratch.file();
    try {
      const most = purpose === 'post' ? LARGEST.image : LARGEST_OF_ALL;
      const { bytes, hash } = await receive(stream, file, most);
      // the same file in the same form, sent twice, is one upload
      const begun = await this.beginning.run(
        caller.person.id,
        { name, bytes, requestKey: `${purpose} ${hash}` },
        purpose,
      );
      if (begun.offset === 0) await this.taking.whole(caller.person.id, begun.id, file);
      return { kept: begun.id };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { key, values } = error instanceof MediaRefused ? error : error.result;
      return { refused: translate(caller.locale, key, values) };
    } finally {
      await rm(file, { force: true });
    }
  }
}

/** To the end, whatever comes: a browser shows an answer only when all of its form was taken. */
async function receive(
  stream: FormFile['stream'],
  file: string,
  most: number,
): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    stream,
    async function* counted(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > most) continue;
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(file),
  );
  if (bytes > most) throw new MediaRefused('media.refused.large', { most: most / 1_000_000 });
  if (bytes === 0) throw new MediaRefused('media.refused.empty');
  return { bytes, hash: hash.digest('base64url') };
}
