import { type FileHandle, open } from 'node:fs/promises';
import { MediaRefused } from './media-refused.ts';

/** A file of this machine, read a little at a time. */
export class Bytes {
  private constructor(
    private readonly handle: FileHandle,
    readonly length: number,
  ) {}

  static async of<T>(file: string, work: (bytes: Bytes) => Promise<T>): Promise<T> {
    const handle = await open(file, 'r+');
    try {
      return await work(new Bytes(handle, (await handle.stat()).size));
    } finally {
      await handle.close();
    }
  }

  /** Exactly so many bytes. @throws Refusal with MediaRefused where the file ends before */
  async read(at: number, count: number): Promise<Buffer> {
    if (at < 0 || count < 0 || at + count > this.length) throw new MediaRefused('media.refused.broken');
    const { buffer } = await this.handle.read(Buffer.alloc(count), 0, count, at);
    return buffer;
  }

  /** As many as there are, up to a count. */
  upTo(at: number, count: number): Promise<Buffer> {
    return this.read(at, Math.max(0, Math.min(count, this.length - at)));
  }

  async write(at: number, bytes: Buffer): Promise<void> {
    await this.handle.write(bytes, 0, bytes.length, at);
  }

  /** Makes a stretch empty, whatever stood in it. */
  async wipe(at: number, end: number): Promise<void> {
    const nothing = Buffer.alloc(Math.min(65_536, Math.max(1, end - at)));
    for (let place = at; place < end; place += nothing.length)
      await this.write(place, nothing.subarray(0, Math.min(nothing.length, end - place)));
  }
}
