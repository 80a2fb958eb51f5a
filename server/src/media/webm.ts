import type { Bytes } from './bytes.ts';
import { MediaRefused } from './media-refused.ts';
import type { Recording } from './mp4.ts';

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const VIDEO = 0xe0;
const CLUSTER = 0x1f43b675;
const TAGS = 0x1254c367;
const INSIDE = new Set([SEGMENT, INFO, TRACKS, TRACK, VIDEO]);
const SCALE = 0x2ad7b1;
const LENGTH = 0x4489;
const WIDTH = 0xb0;
const HEIGHT = 0xba;
const KIND = 0x83;
const MOST_ELEMENTS = 200_000;
/** Tags longer than a head that makes them void. */
const VOID_HEAD = 9;

type Element = { id: number; at: number; body: number; end: number; open: boolean };

/**
 * Walks the elements of a WebM (RFC 8794, RFC 9559): each must end within the one around it. Tags are made void in place.
 * A recording of a browser may leave the length of its last part open.
 * @throws Refusal with MediaRefused
 */
export async function cleanWebm(bytes: Bytes): Promise<Recording> {
  const found: Recording = { film: false, width: null, height: null, seconds: null };
  let scale = 1_000_000;
  let length: number | undefined;
  let sound = false;
  let left = MOST_ELEMENTS;

  async function walk(from: number, end: number): Promise<void> {
    let at = from;
    while (at < end) {
      left -= 1;
      if (left < 0) throw new MediaRefused('media.refused.broken');
      const element = await readElement(bytes, at, end);
      if (element.id === TAGS) await makeVoid(bytes, element);
      else if (INSIDE.has(element.id)) await walk(element.body, element.end);
      else await look(element);
      at = element.open && element.id === CLUSTER ? end : element.end;
    }
  }

  async function look({ id, body, end }: Element): Promise<void> {
    if (![SCALE, LENGTH, WIDTH, HEIGHT, KIND].includes(id)) return;
    const value = await bytes.read(body, Math.min(8, end - body));
    if (value.length === 0) return;
    if (id === LENGTH)
      length = value.length === 4 ? value.readFloatBE(0) : value.length === 8 ? value.readDoubleBE(0) : 0;
    else {
      const number = value.readUIntBE(0, Math.min(6, value.length));
      if (id === SCALE) scale = number;
      if (id === WIDTH) found.width = number;
      if (id === HEIGHT) found.height = number;
      if (id === KIND && number === 1) found.film = true;
      if (id === KIND && number === 2) sound = true;
    }
  }

  await walk(0, bytes.length);
  if (!found.film && !sound) throw new MediaRefused('media.refused.broken');
  if (length && Number.isFinite(length)) found.seconds = (length * scale) / 1_000_000_000;
  return found;
}

async function readElement(bytes: Bytes, at: number, end: number): Promise<Element> {
  const head = await bytes.upTo(at, 12);
  const idLength = Math.clz32(head[0] ?? 0) - 23;
  if (idLength > 4 || head.length < idLength + 1) throw new MediaRefused('media.refused.broken');
  const sizeLength = Math.clz32(head[idLength] ?? 0) - 23;
  if (sizeLength > 8 || head.length < idLength + sizeLength) throw new MediaRefused('media.refused.broken');
  let size = (head[idLength] ?? 0) & (0xff >> sizeLength);
  let open = size === 0xff >> sizeLength;
  for (let place = 1; place < sizeLength; place += 1) {
    const byte = head[idLength + place] ?? 0;
    size = size * 256 + byte;
    open &&= byte === 0xff;
  }
  const body = at + idLength + sizeLength;
  if (!open && body + size > end) throw new MediaRefused('media.refused.broken');
  return { id: head.readUIntBE(0, idLength), at, body, end: open ? end : body + size, open };
}

async function makeVoid(bytes: Bytes, { at, end, open }: Element): Promise<void> {
  if (open || end - at < VOID_HEAD) return;
  const head = Buffer.alloc(VOID_HEAD);
  head[0] = 0xec;
  head.writeBigUInt64BE(BigInt(end - at - VOID_HEAD), 1);
  head[1] = 0x01;
  await bytes.write(at, head);
  await bytes.wipe(at + VOID_HEAD, end);
}
