import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A photograph that was taken somewhere: a JPEG that holds the place in its EXIF. */
export function photograph(width = 400, height = 300): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#a86' } })
    .withExif({
      IFD0: { Make: 'Kodak', Copyright: 'Iemand' },
      IFD3: { GPSLatitude: '51/1 12/1 0/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toBuffer();
}

/** A small PNG with noise in it. */
export function drawnPicture(width = 64, height = 48): Promise<Buffer> {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

type Boxed = string | Buffer | number;

/** A box of an MP4. */
function box(type: string, ...parts: Boxed[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'number') return Buffer.alloc(part);
      return typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    }),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** The frame of an MP4 of three seconds with a place of taking in it; what is seen in it is nothing. */
export function filmFile(): Buffer {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1000, 12);
  header.writeUInt32BE(3000, 16);
  const track = Buffer.alloc(84);
  track.writeUInt32BE(640 * 65_536, 76);
  track.writeUInt32BE(360 * 65_536, 80);
  const media = box('mdia', box('hdlr', 8, 'vide', 13));
  const place = box('udta', box('\xa9xyz', '\0\x15\x15\xc7+51.0543+003.7174/'));
  const moov = box('moov', box('mvhd', header), box('trak', box('tkhd', track), media), place);
  return Buffer.concat([box('ftyp', 'isom', 4, 'isommp42'), moov, box('mdat', randomBytes(5000))]);
}

export const CAPTIONS = 'WEBVTT\n\n00:00.500 --> 00:02.000\nGoeiemorgen.\n';
