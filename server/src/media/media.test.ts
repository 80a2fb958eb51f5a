import { randomBytes, randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { FileStore } from '../platform/files/file-store.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { MediaSender } from '../testing/media.ts';
import { CAPTIONS, drawnPicture, filmFile, photograph } from '../testing/media-files.ts';
import { signIn } from '../testing/people.ts';
import { MakeVariants } from './make-variants.ts';
import { SweepMedia } from './sweep-media.ts';

let academy: TestAcademy;
let author: MediaSender;
let cookie: string;

beforeAll(async () => {
  academy = await testAcademy();
  ({ cookie } = await signIn(academy, { roles: ['learner', 'author'] }));
  author = new MediaSender(academy, cookie);
});
afterAll(() => academy.close());

type File = { name: string; role: string; type: string; width: number };

const filesOf = (id: unknown) =>
  academy.database.dataSource.query(
    'select name, role, type, width from media.file where item_id = $1 order by role, width, type',
    [id],
  ) as Promise<File[]>;

async function stored(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of academy.app.get(FileStore).all()) names.push(name);
  return names.sort();
}

/** What the store and the database hold. */
async function holdings() {
  const [rows] = (await academy.database.dataSource.query(
    'select (select count(*) from media.item)::int as items, (select count(*) from media.file)::int as files, (select count(*) from media.upload)::int as uploads',
  )) as object[];
  return { rows, files: await stored() };
}

