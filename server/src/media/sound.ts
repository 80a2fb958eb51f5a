import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Bytes } from './bytes.ts';
import { MediaRefused } from './media-refused.ts';
import type { Recording } from './mp4.ts';
import { isSoundFrame } from './recognise.ts';

const V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];
const FRAMES_TO_SEE = 4;
const END_TAG = 128;

/** An MP3 without its tags (who made it, pictures, notes). @throws Refusal with MediaRefused where no sound follows them */
export async function cleanMp3(file: string): Promise<Recording> {
  const { from, to, seconds } = await Bytes.of(file, async (bytes) => {
    const from = await soundBegins(bytes);
    const tail = bytes.length - from > END_TAG ? await bytes.read(bytes.length - END_TAG, 3) : Buffer.alloc(0);
    const to = tail.toString('latin1') === 'TAG' ? bytes.length - END_TAG : bytes.length;
    return { from, to, seconds: ((to - from) * 8) / (await bitsASecond(bytes, from)) };
  });
  if (from > 0) {
    await pipeline(createReadStream(file, { start: from, end: to - 1 }), createWriteStream(`${file}.clean`));
    await rename(`${file}.clean`, file);
  }
  return { film: false, width: null, height: null, seconds };
}

async function soundBegins(bytes: Bytes): Promise<number> {
  const head = await bytes.upTo(0, 10);
  if (head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10);
  return 10 + a * 2_097_152 + b * 16_384 + c * 128 + d;
}

/** Some frames must follow each other exactly: chance, or another type behind a tag, does not make them. */
async function bitsASecond(bytes: Bytes, from: number): Promise<number> {
  let at = from;
  let bits = 0;
  for (let seen = 0; seen < FRAMES_TO_SEE; seen += 1) {
    const head = await bytes.read(at, 4);
    if (!isSoundFrame(head)) throw new MediaRefused('media.refused.broken');
    const [, second = 0, third = 0] = head;
    const version = (second >> 3) & 3;
    const kilobits = (version === 3 ? V1 : V2)[third >> 4] ?? 0;
    const rate = (RATES[(third >> 2) & 3] ?? 44_100) / (version === 3 ? 1 : version === 2 ? 2 : 4);
    bits = kilobits * 1000;
    at += Math.floor(((version === 3 ? 144 : 72) * bits) / rate) + ((third >> 1) & 1);
  }
  return bits;
}

/** An Ogg with Opus or Vorbis in it: page after page until the end (RFC 3533). @throws Refusal with MediaRefused */
export function checkOgg(file: string): Promise<Recording> {
  return Bytes.of(file, async (bytes) => {
    const first = await bytes.upTo(0, 64);
    const opus = first.includes('OpusHead');
    const vorbis = first.indexOf('\x01vorbis', 0, 'latin1');
    if (!opus && vorbis < 0) throw new MediaRefused('media.refused.type');
    const rate = opus ? 48_000 : first.readUInt32LE(vorbis + 12);
    let samples = 0n;
    for (let at = 0; at < bytes.length; ) {
      const head = await bytes.read(at, 27);
      if (head.toString('latin1', 0, 4) !== 'OggS') throw new MediaRefused('media.refused.broken');
      const granule = head.readBigInt64LE(6);
      if (granule > samples) samples = granule;
      const lengths = await bytes.read(at + 27, head[26] ?? 0);
      const size = 27 + lengths.length + lengths.reduce((sum, one) => sum + one, 0);
      await bytes.read(at + size - 1, 1);
      at += size;
    }
    return { film: false, width: null, height: null, seconds: rate > 0 ? Number(samples) / rate : null };
  });
}
