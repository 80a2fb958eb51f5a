import type { Bytes } from './bytes.ts';
import { MediaRefused } from './media-refused.ts';

/** What a film or recording turned out to be. */
export type Recording = { film: boolean; width: number | null; height: number | null; seconds: number | null };

type Box = { type: string; at: number; body: number; end: number };

const INSIDE = new Set(['moov', 'trak', 'mdia']);
/** Where makers write who, with what and where: places of taking stand in these. */
const ABOUT = new Set(['udta', 'meta', 'uuid']);
const MOST_BOXES = 5000;

/**
 * Walks the boxes of an MP4 (ISO/IEC 14496-12): each must end where the file or the box around it says, sound or film must be
 * there. What was written about its making is wiped in place, so that nothing else moves.
 * @throws Refusal with MediaRefused
 */
export async function cleanMp4(bytes: Bytes): Promise<Recording> {
  const found: Recording = { film: false, width: null, height: null, seconds: null };
  const seen = new Set<string>();
  let left = MOST_BOXES;

  async function walk(from: number, end: number): Promise<void> {
    let at = from;
    while (at < end) {
      left -= 1;
      if (left < 0) throw new MediaRefused('media.refused.broken');
      const box = await readBox(bytes, at, end);
      seen.add(box.type);
      if (ABOUT.has(box.type)) await forget(bytes, box);
      else if (INSIDE.has(box.type)) await walk(box.body, box.end);
      else await look(bytes, box, found, seen);
      at = box.end;
    }
  }

  await walk(0, bytes.length);
  if (!seen.has('moov') || !seen.has('mdat') || !(found.film || seen.has('soun')))
    throw new MediaRefused('media.refused.broken');
  return found;
}

async function readBox(bytes: Bytes, at: number, end: number): Promise<Box> {
  const head = await bytes.read(at, 8);
  const type = head.toString('latin1', 4, 8);
  const short = head.readUInt32BE(0);
  const long = short === 1;
  const size = long ? Number((await bytes.read(at + 8, 8)).readBigUInt64BE(0)) : short === 0 ? end - at : short;
  const body = at + (long ? 16 : 8);
  if (at + size > end || at + size < body) throw new MediaRefused('media.refused.broken');
  return { type, at, body, end: at + size };
}

async function forget(bytes: Bytes, { at, body, end }: Box): Promise<void> {
  await bytes.write(at + 4, Buffer.from('free', 'latin1'));
  await bytes.wipe(body, end);
}

async function look(bytes: Bytes, { type, body, end }: Box, found: Recording, seen: Set<string>): Promise<void> {
  const wanted = { mvhd: 32, tkhd: 96, hdlr: 12 }[type];
  if (wanted === undefined) return;
  const box = await bytes.upTo(body, Math.min(wanted, end - body));
  if (type === 'hdlr' && box.length >= 12) {
    const handler = box.toString('latin1', 8, 12);
    seen.add(handler);
    if (handler === 'vide') found.film = true;
  }
  if (type === 'mvhd' && box.length >= 32) {
    const late = box[0] === 1;
    const scale = box.readUInt32BE(late ? 20 : 12);
    const length = late ? Number(box.readBigUInt64BE(24)) : box.readUInt32BE(16);
    if (scale > 0 && length > 0) found.seconds = length / scale;
  }
  const sides = box[0] === 1 ? 88 : 76;
  if (type === 'tkhd' && box.length >= sides + 8) {
    const [width, height] = [box.readUInt32BE(sides) / 65_536, box.readUInt32BE(sides + 4) / 65_536];
    if (width >= 1 && height >= 1) Object.assign(found, { width: Math.round(width), height: Math.round(height) });
  }
}