test('a photograph becomes modern formats in several sizes, and no variant says where it was taken', async () => {
  const photo = await photograph(800, 600);
  expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('Kodak');
  const { item } = await author.addFile(photo);
  expect(item).toMatchObject({ __typename: 'MediaItem', kind: 'image', width: 800, height: 600, state: 'processing' });
  await academy.settled();
  expect(await author.item(String(item.id))).toMatchObject({ state: 'ready' });
  const files = await filesOf(item.id);
  const widths = files.filter((file) => file.role === 'width');
  expect(widths.filter((file) => file.type === 'image/avif').map((file) => file.width)).toEqual([360, 540, 720, 800]);
  expect(widths.filter((file) => file.type === 'image/webp').map((file) => file.width)).toEqual([360, 540, 720, 800]);
  expect(widths.filter((file) => file.type === 'image/jpeg').map((file) => file.width)).toEqual([720]);
  for (const { name, type, width } of files) {
    const answer = await author.get(`/media/${name}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
    const { exif, xmp, iptc, ...about } = await sharp(answer.rawPayload).metadata();
    expect([exif, xmp, iptc, about.width]).toEqual([undefined, undefined, undefined, width]);
    expect(answer.rawPayload.includes('Kodak')).toBe(false);
  }
});

test('the same form twice at once is one medium', async () => {
  const upload = await author.send(await drawnPicture(90, 60));
  const both = await Promise.all([author.add(upload), author.add(upload)]);
  expect(both.map(({ type, id }) => [type, id])).toEqual([
    ['MediaItem', upload],
    ['MediaItem', upload],
  ]);
  await academy.settled();
});

test('another focal point makes other cuts of the same picture', async () => {
  const left = sharp({ create: { width: 200, height: 200, channels: 3, background: '#f00' } });
  const picture = await sharp({ create: { width: 600, height: 200, channels: 3, background: '#00f' } })
    .composite([{ input: await left.png().toBuffer(), left: 0, top: 0 }])
    .png()
    .toBuffer();
  const { item } = await author.addFile(picture);
  await academy.settled();
  const before = await author.item(String(item.id));
  const described = await author.describe(String(item.id), 1, { focalX: 0, focalY: 50 });
  expect(described.item).toMatchObject({ state: 'processing', focalX: 0 });
  await academy.settled();
  const after = await author.item(String(item.id));
  expect(after.thumb).not.toBe(before.thumb);
  const { dominant } = await sharp((await author.get(String(after.thumb))).rawPayload).stats();
  expect(dominant.r).toBeGreaterThan(200);
  expect(await author.describe(String(item.id), 1, {})).toMatchObject({ type: 'MediaChanged' });
});

test('a file that is cut off goes on where it stopped; what does not fit on is left aside', async () => {
  const picture = await drawnPicture();
  const key = randomUUID();
  const { id } = await author.begin(picture.length, 'poort.png', key);
  expect(await author.part(id, 0, picture.subarray(0, 1000))).toEqual({ status: 204, offset: 1000 });
  expect(await author.part(id, 0, picture.subarray(0, 1000))).toEqual({ status: 409, offset: 1000 });
  expect(await author.part(id, 5000, picture.subarray(5000))).toEqual({ status: 409, offset: 1000 });
  expect((await author.add(id)).problems).toEqual({ file: expect.stringContaining('nog niet helemaal binnen') });
  expect(await author.begin(picture.length, 'poort.png', key)).toMatchObject({ id, offset: 1000 });
  const both = await Promise.all([
    author.part(id, 1000, picture.subarray(1000)),
    author.part(id, 1000, picture.subarray(1000)),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([204, 409]);
  const added = await Promise.all([author.add(id), author.add(id)]);
  expect(new Set(added.map((one) => one.type))).toContain('MediaItem');
  expect(await author.add(id)).toMatchObject({ type: 'MediaItem', id });
  const [row] = await academy.database.dataSource.query('select count(*)::int as count from media.item where id = $1', [
    id,
  ]);
  expect(row).toEqual({ count: 1 });
});

test('somebody else adds nothing to an upload, and more than was said does not come in', async () => {
  const { id } = await author.begin(100);
  const other = new MediaSender(academy, (await signIn(academy, { roles: ['author'] })).cookie);
  expect((await other.part(id, 0, Buffer.alloc(100))).status).toBe(404);
  expect((await other.add(id)).type).toBe('NotFound');
  expect((await author.part(id, 0, Buffer.alloc(200))).status).toBe(409);
  expect(await author.part(id, 0, Buffer.alloc(100))).toEqual({ status: 204, offset: 100 });
});

/** A PNG that says it is this large; its few bytes unfold to nothing like that. */
function pngThatSays(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const all = Buffer.alloc(body.length + 8);
    all.writeUInt32BE(data.length);
    body.copy(all, 4);
    all.writeUInt32BE(crc(body), body.length + 4);
    return all;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))],
  ]);
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

test('hostile files are refused with a sentence that says why, and nothing of them is stored', async () => {
  const photo = await photograph();
  const hostile: [string, Buffer, RegExp][] = [
    ['30,000 × 30,000', pngThatSays(30_000, 30_000), /meet 30000 × 30000 beeldpunten.*50 miljoen/],
    ['pixels that are not there', pngThatSays(4000, 3000), /niet heel/],
    ['half a photograph', photo.subarray(0, photo.length / 2), /niet heel/],
    [
      'a page that says it is a picture',
      Buffer.from('<html><script>alert(1)</script></html>'),
      /geen bestand dat we kunnen bewaren/,
    ],
    [
      'a drawing with code',
      Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>'),
      /SVG kan code bevatten/,
    ],
    [
      'the beginning of a JPEG and then a page',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>1</script>')]),
      /niet heel/,
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), /geen bestand dat we kunnen bewaren/],
    ['a zip', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(500)]), /geen bestand dat we kunnen bewaren/],
    ['a film that breaks off', filmFile().subarray(0, 3000), /niet heel/],
    ['a film with a page in front of its end', Buffer.concat([filmFile(), Buffer.from('<html>')]), /niet heel/],
    [
      'a tag of an MP3 with a page behind it',
      Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x02ab'), Buffer.from('<script>1</script>')]),
      /niet heel/,
    ],
    ['a PDF that breaks off', Buffer.from('%PDF-1.7\n1 0 obj'), /niet heel/],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /HEIC/],
    ['a MOV', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1'), /MP4/],
    [
      'an EBML of nothing',
      Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x84]), Buffer.from('webm'), Buffer.alloc(8, 0xff)]),
      /niet heel/,
    ],
  ];
  await academy.settled();
  const before = await holdings();
  for (const [what, body, sentence] of hostile) {
    const { type, problems } = await author.addFile(body);
    expect([what, type, problems]).toEqual([what, 'InvalidInput', { file: expect.stringMatching(sentence) }]);
  }
  expect(await holdings()).toEqual(before);
});

test('what is too large is refused before it comes, and a picture that hides something else keeps its pixels alone', async () => {
  expect((await author.begin(500_000_001)).problems).toEqual({ file: expect.stringContaining('hoogstens 500 MB') });
  expect((await author.begin(0)).problems).toEqual({ file: expect.stringContaining('leeg') });
  const secret = '<script>verstopt</script>';
  const { item } = await author.addFile(Buffer.concat([await photograph(), Buffer.from(secret)]), {
    title: '../../etc/<b>',
  });
  await academy.settled();
  expect(String(item.source)).toMatch(/^mediatheek\/etc-b-[0-9a-f]{6}$/);
  for (const { name } of await filesOf(item.id)) {
    const answer = await author.get(`/media/${name}`);
    expect(answer.rawPayload.includes('verstopt')).toBe(false);
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename="etc-b\.[a-z]+"$/);
  }
});

test('files have no address that climbs, and none that is guessed', async () => {
  for (const path of [
    '/media/..%2f..%2fetc%2fpasswd',
    '/media/geen',
    `/media/${'0'.repeat(32)}.webp`,
    '/media/%00.webp',
  ])
    expect([path, (await author.get(path)).statusCode]).toEqual([path, 404]);
});

test('a film loses where it was taken, and plays from any place', async () => {
  const { item } = await author.addFile(filmFile(), { alt: '' });
  expect(item).toMatchObject({ kind: 'film', type: 'video/mp4', seconds: 3, width: 640, height: 360, state: 'ready' });
  const address = String(item.address);
  const whole = await author.get(address);
  expect(whole.rawPayload.length).toBe(filmFile().length);
  expect(whole.rawPayload.includes('51.0543')).toBe(false);
  expect(whole.headers).toMatchObject({ 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' });
  const part = await author.get(address, { range: 'bytes=100-199' });
  expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 100-199/${whole.rawPayload.length}`]);
  expect(part.rawPayload).toEqual(whole.rawPayload.subarray(100, 200));
  const end = await author.get(address, { range: 'bytes=-10' });
  expect(end.rawPayload).toEqual(whole.rawPayload.subarray(-10));
  const beyond = await author.get(address, { range: 'bytes=9000000-' });
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.rawPayload.length}`]);
  const changed = await author.get(address, { range: 'bytes=0-9', 'if-range': '"anders"' });
  expect([changed.statusCode, changed.rawPayload.length]).toEqual([200, whole.rawPayload.length]);
  const again = await author.get(address, { 'if-none-match': String(whole.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  const head = await academy.app.inject({ method: 'HEAD', url: address, headers: { cookie } });
  expect([head.statusCode, head.headers['content-length']]).toEqual([200, String(whole.rawPayload.length)]);
});

test('captions are checked by line and stand beside the film', async () => {
  const { id } = await author.addFile(filmFile(), { alt: '' });
  const wrong = await author.caption(id, await author.send(Buffer.from(CAPTIONS.replace('Goeie', '<script>'))));
  expect(wrong.problems).toEqual({ file: expect.stringMatching(/^Regel 3: /) });
  const { item } = await author.caption(id, await author.send(Buffer.from(CAPTIONS)));
  const [caption] = item.captions as { address: string }[];
  const answer = await author.get(String(caption?.address));
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
    200,
    'text/vtt; charset=utf-8',
    CAPTIONS,
  ]);
  expect((await author.caption(id, null)).item).toMatchObject({ captions: [] });
});

test('nobody has what stands in no lesson, but those who keep the library', async () => {
  const { item } = await author.addFile(await drawnPicture());
  await academy.settled();
  const learner = (await signIn(academy)).cookie;
  for (const other of ['', learner]) expect((await author.get(String(item.address), {}, other)).statusCode).toBe(404);
  expect((await author.get(String(item.address))).headers['cache-control']).toBe('private, no-cache');
});

test('the job that makes variants may die in the middle: nothing is half there, and it goes on', async () => {
  // promises are kept, but nobody works on them
  await academy.app.get(Jobs).stop();
  await academy.app.get(Jobs).start(false);
  const { item } = await author.addFile(await drawnPicture());
  const store = academy.app.get(FileStore);
  const put = store.put;
  let left = 3;
  store.put = async (...args: Parameters<FileStore['put']>) => {
    left -= 1;
    if (left === 0) throw new Error('the process died here');
    return put.apply(store, args);
  };
  const variants = academy.app.get(MakeVariants, { strict: false });
  await expect(variants.run(String(item.id), 1)).rejects.toThrow('died here');
  store.put = put;
  expect(await filesOf(item.id)).toHaveLength(1);
  expect(await author.item(String(item.id))).toMatchObject({ state: 'processing' });
  await Promise.all([variants.run(String(item.id), 1), variants.run(String(item.id), 1)]);
  expect(await author.item(String(item.id))).toMatchObject({ state: 'ready' });
  const names = (await filesOf(item.id)).map((file) => file.name);
  const known = (await academy.database.dataSource.query('select name from media.file')) as { name: string }[];
  expect(names.every((name) => known.some((one) => one.name === name))).toBe(true);
  await academy.app.get(Jobs).stop();
  await academy.app.get(Jobs).start(true);
  await academy.settled();
  const named = (await academy.database.dataSource.query(
    'select name from media.file union all select file from media.upload_part order by 1',
  )) as { name: string }[];
  expect(await stored()).toEqual(named.map((one) => one.name));
});

test('what nobody went on with, and files that nothing names, are swept after a day', async () => {
  const { id } = await author.begin(500);
  await author.part(id, 0, randomBytes(100));
  await academy.app.get(SweepMedia, { strict: false }).run();
  const before = await stored();
  await academy.app.get(SweepMedia, { strict: false }).run();
  expect(await stored()).toEqual(before);
  await academy.database.dataSource.query(
    "update media.upload set touched_at = now() - interval '2 days' where id = $1",
    [id],
  );
  await academy.app.get(SweepMedia, { strict: false }).run();
  expect(await stored()).toHaveLength(before.length - 1);
});

test('the library is searched, and what is deleted is gone with its files', async () => {
  const { item } = await author.addFile(await drawnPicture(), { title: 'Zandbak in de zon' });
  await academy.settled();
  expect((await author.shelf({ search: 'zandbak' })).items.map((one) => one.id)).toEqual([item.id]);
  expect((await author.shelf({ search: 'zandbak', kind: 'film' })).total).toBe(0);
  expect((await author.shelf({ search: 'zandbak', unused: true })).total).toBe(1);
  const names = (await filesOf(item.id)).map((file) => file.name);
  expect((await author.delete(String(item.id))).type).toBe('MediaDeleted');
  expect((await author.delete(String(item.id))).type).toBe('NotFound');
  await academy.settled();
  expect((await stored()).filter((name) => names.includes(name))).toEqual([]);
});

test('a picture needs words, or to be decoration, and the file waits for them', async () => {
  const upload = await author.send(await drawnPicture());
  const { type, problems } = await author.add(upload, { title: ' ', alt: '' });
  expect([type, Object.keys(problems).sort()]).toEqual(['InvalidInput', ['title']]);
  expect((await author.add(upload, { alt: '' })).problems).toEqual({
    alt: expect.stringContaining('wat er te zien is'),
  });
  expect((await author.add(upload, { alt: '', decorative: true })).item).toMatchObject({ alt: '', kind: 'image' });
});
