import { empty } from './features/offline/clear.ts';
import {
  cacheOf,
  cleanUp,
  copyAt,
  isAsset,
  isOf,
  NO_CONNECTION,
  ownerHere,
  put,
  tidy,
} from './features/offline/kept.ts';
import { WHOSE } from './features/offline/whose.ts';

/**
 * The worker that shows kept pages where there is no connection. It answers pages that are asked for by address and built files, nothing else: no
 * form, no API, nothing of another site. Where nothing is kept it hands on what the network says.
 */
type Later = Event & { waitUntil: (work: Promise<unknown>) => void };
type Asked = Later & { request: Request; respondWith: (answer: Promise<Response>) => void };
declare const self: {
  location: Location;
  clients: { claim: () => Promise<void> };
  registration: { unregister: () => Promise<boolean> };
  skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', hear: (event: Later) => void): void;
  addEventListener(type: 'fetch', hear: (event: Asked) => void): void;
};

/** A connection that says nothing for so long is none. */
const PATIENCE_MS = 10_000;
const NOBODY_THERE = [502, 503, 504];
/** What is here no more for this person goes from the device too. */
const GONE = [403, 404, 410];

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(cleanUp().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (isAsset(pathname)) event.respondWith(asset(request));
  else if (request.mode === 'navigate') {
    event.respondWith(page(event));
    event.waitUntil(stayOnlyWhereWanted());
  }
});

async function asset(request: Request): Promise<Response> {
  return (await keptAsset(request).catch(() => undefined)) ?? fetch(request);
}

async function keptAsset(request: Request): Promise<Response | undefined> {
  const owner = await ownerHere();
  return owner === undefined ? undefined : (await cacheOf(owner)).match(request.url);
}

/** The network first. A copy is shown where that says nothing, to nobody but the person whose it is. */
async function page(event: Asked): Promise<Response> {
  const { request } = event;
  const owner = await ownerHere().catch(() => undefined);
  if (owner === undefined) return fetch(request);
  const cache = await cacheOf(owner);
  const { pathname, search } = new URL(request.url);
  const copy = await copyAt(cache, pathname);
  let answer: Response;
  try {
    answer = await (copy ? inTime(fetch(request)) : fetch(request));
  } catch {
    return copy ?? (await copyAt(cache, NO_CONNECTION)) ?? Response.error();
  }
  if (copy && NOBODY_THERE.includes(answer.status)) return copy;
  const whose = answer.headers.get(WHOSE);
  if (whose !== null && whose !== owner) {
    await empty();
    return answer;
  }
  if (copy && search === '') {
    if (isOf(owner, answer)) event.waitUntil(renew(cache, pathname, answer.clone()));
    else if (GONE.includes(answer.status)) await cache.delete(pathname);
  }
  return answer;
}

async function renew(cache: Cache, path: string, answer: Response): Promise<void> {
  await put(cache, path, answer);
  await tidy(cache);
}

function inTime(answer: Promise<Response>): Promise<Response> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE_MS));
  return Promise.race([answer, late]);
}

let asked = false;

/** Once in its life it asks whether it is still there; where it is not, it takes away what is kept, and itself. */
async function stayOnlyWhereWanted(): Promise<void> {
  if (asked) return;
  asked = true;
  const answer = await fetch('/sw.js', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (answer?.status !== 404 && answer?.status !== 410) return;
  await empty();
  await self.registration.unregister();
}
