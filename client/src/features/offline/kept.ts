import { clear, empty, FAMILY } from './clear.ts';
import { WHOSE } from './whose.ts';

/**
 * What stands on this device to be read without a connection: in one cache, named after the one person whose it is. The worker
 * and the pages share this; neither keeps anything else.
 */

/** How it is kept. Caches of another form are cleaned up, never read. */
const FORM = 1;
const BEGINNING = `${FAMILY}${FORM}-`;

/** What stays with whatever is kept: the list, and what is said in place of a page that is not kept. */
const LIST = '/onderweg';
export const NO_CONNECTION = '/onderweg/geen-verbinding';
const ALONG: readonly string[] = [LIST, NO_CONNECTION];

/** What goes along with one page alone. */
const WITH: Readonly<Record<string, string>> = { '/mijn-stappen': '/mijn-stappen/nieuw' };

/** A copy that was not renewed for so long is no longer shown. */
const DAYS_KEPT = 30;

export type KeptPage = { path: string; title: string; keptAt: Date; bytes: number };

/** Whose copies stand on this device. Where it could be more than one person, nobody's do. */
export async function ownerHere(): Promise<string | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(BEGINNING));
  return names.length === 1 ? names[0]?.slice(BEGINNING.length) : undefined;
}

/** Takes away what an earlier worker kept in another form. */
export async function cleanUp(): Promise<void> {
  await clear((name) => !name.startsWith(BEGINNING));
}

export function cacheOf(person: string): Promise<Cache> {
  return caches.open(BEGINNING + person);
}

/** Keeps pages for a person. False when one of them is not theirs, not there, or nothing can be kept. */
export async function keepFor(person: string, path: string): Promise<boolean> {
  const owner = await ownerHere();
  if (owner !== person) await empty();
  // opened before anything is asked: when somebody signs out meanwhile, what is put into it goes with it
  const cache = await cacheOf(person);
  try {
    for (const page of [...ALONG, WITH[path], path]) {
      if (page === undefined) continue;
      const answer = await fetch(page, { headers: { accept: 'text/html' }, cache: 'no-store' });
      if (!(await isTheirs(person, answer))) return false;
      await put(cache, page, answer);
    }
    return await caches.has(BEGINNING + person);
  } catch {
    return false;
  } finally {
    await tidy(cache);
  }
}

/** Fetches a kept page anew, after something was changed on it. */
export async function renewFor(person: string, path: string): Promise<void> {
  if ((await ownerHere()) !== person) return;
  const cache = await cacheOf(person);
  if (!(await cache.match(path))) return;
  const answer = await fetch(path, { headers: { accept: 'text/html' }, cache: 'no-store' });
  if (!(await isTheirs(person, answer))) return;
  await put(cache, path, answer);
  await tidy(cache);
}

/** Whether this answer is a page that is really there, as this person sees it. */
export function isOf(person: string, answer: Response): boolean {
  return answer.status === 200 && !answer.redirected && answer.headers.get(WHOSE) === person;
}

/** The same; where it turns out that somebody else is here by now, all that is kept goes. */
async function isTheirs(person: string, answer: Response): Promise<boolean> {
  if (answer.headers.get(WHOSE) !== person) await empty();
  return isOf(person, answer);
}

/** Puts a page there, once all it needs is there. */
export async function put(cache: Cache, path: string, answer: Response): Promise<void> {
  const text = await answer.text();
  const needs = await bring(cache, text);
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set('x-kept-at', new Date().toISOString());
  headers.set('x-kept-title', encodeURIComponent(titleOf(text)));
  headers.set('x-kept-needs', needs.map(({ asset }) => asset).join(' '));
  const bytes = needs.reduce((sum, need) => sum + need.bytes, new TextEncoder().encode(text).length);
  headers.set('x-kept-bytes', String(bytes));
  await cache.put(path, new Response(text, { headers }));
}

/** A copy, when there is one that still may be shown. */
export async function copyAt(cache: Cache, path: string): Promise<Response | undefined> {
  const copy = await cache.match(path);
  return copy && Date.now() - keptAt(copy).getTime() < DAYS_KEPT * 86_400_000 ? copy : undefined;
}

