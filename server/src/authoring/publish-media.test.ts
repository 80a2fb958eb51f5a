import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Grant } from '../access/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { MediaSender } from '../testing/media.ts';
import { CAPTIONS, drawnPicture, filmFile } from '../testing/media-files.ts';
import { signIn } from '../testing/people.ts';
import { PublishModule } from './publish-module.ts';

let academy: TestAcademy;
let author: MediaSender;
let writer: string;
let learner: string;
let reader: string;

beforeAll(async () => {
  academy = await testAcademy();
  writer = (await signIn(academy, { roles: ['learner', 'author'] })).cookie;
  author = new MediaSender(academy, writer);
  learner = (await signIn(academy)).cookie;
  const entitled = await signIn(academy);
  reader = entitled.cookie;
  const source = { kind: 'staff', id: 'proef' } as const;
  const subject = { kind: 'module', key: 'met-beeld' } as const;
  await academy.app
    .get(Grant, { strict: false })
    .run({ personId: entitled.id, subject, source, reason: 'voor de proef' });
});
afterAll(() => academy.close());

async function picture(title: string): Promise<{ id: string; source: string }> {
  const { item } = await author.addFile(await drawnPicture(400, 300), { title });
  await academy.settled();
  return { id: String(item.id), source: String(item.source) };
}

const imageLine = (source: string) => `::image{#beeld src="${source}" alt="Een poort"}\n`;

/** Publishes a module with this in its one paid lesson, and in a free one if there is something. */
function publish(body: string, free?: string) {
  const lessons = [
    { key: 'betaald', title: 'De betaalde les', body },
    ...(free ? [{ key: 'gratis', title: 'De gratis les', free: true, body: free }] : []),
  ];
  const manuscript = moduleManuscript({ key: 'met-beeld', title: 'Met beeld', lessons });
  return academy.app.get(PublishModule, { strict: false }).run(systemCaller, manuscript);
}

async function segmentsOf(lesson: string, cookie: string): Promise<Record<string, unknown>[]> {
  const { data } = await academy.graphql<{ lesson: { segments: Record<string, unknown>[] } }>(
    `query ($lesson: String!) { lesson(module: "met-beeld", lesson: $lesson) { ... on Lesson { segments } } }`,
    { lesson },
    cookie,
  );
  return data?.lesson.segments ?? [];
}

/** The addresses in what a lesson shows. */
async function addressesIn(lesson: string, cookie: string): Promise<string[]> {
  const text = JSON.stringify(await segmentsOf(lesson, cookie));
  return [...new Set(text.match(/\/media\/[0-9a-f]{32}\.[a-z0-9]+/g) ?? [])];
}

const status = async (address: string, cookie: string) => (await author.get(address, {}, cookie)).statusCode;

test('a picture of a paid lesson is there in sizes for who may read it, and for nobody else', async () => {
  const { id, source } = await picture('Betaald beeld');
  await publish(imageLine(source));
  const [segment] = await segmentsOf('betaald', reader);
  expect(segment?.html).toMatch(
    /<picture><source type="image\/avif" srcset="\/media\/[0-9a-f]{32}\.avif 360w, \/media\/[0-9a-f]{32}\.avif 400w" sizes="[^"]+"><source type="image\/webp"[^>]+><img src="\/media\/[0-9a-f]{32}\.jpg" width="400" height="300" alt="Een poort" loading="lazy" decoding="async"><\/picture>/,
  );
  const addresses = await addressesIn('betaald', reader);
  expect(addresses).toHaveLength(5);
  for (const address of addresses) {
    expect([await status(address, ''), await status(address, learner), await status(address, reader)]).toEqual([
      404, 404, 200,
    ]);
    expect((await author.get(address, {}, reader)).headers['cache-control']).toBe('private, no-cache');
  }
  const refused = await author.delete(id);
  expect(refused.item).toMatchObject({
    __typename: 'MediaInUse',
    uses: [{ moduleTitle: 'Met beeld', lessonTitle: 'De betaalde les', current: true }],
  });
});

test('what a free lesson shows is for everybody and every cache, until it shows it no more', async () => {
  const { id, source } = await picture('Gratis beeld');
  await publish('Tekst. {#tekst}\n', imageLine(source));
  const [address = ''] = await addressesIn('gratis', '');
  const answer = await author.get(address, {}, '');
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  await publish('Tekst. {#tekst}\n');
  expect([await status(address, ''), await status(address, reader)]).toEqual([404, 200]);
  expect((await author.delete(id)).item).toMatchObject({ uses: [{ lessonTitle: 'De gratis les', current: false }] });
  expect((await author.shelf({ search: 'gratis beeld', unused: true })).total).toBe(0);
});

test('another file in its place comes with the next version; the version before keeps its own', async () => {
  const { id, source } = await picture('Vervangen beeld');
  const first = await publish(imageLine(source));
  const before = await addressesIn('betaald', reader);
  await author.replace(id, await author.send(await drawnPicture(500, 200)));
  await academy.settled();
  expect(await addressesIn('betaald', reader)).toEqual(before);
  const second = await publish(imageLine(source));
  expect(second.number).toBe(first.number + 1);
  const after = await addressesIn('betaald', reader);
  expect(after.filter((address) => before.includes(address))).toEqual([]);
  for (const address of [...before, ...after]) expect(await status(address, reader)).toBe(200);
});

