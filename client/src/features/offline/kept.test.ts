import { beforeEach, describe, expect, test } from '@jest/globals';
import { empty } from './clear.ts';
import { cacheOf, cleanUp, copyAt, keepFor, keptPages, ownerHere, remove, renewFor } from './kept.ts';
import { WHOSE } from './whose.ts';

const SITE = 'https://academie.test';
const pathOf = (asked: string | { url: string }) =>
  new URL(typeof asked === 'string' ? asked : asked.url, SITE).pathname;

/** As browsers keep it; what is put into a cache that was deleted meanwhile goes nowhere. */
class FakeCache {
  readonly entries = new Map<string, Response>();
  match = async (asked: string | { url: string }) => this.entries.get(pathOf(asked))?.clone();
  put = async (asked: string | { url: string }, answer: Response) => void this.entries.set(pathOf(asked), answer);
  delete = async (asked: string | { url: string }) => this.entries.delete(pathOf(asked));
  keys = async () => [...this.entries.keys()].map((path) => ({ url: SITE + path }));
}
const stores = new Map<string, FakeCache>();
const open = async (name: string) => {
  const store = stores.get(name) ?? new FakeCache();
  stores.set(name, store);
  return store;
};
const fakeCaches = {
  open,
  keys: async () => [...stores.keys()],
  has: async (name: string) => stores.has(name),
  delete: async (name: string) => stores.delete(name),
};

let signedIn: string;
let asked: string[];
let meanwhile: (path: string) => Promise<void>;

const page = (title: string) =>
  `<title>${title} · Fluxus academie</title><script src="/assets/learner-Abcd1234.js"></script><link href="/assets/nl-BE-Abcd1234.js">`;
const FILES: Record<string, string> = {
  '/assets/learner-Abcd1234.js': 'import"./chunk-Abcd1234.js";()=>import("./fr-Abcd1234.js");"niet-echt123.js"',
  '/assets/nl-BE-Abcd1234.js': '',
  '/assets/fr-Abcd1234.js': '',
  '/assets/chunk-Abcd1234.js': '',
};

Object.assign(globalThis, {
  caches: fakeCaches,
  fetch: async (path: string) => {
    asked.push(path);
    await meanwhile(path);
    const file = FILES[path];
    if (file !== undefined) return new Response(file);
    if (path.startsWith('/assets/')) return new Response('', { status: 404 });
    if (path === '/leren/niet/van-mij') return new Response('', { status: 403, headers: { [WHOSE]: signedIn } });
    return new Response(page(`Les &amp; ${path}`), { headers: { [WHOSE]: signedIn, 'content-security-policy': 'x' } });
  },
});

const LESSON = '/leren/vertrouwen/een';

beforeEach(() => {
  stores.clear();
  signedIn = 'els';
  asked = [];
  meanwhile = async () => undefined;
});

describe('what is kept on a device', () => {
  test('is a page with all it needs, in its own language, and nothing more', async () => {
    expect(await keepFor('els', LESSON)).toBe(true);
    expect(await ownerHere()).toBe('els');
    expect(await keptPages()).toMatchObject([{ path: LESSON, title: `Les & ${LESSON}`, keptAt: expect.any(Date) }]);
    const paths = [...(stores.get('onderweg-1-els')?.entries.keys() ?? [])].sort();
    expect(paths).toEqual([
      '/assets/chunk-Abcd1234.js',
      '/assets/learner-Abcd1234.js',
      '/assets/nl-BE-Abcd1234.js',
      LESSON,
      '/onderweg',
      '/onderweg/geen-verbinding',
    ]);
    const copy = await copyAt(await cacheOf('els'), LESSON);
    expect(copy?.headers.get('content-security-policy')).toBe('x');
  });

  test('is not there when the page is not open to who asks', async () => {
    expect(await keepFor('els', '/leren/niet/van-mij')).toBe(false);
    expect(await keptPages()).toEqual([]);
  });

  test('goes with the last page', async () => {
    await keepFor('els', LESSON);
    await keepFor('els', '/mijn-stappen');
    await remove(LESSON);
    expect((await keptPages()).map(({ path }) => path)).toEqual(['/mijn-stappen']);
    await remove('/mijn-stappen');
    expect(stores.size).toBe(0);
  });

  test('is shown no more after a month without being renewed', async () => {
    await keepFor('els', LESSON);
    const store = stores.get('onderweg-1-els');
    const old = await store?.match(LESSON);
    if (!store || !old) throw new Error('the lesson is not kept');
    const headers = new Headers(old.headers);
    headers.set('x-kept-at', new Date(Date.now() - 31 * 86_400_000).toISOString());
    await store.put(LESSON, new Response(await old.text(), { headers }));
    expect(await copyAt(await cacheOf('els'), LESSON)).toBeUndefined();
    await renewFor('els', LESSON);
    expect(await copyAt(await cacheOf('els'), LESSON)).toBeDefined();
  });
});

describe('somebody else on the same device', () => {
  test('who keeps something has nothing of who was here before', async () => {
    await keepFor('els', LESSON);
    signedIn = 'piet';
    expect(await keepFor('piet', '/leren/vertrouwen/twee')).toBe(true);
    expect([...stores.keys()]).toEqual(['onderweg-1-piet']);
  });

  test('is not kept under another name, whichever page an old tab asks for', async () => {
    signedIn = 'piet';
    expect(await keepFor('els', LESSON)).toBe(false);
    expect(await keptPages()).toEqual([]);
    await renewFor('els', LESSON);
    expect(await keptPages()).toEqual([]);
  });

  test('finds nothing of a page that was being kept while its person signed out', async () => {
    for (const moment of ['/onderweg', LESSON, '/assets/learner-Abcd1234.js']) {
      meanwhile = async (path) => {
        if (path === moment) await empty();
      };
      expect({ moment, kept: await keepFor('els', LESSON) }).toEqual({ moment, kept: false });
      expect(await keptPages()).toEqual([]);
    }
  });

  test('sees nobody’s where it could be more than one person’s', async () => {
    await open('onderweg-1-els');
    await open('onderweg-1-piet');
    expect(await ownerHere()).toBeUndefined();
  });
});

test('caches of another form are cleaned up, those of others stay', async () => {
  for (const name of ['onderweg-0-els', 'onderweg-1-els', 'iets-anders']) await open(name);
  await cleanUp();
  expect([...stores.keys()]).toEqual(['onderweg-1-els', 'iets-anders']);
});