/** What somebody asked to keep, the last first. */
export async function keptPages(): Promise<KeptPage[]> {
  const owner = await ownerHere();
  if (owner === undefined) return [];
  const cache = await cacheOf(owner);
  const pages = await Promise.all((await pathsIn(cache)).map((path) => pageAt(cache, path)));
  return pages
    .filter((page) => page !== undefined)
    .filter(({ path }) => !ALONG.includes(path) && !Object.values(WITH).includes(path))
    .sort((one, other) => other.keptAt.getTime() - one.keptAt.getTime());
}

/** Takes one page away; with the last one goes everything. */
export async function remove(path: string): Promise<void> {
  const owner = await ownerHere();
  if (owner === undefined) return;
  const cache = await cacheOf(owner);
  await cache.delete(path);
  await cache.delete(WITH[path] ?? path);
  if ((await keptPages()).length === 0) await empty();
  else await tidy(cache);
}

/** Takes away what no page needs any more. */
export async function tidy(cache: Cache): Promise<void> {
  const requests = await cache.keys();
  const needed = new Set<string>();
  for (const request of requests) {
    const needs = (await cache.match(request))?.headers.get('x-kept-needs') ?? '';
    for (const need of needs.split(' ')) needed.add(need);
  }
  const assets = requests.filter(({ url }) => isAsset(new URL(url).pathname));
  await Promise.all(
    assets.filter(({ url }) => !needed.has(new URL(url).pathname)).map((request) => cache.delete(request)),
  );
}

export const isAsset = (path: string) => path.startsWith('/assets/');

async function pathsIn(cache: Cache): Promise<string[]> {
  return (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => !isAsset(path));
}

async function pageAt(cache: Cache, path: string): Promise<KeptPage | undefined> {
  const copy = await copyAt(cache, path);
  if (!copy) return undefined;
  return {
    path,
    title: decodeURIComponent(copy.headers.get('x-kept-title') ?? ''),
    keptAt: keptAt(copy),
    bytes: Number(copy.headers.get('x-kept-bytes')),
  };
}

const keptAt = (copy: Response) => new Date(copy.headers.get('x-kept-at') ?? 0);

function titleOf(html: string): string {
  const written = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
  const plain = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
  const title = written.replace(/&(?:amp|lt|gt|quot);/g, (entity) => plain[entity as keyof typeof plain]);
  return title.replace(/ · Fluxus academie$/, '');
}

/** Names of built files, as they stand in documents, scripts and styles. */
const NAME = /[\w.-]+-[\w-]{8}\.(?:js|css|woff2)/g;
/** The sentences are one file a language; a page needs those of its own. */
const SENTENCES = /^(?:nl-BE|fr|en)-/;

function namesIn(text: string): string[] {
  return [...new Set(text.match(NAME) ?? [])];
}

/** Brings what a page needs, and what that needs in turn. What is there already stays: its name says what is in it. */
async function bring(cache: Cache, html: string): Promise<{ asset: string; bytes: number }[]> {
  const first = namesIn(html);
  const waiting = [...first];
  const known = new Set(waiting);
  const brought: { asset: string; bytes: number }[] = [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const asset = `/assets/${name}`;
    const answer = (await cache.match(asset)) ?? (await fetch(asset));
    if (!answer.ok) {
      // a name that only looked like one; what the document itself names must be there
      if (first.includes(name)) throw new Error(`${asset} is not there`);
      continue;
    }
    const copy = answer.clone();
    const content = await answer.arrayBuffer();
    await cache.put(asset, copy);
    brought.push({ asset, bytes: content.byteLength });
    if (name.endsWith('.woff2')) continue;
    const found = namesIn(new TextDecoder().decode(content)).filter((one) => !SENTENCES.test(one));
    for (const next of found.filter((one) => !known.has(one))) {
      known.add(next);
      waiting.push(next);
    }
  }
  return brought;
}
