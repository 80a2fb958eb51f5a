import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore, type Stretch } from '../platform/files/file-store.ts';
import type { ServedFile } from './served.ts';

/** Sends a file to somebody who may have it: whole or a stretch, not at all when they have it already. */
@Injectable()
export class SendFile {
  constructor(private readonly store: FileStore) {}

  async run(request: FastifyRequest, reply: FastifyReply, file: ServedFile, shared: boolean): Promise<void> {
    const tag = `"${file.hash}"`;
    reply.headers({
      'content-type': file.type,
      'cache-control': shared ? 'public, max-age=31536000, immutable' : 'private, no-cache',
      'content-disposition': dispositionOf(file),
      'x-robots-tag': 'noindex',
      // whatever a file may hold, nothing in it runs or reaches out when it is opened by itself
      'content-security-policy': "default-src 'none'; sandbox",
      'accept-ranges': 'bytes',
      etag: tag,
    });
    if (request.headers['if-none-match'] === tag) return void (await reply.status(304).send());
    const stretch = stretchOf(request.headers.range, request.headers['if-range'], file.bytes, tag);
    if (stretch === 'beyond') {
      await reply.status(416).header('content-range', `bytes */${file.bytes}`).send();
      return;
    }
    if (stretch) reply.status(206).header('content-range', `bytes ${stretch.from}-${stretch.to}/${file.bytes}`);
    // as it is: packing would change its length, and most of it is packed
    reply.header('content-encoding', 'identity');
    reply.header('content-length', stretch ? stretch.to - stretch.from + 1 : file.bytes);
    await reply.send(request.method === 'HEAD' ? Readable.from([]) : await this.body(file, stretch));
  }

  private async body({ name, text }: ServedFile, stretch: Stretch | undefined): Promise<Readable> {
    if (text === null) return this.store.open(name, stretch);
    const bytes = Buffer.from(text);
    return Readable.from([stretch ? bytes.subarray(stretch.from, stretch.to + 1) : bytes]);
  }
}

/** Papers are saved, all else is shown; a name of plain letters, whatever the title holds. */
function dispositionOf({ kind, title, name }: ServedFile): string {
  const plain = title
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const extension = name.slice(name.lastIndexOf('.'));
  return `${kind === 'document' ? 'attachment' : 'inline'}; filename="${plain || 'bestand'}${extension}"`;
}

/** One stretch of bytes (RFC 9110, 14): undefined for the whole, also where several are asked for or the file changed. */
export function stretchOf(
  range: string | undefined,
  ifRange: string | string[] | undefined,
  bytes: number,
  tag: string,
): Stretch | 'beyond' | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== tag)) return undefined;
  const [whole, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  if (whole === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < from) return undefined;
  return from >= bytes || (first === '' && Number(last) === 0) ? 'beyond' : { from, to };
}
