import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PublishCases, PublishModule } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type ModuleSketch, moduleManuscript } from '../testing/manuscripts.ts';

const HERE = 'http://localhost:3000';
const SECRET = 'Wat alleen kopers lezen.';
const CASE = { barrier: 'trust', age: 'a', channel: 'c', statements: [], questions: ['V?'] };

let academy: TestAcademy;
const publish = (sketch: Partial<ModuleSketch> = {}) =>
  academy.app.get(PublishModule, { strict: false }).run(
    systemCaller,
    moduleManuscript({
      key: 'rust',
      slug: 'rust-aan-tafel',
      title: 'Rust & "vrede" <aan> tafel',
      lessons: [{ key: 'les', body: `${SECRET} {#a}\n` }],
      ...sketch,
    }),
  );
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await academy.app
    .get(PublishCases, { strict: false })
    .run(systemCaller, [
      { ...CASE, key: 'geval', slug: 'geval', title: 'Een geval', situation: SECRET, approach: SECRET },
    ]);
  await publish();
});
afterAll(() => academy.close());

type Entry = { id: string; title: string; href: string; published: string; updated: string };

async function read(): Promise<{ body: string; id: string; updated: string; entries: Entry[] }> {
  const { body } = await academy.app.inject({ url: '/nieuw.atom' });
  const one = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
  const [head = '', ...entries] = body.split('<entry>');
  return {
    body,
    id: one(head, 'id'),
    updated: one(head, 'updated'),
    entries: entries.map((xml) => ({
      ...{
        id: one(xml, 'id'),
        title: one(xml, 'title'),
        published: one(xml, 'published'),
        updated: one(xml, 'updated'),
      },
      href: /<link rel="alternate" type="text\/html" href="([^"]+)"\/>/.exec(xml)?.[1] ?? '',
    })),
  };
}

test('the feed has an entry for each module and case, the newest first, with what an entry of Atom must have', async () => {
  const { headers } = await academy.app.inject({ url: '/nieuw.atom' });
  expect(headers).toMatchObject({
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, max-age=3600',
  });
  const { body, id, updated, entries } = await read();
  expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
  expect(body).toContain(`<link rel="self" type="application/atom+xml" href="${HERE}/nieuw.atom"/>`);
  expect(body).toMatch(/<author><name>[^<]+<\/name><\/author>/);
  expect(entries.map(({ title, href }) => [title, href])).toEqual([
    ['Rust &amp; &quot;vrede&quot; &lt;aan&gt; tafel', `${HERE}/modules/rust-aan-tafel`],
    ['Een geval', `${HERE}/praktijkvoorbeelden/geval`],
  ]);
  for (const entry of entries)
    expect(entry.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set([id, ...entries.map((entry) => entry.id)]).size).toBe(3);
  expect(updated).toBe(
    entries
      .map((entry) => entry.updated)
      .toSorted()
      .at(-1),
  );
});

test('nothing that is paid for stands in it', async () => {
  expect((await read()).body).not.toContain(SECRET);
});

test('an entry changes only when something is published, and stays the same one at a new address', async () => {
  const before = await read();
  await publish();
  expect(await read()).toEqual(before);
  await publish({ slug: 'vrede-aan-tafel' });
  const [was, now] = [before.entries[0]!, (await read()).entries[0]!];
  expect(now).toMatchObject({ id: was.id, published: was.published, href: `${HERE}/modules/vrede-aan-tafel` });
  expect(now.updated > was.updated).toBe(true);
});

test('a reader that has it already is told so', async () => {
  const { headers } = await academy.app.inject({ url: '/nieuw.atom' });
  const again = await academy.app.inject({ url: '/nieuw.atom', headers: { 'if-none-match': headers.etag as string } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test.each(['/', '/modules', '/leren/vrede-aan-tafel/les'])('%s names the feed', async (url) => {
  const { body } = await academy.app.inject({ url, headers: { accept: 'text/html', 'accept-language': 'fr' } });
  expect(body).toContain(
    '<link rel="alternate" type="application/atom+xml" title="Nouveaux modules et exemples de terrain" href="/nieuw.atom">',
  );
});
