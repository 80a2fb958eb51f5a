import type { MessageKey } from '@fluxus/messages';

export type MediaKind = 'image' | 'film' | 'audio' | 'document';

/** A type that may be kept: its media type, its ending, and what kind of thing it is. */
export type Recognised = Readonly<{ kind: MediaKind; type: string; extension: string }>;

const TYPES = {
  jpeg: { kind: 'image', type: 'image/jpeg', extension: 'jpg' },
  png: { kind: 'image', type: 'image/png', extension: 'png' },
  webp: { kind: 'image', type: 'image/webp', extension: 'webp' },
  gif: { kind: 'image', type: 'image/gif', extension: 'gif' },
  avif: { kind: 'image', type: 'image/avif', extension: 'avif' },
  mp4: { kind: 'film', type: 'video/mp4', extension: 'mp4' },
  m4a: { kind: 'audio', type: 'audio/mp4', extension: 'm4a' },
  webm: { kind: 'film', type: 'video/webm', extension: 'webm' },
  ogg: { kind: 'audio', type: 'audio/ogg', extension: 'ogg' },
  mp3: { kind: 'audio', type: 'audio/mpeg', extension: 'mp3' },
  pdf: { kind: 'document', type: 'application/pdf', extension: 'pdf' },
} as const satisfies Record<string, Recognised>;

/** How much of the beginning of a file tells its type. */
export const HEAD_BYTES = 4096;

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1']);
const SOUND_BRANDS = new Set(['M4A ', 'M4B ']);
const FILM_BRANDS = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash']);

/**
 * What a file is by what stands in it; its name is not asked. A key of a sentence that says why it cannot be kept when
 * it is nothing that may be.
 */
export function recognise(head: Buffer): Recognised | MessageKey {
  const text = (from: number, to: number) => head.toString('latin1', from, to);
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return TYPES.jpeg;
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return TYPES.png;
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return TYPES.webp;
  if (/^GIF8[79]a/.test(text(0, 6))) return TYPES.gif;
  if (text(4, 8) === 'ftyp') return byBrand(text(8, 12));
  if (starts(0x1a, 0x45, 0xdf, 0xa3)) return text(0, 64).includes('webm') ? TYPES.webm : 'media.refused.type';
  if (text(0, 4) === 'OggS') return TYPES.ogg;
  if (text(0, 3) === 'ID3' || isSoundFrame(head)) return TYPES.mp3;
  if (/^%PDF-[12]\.\d/.test(text(0, 8))) return TYPES.pdf;
  if (isSvg(head)) return 'media.refused.svg';
  return 'media.refused.type';
}

function byBrand(brand: string): Recognised | MessageKey {
  if (AVIF_BRANDS.has(brand)) return TYPES.avif;
  if (HEIC_BRANDS.has(brand)) return 'media.refused.heic';
  if (SOUND_BRANDS.has(brand)) return TYPES.m4a;
  if (FILM_BRANDS.has(brand)) return TYPES.mp4;
  return brand === 'qt  ' ? 'media.refused.mov' : 'media.refused.type';
}

/** The head of a frame of MPEG sound, layer III: 11 bits of synchronisation and fields that hold values there are. */
export function isSoundFrame(head: Uint8Array, at = 0): boolean {
  const [first = 0, second = 0, third = 0] = head.subarray(at, at + 3);
  const layer = (second >> 1) & 3;
  const version = (second >> 3) & 3;
  return (
    first === 0xff &&
    (second & 0xe0) === 0xe0 &&
    version !== 1 &&
    layer === 1 &&
    third >> 4 !== 15 &&
    third >> 4 !== 0 &&
    ((third >> 2) & 3) !== 3
  );
}

function isSvg(head: Buffer): boolean {
  return /^(?:\ufeff|\s)*(?:<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[\s\S]*?>|\s)*<svg[\s>]/i.test(
    head.toString('utf8'),
  );
}
