import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { FileStore } from '../platform/files/file-store.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { drawnPicture, photograph } from '../testing/media-files.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { Talking } from '../testing/talking.ts';

let academy: TestAcademy;
let talking: Talking;
let els: SignedInPerson;
let jan: SignedInPerson;
let stranger: SignedInPerson;
let facilitator: SignedInPerson;
let thread: string;

const LESSON = { kind: 'LESSON', key: 'samen/betaald' } as const;

beforeAll(async () => {
  academy = await testAcademy();
  talking = new Talking(academy);
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'betaald', blocks: ['tekst-b'] }] });
  [els, jan, stranger] = [
    await signIn(academy, { name: 'Els' }),
    await signIn(academy, { name: 'Jan' }),
    await signIn(academy),
  ];
  for (const { id } of [els, jan]) await grant(academy, id, { kind: 'module', key: 'samen' });
  facilitator = await signIn(academy, { roles: ['learner', 'facilitator'] });
  thread = await talking.begun(els, LESSON, { text: 'Begin' });
}, 120_000);
afterAll(() => academy.close());
beforeEach(() => sql('delete from platform.rate'));

const sql = <Row>(text: string, values: unknown[] = []) =>
  academy.database.dataSource.query(text, values) as Promise<Row[]>;

/** Sends a form with a file in it as a browser without a script does; the page that answers. */
async function post(
  person: SignedInPerson,
  fields: Record<string, string>,
  files: Record<string, [string, Buffer]> = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, [filename, body]] of Object.entries(files))
    form.append(name, new Blob([new Uint8Array(body)]), filename);
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return academy.app.inject({
    method: 'POST',
    url: `/gesprekken/${thread}`,
    headers: { cookie: person.cookie, 'content-type': request.headers.get('content-type') ?? '', accept: 'text/html' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

const words = (text: string) => ({ text, requestKey: text, intent: 'reply' });

type Picture = { small: string; large: string; width: number; height: number; alt: string };

async function picturesOf(person: SignedInPerson, number: number, id = thread): Promise<Picture[]> {
  const { data } = await academy.graphql<{ thread: { posts: { number: number; pictures: Picture[] }[] } }>(
    'query ($id: ID!) { thread(id: $id) { ... on ThreadPage { posts { number pictures { small large width height alt } } } } }',
    { id },
    person.cookie,
  );
  return data?.thread.posts.find((one) => one.number === number)?.pictures ?? [];
}

const get = (url: string, person?: SignedInPerson) =>
  academy.app.inject({ url, headers: person ? { cookie: person.cookie } : {} });

async function numberIn(answer: { headers: Record<string, unknown>; statusCode: number }): Promise<number> {
  expect(answer.statusCode).toBe(302);
  return Number(/bericht=(\d+)/.exec(String(answer.headers.location))?.[1]);
}

async function stored(): Promise<number> {
  let count = 0;
  for await (const _ of academy.app.get(FileStore).all()) count += 1;
  return count;
}

test('a picture goes along with a post, without where it was taken, for those who may read the conversation', async () => {
  const answer = await post(
    els,
    { ...words('Kijk'), alt1: 'Een poort' },
    { picture1: ['poort.jpg', await photograph(900, 600)] },
  );
  const number = await numberIn(answer);
  const [picture] = await picturesOf(jan, number);
  expect(picture).toMatchObject({ width: 540, height: 360, alt: 'Een poort' });
  for (const address of [picture?.small ?? '', picture?.large ?? '']) {
    const file = await get(address, jan);
    expect([file.statusCode, file.headers['content-type'], file.headers['cache-control']]).toEqual([
      ...[200, 'image/webp', 'private, no-cache'],
    ]);
    expect((await sharp(file.rawPayload).metadata()).exif).toBeUndefined();
    const statuses = [(await get(address)).statusCode, (await get(address, stranger)).statusCode];
    expect(statuses).toEqual([401, 404]);
    // the library knows nothing of it
    expect((await get(address.replace('/gesprekken/beelden/', '/media/'), els)).statusCode).toBe(404);
  }
});

test('the same form twice is one post with its pictures once, and so it is at once', async () => {
  const body = await drawnPicture();
  const send = () => post(els, { ...words('Tweemaal'), alt1: 'Iets' }, { picture1: ['a.png', body] });
  const answers = await Promise.all([send(), send()]);
  const numbers = await Promise.all([...answers, await send()].map(numberIn));
  expect(new Set(numbers).size).toBe(1);
  expect(await picturesOf(els, numbers[0] ?? 0)).toHaveLength(1);
});

test('a hidden post shows its pictures to its author and those who keep order; a deleted one to nobody, and they are gone', async () => {
  const body = await drawnPicture();
  const number = await numberIn(
    await post(els, { ...words('Weg ermee'), alt1: 'Iets' }, { picture1: ['a.png', body] }),
  );
  const [picture] = await picturesOf(els, number);
  const address = picture?.small ?? '';
  await talking.moderate(facilitator, thread, number, true, 'Even weg');
  expect(await picturesOf(jan, number)).toEqual([]);
  const seen = await Promise.all([jan, els, facilitator].map(async (one) => (await get(address, one)).statusCode));
  expect(seen).toEqual([404, 200, 200]);
  await academy.settled();
  const before = await stored();
  await talking.delete(els, thread, number);
  await academy.settled();
  expect([(await get(address, els)).statusCode, (await get(address, facilitator)).statusCode]).toEqual([404, 404]);
  expect(await stored()).toBe(before - 1);
});

test('a post that moves takes its pictures along', async () => {
  const body = await drawnPicture();
  const number = await numberIn(await post(els, { ...words('Verhuist'), alt1: 'Iets' }, { picture1: ['a.png', body] }));
  const [picture] = await picturesOf(jan, number);
  const elsewhere = await talking.begun(els, LESSON, { text: 'Elders', title: 'Elders' });
  expect(await talking.move(facilitator, thread, [number], elsewhere)).toMatchObject({ threadId: elsewhere });
  expect(await picturesOf(jan, number)).toEqual([]);
  expect(await picturesOf(jan, 2, elsewhere)).toEqual([picture]);
  expect((await get(picture?.small ?? '', jan)).statusCode).toBe(200);
});

test('what is no picture, says nothing, or is one too many is refused at its place, and the text stays', async () => {
  const [page, picture] = [Buffer.from('<html>'), await drawnPicture()];
  await academy.settled();
  const before = await sql('select id from media.item');
  const refused = await post(els, { ...words('Blijft staan'), alt2: 'Iets' }, { picture2: ['a.png', page] });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Blijft staan</textarea>');
  expect(refused.body).toMatch(/id="veld-picture2-error".*?Dit is geen/s);
  const mute = await post(els, words('Blijft staan'), { picture3: ['a.png', picture] });
  expect(mute.body).toMatch(/id="veld-alt3-error".*?wat er te zien is/s);
  const upload = /name="picture3.kept" value="([^"]+)"/.exec(mute.body)?.[1] ?? '';
  expect(await sql('select id from media.item')).toEqual(before);
  // the picture is here, only words were missing
  const number = await numberIn(await post(els, { ...words('Blijft staan'), 'picture3.kept': upload, alt3: 'Iets' }));
  expect(await picturesOf(els, number)).toMatchObject([{ alt: 'Iets' }]);
  // it stands in that post, and in no other
  expect((await post(els, { ...words('Nog eens'), 'picture1.kept': upload, alt1: 'Iets' })).statusCode).toBe(422);
  expect((await post(jan, { ...words('Van een ander'), 'picture1.kept': upload, alt1: 'Iets' })).statusCode).toBe(422);
  const film = await post(
    els,
    { ...words('Een film'), alt1: 'Iets' },
    { picture1: ['a.mp4', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isom', 'latin1')] },
  );
  expect(film.body).toContain('Dit is geen beeld dat hier kan staan');
});

test('a visitor sends no files, and nobody sends any to other pages', async () => {
  const form = '--x\r\ncontent-disposition: form-data; name="a"; filename="a.png"\r\n\r\nabc\r\n--x--\r\n';
  const send = (url: string, cookie = '') =>
    academy.app.inject({
      ...{ method: 'POST', url, payload: form },
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...(cookie ? { cookie } : {}) },
    });
  expect((await send(`/gesprekken/${thread}`)).statusCode).toBe(415);
  expect((await send('/account', els.cookie)).statusCode).toBe(415);
  expect((await send('/studio/media', els.cookie)).statusCode).toBe(403);
  const broken = { 'content-type': 'multipart/form-data', cookie: els.cookie };
  expect(
    (await academy.app.inject({ method: 'POST', url: `/gesprekken/${thread}`, headers: broken, payload: 'x' }))
      .statusCode,
  ).toBe(400);
  const many = Array.from(
    { length: 70 },
    (_, at) => `--x\r\ncontent-disposition: form-data; name="${at}"; filename="a.png"\r\n\r\nabc\r\n`,
  );
  const flood = await academy.app.inject({
    ...{ method: 'POST', url: `/gesprekken/${thread}`, payload: `${many.join('')}--x--\r\n` },
    headers: { 'content-type': 'multipart/form-data; boundary=x', cookie: els.cookie },
  });
  expect(flood.statusCode).toBeLessThan(500);
});
