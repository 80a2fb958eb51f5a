import { Injectable } from '@nestjs/common';
import type { Sharp } from 'sharp';
import { MediaRefused } from './media-refused.ts';

/** Pixels of a picture, at most: what a camera or telephone makes, and no more than can be worked on in little memory. */
export const MOST_PIXELS = 50_000_000;
/** Formats that cannot be read a strip at a time: all their pixels stand in memory. */
const MOST_PIXELS_AT_ONCE = 25_000_000;
/** The longest side of what is kept. */
const MASTER_SIDE = 2560;
const WIDTHS = [360, 540, 720, 960, 1280] as const;
const FALLBACK_WIDTH = 720;
const SECONDS = 60;

/** A file as it was made: where it stands on this machine, and what it is. */
export type Made = Readonly<{
  file: string;
  role: 'master' | 'width' | 'square' | 'wide';
  type: string;
  extension: string;
  width: number;
  height: number;
}>;

/** Where the eye should fall, in hundredths of width and height. */
export type Focus = Readonly<{ x: number; y: number }>;

type SharpModule = typeof import('sharp')['default'];
let loaded: Promise<SharpModule> | undefined;

/** libvips, loaded with the first picture: a process that meets none does without its memory. */
function vips(): Promise<SharpModule> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    // one picture at a time, in one thread, nothing remembered: the memory that pictures take is that of one of them
    sharp.concurrency(1);
    sharp.cache(false);
    // what is decoded is what was recognised; readers of vector drawings, papers and archives are shut
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: READERS });
    return sharp;
  });
  return loaded;
}

const READERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`);

/** Pictures through libvips: checked, turned upright, without anything but their pixels. */
@Injectable()
export class Images {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * The picture as it is kept: upright, at most 2560 pixels, nothing of the file that came but its pixels.
   * @throws Refusal with MediaRefused
   */
  master(from: string, to: string): Promise<Made> {
    return this.inTurn(async () => {
      await this.check(from);
      try {
        const picture = (await this.read(from)).autoOrient();
        const { width, height } = await picture
          .resize({ width: MASTER_SIDE, height: MASTER_SIDE, fit: 'inside', withoutEnlargement: true })
          .webp({ quality: 90, effort: 2 })
          .timeout({ seconds: SECONDS })
          .toFile(to);
        return { file: to, role: 'master', type: 'image/webp', extension: 'webp', width, height };
      } catch {
        throw new MediaRefused('media.refused.broken');
      }
    });
  }

  /** Every size and format that pages ask for, one after the other. `path` gives each a place. */
  async *variants(master: string, focus: Focus, path: () => Promise<string>): AsyncIterable<Made> {
    const { width = 1, height = 1 } = await (await this.read(master)).metadata();
    const widths = [...new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))];
    for (const wanted of widths) {
      const sized = async () => (await this.read(master)).resize({ width: wanted });
      yield await this.make((await sized()).webp({ quality: 78, effort: 4 }), 'width', 'webp', await path());
      yield await this.make((await sized()).avif({ quality: 55, effort: 2 }), 'width', 'avif', await path());
    }
    const fallback = (await this.read(master)).resize({ width: Math.min(FALLBACK_WIDTH, width) });
    yield await this.make(
      fallback.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }),
      'width',
      'jpg',
      await path(),
    );
    const crops = [
      { role: 'square', ratio: 1, most: 240 },
      { role: 'wide', ratio: 16 / 9, most: 1280 },
    ] as const;
    for (const { role, ratio, most } of crops) {
      const cut = cropAround(focus, { width, height }, ratio);
      const picture = (await this.read(master)).extract(cut).resize({ width: Math.min(most, cut.width) });
      yield await this.make(picture.webp({ quality: 78, effort: 4 }), role, 'webp', await path());
    }
  }

  /** A picture for a conversation: at once, in one format. */
  async *small(master: string, path: () => Promise<string>): AsyncIterable<Made> {
    const { width = 1 } = await (await this.read(master)).metadata();
    for (const wanted of new Set([Math.min(540, width), Math.min(1280, width)]))
      yield await this.make(
        (await this.read(master)).resize({ width: wanted }).webp({ quality: 78, effort: 2 }),
        'width',
        'webp',
        await path(),
      );
  }

  private make(picture: Sharp, role: Made['role'], extension: 'webp' | 'avif' | 'jpg', file: string): Promise<Made> {
    return this.inTurn(async () => {
      const { width, height } = await picture.timeout({ seconds: SECONDS }).toFile(file);
      return { file, role, type: extension === 'jpg' ? 'image/jpeg' : `image/${extension}`, extension, width, height };
    });
  }

  /** Looks at the head alone: a picture of a billion pixels is refused before one of them is made. */
  private async check(from: string): Promise<void> {
    const { width, height, format } = await (await vips())(from, { limitInputPixels: false })
      .metadata()
      .catch(() => {
        throw new MediaRefused('media.refused.broken');
      });
    const most = format === 'heif' || format === 'gif' ? MOST_PIXELS_AT_ONCE : MOST_PIXELS;
    if (width * height > most)
      throw new MediaRefused('media.refused.pixels', { width, height, most: Math.round(most / 1_000_000) });
  }

  private async read(file: string): Promise<Sharp> {
    return (await vips())(file, { failOn: 'truncated', limitInputPixels: MOST_PIXELS, sequentialRead: true });
  }

  /** One after the other, whoever asks. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** The largest part of this shape around a point, as far as the edges let it. */
export function cropAround(focus: Focus, { width, height }: { width: number; height: number }, ratio: number) {
  const cutWidth = Math.max(1, Math.min(width, Math.round(height * ratio)));
  const cutHeight = Math.max(1, Math.min(height, Math.round(width / ratio)));
  const place = (at: number, whole: number, part: number) =>
    Math.round(Math.min(Math.max((at / 100) * whole - part / 2, 0), whole - part));
  return {
    left: place(focus.x, width, cutWidth),
    top: place(focus.y, height, cutHeight),
    width: cutWidth,
    height: cutHeight,
  };
}
