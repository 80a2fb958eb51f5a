import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { TestAcademy } from './academy.ts';

type Answer = {
  type: string;
  problems: Record<string, string>;
  item: Record<string, unknown>;
  id: string;
  offset: number;
};

const ITEM = `id source kind title alt state revision width height seconds type bytes address thumb preview focalX focalY recognisable
  captions { kind language address } uses { moduleTitle lessonTitle current }`;
const REFUSED = '__typename ... on Refused { message } ... on InvalidInput { problems { field message } }';

/** Sending media as the studio does, at one academy, as one person. */
export class MediaSender {
  constructor(
    private readonly academy: TestAcademy,
    private readonly cookie: string,
  ) {}

  async ask(query: string, variables: Record<string, unknown>): Promise<Answer> {
    const { data, errors } = await this.academy.graphql<{ done: Record<string, unknown> }>(
      query,
      variables,
      this.cookie,
    );
    if (!data?.done) throw new Error(JSON.stringify(errors));
    const problems = (data.done.problems as { field: string; message: string }[] | undefined) ?? [];
    return {
      type: String(data.done.__typename),
      problems: Object.fromEntries(problems.map((one) => [one.field, one.message])),
      item: data.done,
      id: String(data.done.id),
      offset: Number(data.done.offset),
    };
  }

  begin(bytes: number, name = 'bestand', requestKey: string = randomUUID()): Promise<Answer> {
    const input = { name, bytes, requestKey };
    return this.ask(
      `mutation ($input: BeginUploadInput!) { done: beginUpload(input: $input) { ${REFUSED} ... on UploadBegun { id offset } } }`,
      { input },
    );
  }

  async part(id: string, at: number, body: Buffer): Promise<{ status: number; offset: number }> {
    const answer = await this.academy.app.inject({
      method: 'PATCH',
      url: `/media/uploads/${id}`,
      headers: { cookie: this.cookie, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' },
      payload: body,
    });
    return { status: answer.statusCode, offset: Number(answer.headers['upload-offset']) };
  }

  /** Sends a whole file; its upload, or the problem at `file` that it met. */
  async send(body: Buffer, name?: string): Promise<string> {
    const begun = await this.begin(body.length, name);
    if (begun.type !== 'UploadBegun') throw new Error(begun.problems.file ?? begun.type);
    await this.part(begun.id, 0, body);
    return begun.id;
  }

  add(upload: string, words: Record<string, unknown> = {}): Promise<Answer> {
    return this.ask(
      `mutation ($input: AddMediaInput!) { done: addMedia(input: $input) { ${REFUSED} ... on MediaItem { ${ITEM} } } }`,
      { input: { upload, title: 'Aan de poort', alt: 'Een poort die openstaat', ...words } },
    );
  }

  async addFile(body: Buffer, words?: Record<string, unknown>): Promise<Answer> {
    return this.add(await this.send(body), words);
  }

  describe(id: string, baseRevision: number, words: Record<string, unknown> = {}): Promise<Answer> {
    return this.ask(
      `mutation ($input: DescribeMediaInput!) { done: describeMedia(input: $input) { ${REFUSED} ... on MediaItem { ${ITEM} } ... on MediaChanged { now { ${ITEM} } } } }`,
      { input: { id, baseRevision, title: 'Aan de poort', alt: 'Een poort die openstaat', ...words } },
    );
  }

  replace(id: string, upload: string): Promise<Answer> {
    return this.ask(
      `mutation ($id: ID!, $upload: ID!) { done: replaceMedia(id: $id, upload: $upload) { ${REFUSED} ... on MediaItem { ${ITEM} } } }`,
      { id, upload },
    );
  }

  caption(id: string, upload: string | null, kind = 'captions', language = 'nl-BE'): Promise<Answer> {
    return this.ask(
      `mutation ($input: CaptionMediaInput!) { done: captionMedia(input: $input) { ${REFUSED} ... on MediaItem { ${ITEM} } } }`,
      { input: { id, upload, kind, language } },
    );
  }

  delete(id: string): Promise<Answer> {
    return this.ask(
      `mutation ($id: ID!) { done: deleteMedia(id: $id) { __typename ... on Refused { message } ... on MediaDeleted { id } ... on MediaInUse { uses { moduleTitle lessonTitle current } } } }`,
      { id },
    );
  }

  async item(id: string): Promise<Record<string, unknown>> {
    const { item } = await this.ask(
      `query ($id: ID!) { done: mediaItem(id: $id) { __typename ... on MediaItem { ${ITEM} } } }`,
      { id },
    );
    return item;
  }

  async shelf(variables: Record<string, unknown> = {}): Promise<{ total: number; items: Record<string, unknown>[] }> {
    const { item } = await this.ask(
      `query ($search: String, $kind: MediaKind, $unused: Boolean) {
         done: mediaShelf(search: $search, kind: $kind, unused: $unused) { __typename total items { ${ITEM} } } }`,
      variables,
    );
    return item as { total: number; items: Record<string, unknown>[] };
  }

  get(url: string, headers: Record<string, string> = {}, cookie = this.cookie) {
    return this.academy.app.inject({ url, headers: { ...headers, ...(cookie ? { cookie } : {}) } });
  }
}

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
export function box(type: string, ...parts: Boxed[]): Buffer {
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