test('what takes the place of a free picture is for nobody else, as long as no lesson shows it', async () => {
  const { id, source } = await picture('Nog niet getoond');
  await publish('Tekst. {#tekst}\n', imageLine(source));
  const [free = ''] = await addressesIn('gratis', '');
  await author.replace(id, await author.send(await drawnPicture(500, 200)));
  await academy.settled();
  const { address } = await author.item(String(id));
  expect([await status(free, ''), await status(String(address), ''), await status(String(address), reader)]).toEqual([
    200, 404, 404,
  ]);
  expect((await author.get(String(address))).statusCode).toBe(200);
});

test('what is not there, not ready, of another kind or without consent keeps a module from being published', async () => {
  const { id, source } = await picture('Gezichten');
  await expect(publish(imageLine('mediatheek/geen'))).rejects.toThrow('staat niets onder mediatheek/geen');
  await expect(publish(`::download[Blad]{#blad src="mediatheek/geen"}\n`)).rejects.toThrow('staat niets onder');
  await expect(
    publish(`:::film{#film src="${source}" captions="${source}" title="Film"}\nTekst.\n:::\n`),
  ).rejects.toThrow('iets anders dan wat op deze plaats kan staan');
  await author.describe(id, 1, { recognisable: true });
  await expect(publish(imageLine(source))).rejects.toThrow('mensen herkenbaar');
  await author.describe(id, 2, { recognisable: true, consentWho: 'De ouders', consentUntil: '2020-01-01' });
  await expect(publish(imageLine(source))).rejects.toThrow('mensen herkenbaar');
  await author.describe(id, 3, { recognisable: true, consentWho: 'De ouders' });
  await publish(imageLine(source));
});

test('a film stands in a lesson with its captions and poster, once it has captions', async () => {
  const poster = await picture('Affiche');
  const { item } = await author.addFile(filmFile(), { alt: '' });
  const source = String(item.source);
  const film = `:::film{#film src="${source}" captions="${source}" poster="${poster.source}" title="De eerste dag"}\nGoeiemorgen.\n:::\n`;
  await expect(publish(film)).rejects.toThrow('nog geen ondertitels');
  await author.caption(String(item.id), await author.send(Buffer.from(CAPTIONS)));
  await publish(film);
  const [segment] = await segmentsOf('betaald', reader);
  expect(segment).toMatchObject({
    type: 'film',
    src: expect.stringMatching(/^\/media\/[0-9a-f]{32}\.mp4$/),
    poster: expect.stringMatching(/^\/media\/[0-9a-f]{32}\.webp$/),
    captions: { src: expect.stringMatching(/^\/media\/[0-9a-f]{32}\.vtt$/) },
  });
  for (const address of await addressesIn('betaald', reader))
    expect([await status(address, learner), await status(address, reader)]).toEqual([404, 200]);
});

test('what the studio shows and checks finds media as a publication does, and a fault says in which block it is', async () => {
  const ask = async <Done>(query: string, variables: object): Promise<Done> => {
    const { data, errors } = await academy.graphql<{ done: Done }>(query, { ...variables }, writer);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.done;
  };
  const { source } = await picture('In de studio');
  const { key } = await ask<{ key: string }>(
    `mutation ($title: String!, $requestKey: String!) {
      done: makeModule(title: $title, requestKey: $requestKey) { ... on DraftChanged { key } } }`,
    { title: 'In de studio', requestKey: randomUUID() },
  );
  await ask(`mutation ($input: ChangeOutlineInput!) { done: changeOutline(input: $input) { __typename } }`, {
    input: { key, act: 'add', baseRevision: 1, requestKey: randomUUID(), title: 'Beeld', phase: 'why' },
  });
  let baseRevision = 1;
  const write = async (src: string) => {
    const image = { type: 'image', attrs: { key: 'het-beeld', src, alt: 'Een poort', decorative: false, caption: '' } };
    const document = JSON.stringify({ type: 'doc', content: [image] });
    const input = { module: key, lesson: 'beeld', baseRevision, saveId: randomUUID(), document };
    const saved = await ask<{ revision: number }>(
      `mutation ($input: SaveLessonInput!) { done: saveLesson(input: $input) { __typename ... on LessonSaved { revision } } }`,
      { input },
    );
    baseRevision = saved.revision;
  };
  const faults = async () => {
    const { problems } = await ask<{ problems: { sentence: string; lesson: string; block: string }[] }>(
      `query ($key: String!) { done: draftCheck(key: $key) { ... on DraftCheck { problems { sentence lesson block } } } }`,
      { key },
    );
    return problems.filter((one) => one.sentence.includes('mediatheek'));
  };
  await write(source);
  expect(await faults()).toEqual([]);
  const { segments } = await ask<{ segments: { html: string }[] }>(
    `query ($key: String!) { done: lessonPreview(module: $key, lesson: "beeld") { ... on LessonPreview { segments } } }`,
    { key },
  );
  expect(segments[0]?.html).toMatch(/<img src="\/media\/[0-9a-f]{32}\.jpg"/);
  await write('mediatheek/staat-er-niet');
  expect(await faults()).toMatchObject([{ lesson: 'beeld', block: 'het-beeld' }]);
});
