import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { FileStore } from '../platform/files/file-store.ts';
import { newFileName, Scratch } from '../platform/files/scratch.ts';
import { Bytes } from './bytes.ts';
import { Images } from './images.ts';
import type { KeptFile } from './items.ts';
import { MediaRefused } from './media-refused.ts';
import { cleanMp4 } from './mp4.ts';
import { HEAD_BYTES, type MediaKind, type Recognised, recognise } from './recognise.ts';
import { checkOgg, cleanMp3 } from './sound.ts';
import { cleanWebm } from './webm.ts';

/** Bytes of a file that somebody sends, at most, by its kind. */
export const LARGEST: Readonly<Record<MediaKind, number>> = {
  image: 25_000_000,
  audio: 100_000_000,
  document: 25_000_000,
  film: 500_000_000,
};
export const LARGEST_OF_ALL = Math.max(...Object.values(LARGEST));

/** What came in, checked and cleaned, in the store. */
export type TakenIn = Readonly<{ kind: MediaKind; master: KeptFile; seconds: number | null }>;

/** Looks at a file that somebody sent: what it is, whether it is whole; and keeps what is left when its metadata are gone. */
@Injectable()
export class Intake {
  constructor(
    private readonly store: FileStore,
    private readonly scratch: Scratch,
    private readonly images: Images,
  ) {}

  /** @param only the kinds that are wanted @throws Refusal with MediaRefused, and nothing is stored */
  async take(file: string, only: readonly MediaKind[]): Promise<TakenIn> {
    const { size } = await stat(file);
    if (size === 0) throw new MediaRefused('media.refused.empty');
    const found = await Bytes.of(file, async (bytes) => recognise(await bytes.upTo(0, HEAD_BYTES)));
    if (typeof found === 'string') throw new MediaRefused(found);
    if (!only.includes(found.kind))
      throw new MediaRefused(only.length === 1 ? 'media.refused.no-picture' : 'media.refused.kind');
    const most = LARGEST[found.kind];
    if (size > most) throw new MediaRefused('media.refused.large', { most: most / 1_000_000 });
    return found.kind === 'image' ? this.picture(file) : this.other(file, found);
  }

  private picture(file: string): Promise<TakenIn> {
    return this.scratch.with(async (clean) => {
      const { type, extension, width, height } = await this.images.master(file, clean);
      const master = await this.keep(clean, { role: 'master', type, extension, width, height });
      return { kind: 'image', master, seconds: null };
    });
  }

  private async other(file: string, found: Recognised): Promise<TakenIn> {
    const { film, width, height, seconds } = await inspect(file, found);
    const kind = found.kind === 'film' && !film ? 'audio' : found.kind;
    const type = kind === 'audio' ? found.type.replace('video/', 'audio/') : found.type;
    const extension = type === 'audio/mp4' ? 'm4a' : found.extension;
    const master = await this.keep(file, { role: 'master', type, extension, width, height });
    return { kind, master, seconds: seconds === null ? null : Math.round(seconds * 10) / 10 };
  }

  /** Puts a file of this machine into the store under a name of its own. */
  async keep(
    file: string,
    about: Pick<KeptFile, 'role' | 'type' | 'width' | 'height'> & { extension: string },
  ): Promise<KeptFile> {
    const { extension, ...rest } = about;
    const name = newFileName(extension);
    const { size: bytes } = await stat(file);
    const hash = await hashOfFile(file);
    await this.store.put(name, file);
    return { ...rest, name, bytes, hash };
  }
}

async function inspect(file: string, { kind, extension }: Recognised) {
  if (extension === 'mp3') return cleanMp3(file);
  if (extension === 'ogg') return checkOgg(file);
  return Bytes.of(file, async (bytes) => {
    if (extension === 'webm') return cleanWebm(bytes);
    if (kind !== 'document') return cleanMp4(bytes);
    const tail = await bytes.upTo(Math.max(0, bytes.length - 2048), 2048);
    if (!tail.includes('%%EOF')) throw new MediaRefused('media.refused.broken');
    return { film: false, width: null, height: null, seconds: null };
  });
}

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('base64url');
}
