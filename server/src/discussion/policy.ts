import { type Caller, hasRole, type Role } from '../platform/graphql/caller.ts';
import type { Place, PlaceMap } from './places.ts';

/** What a caller may open, as far as conversations ask. */
export type Opened = Readonly<{
  /** Facilitators, authors and administrators read every conversation. */
  every: boolean;
  /** Keys of what opens: modules that they may open, and workshops in which they take part. */
  modules: ReadonlySet<string>;
  places: PlaceMap;
}>;

/** What is open, as statements ask it: the anchors, all that are published, and the modules for what is so no more. */
export function openPlaces(opened: Opened): { every: boolean; open: string[]; published: string[]; modules: string[] } {
  const places = [...opened.places.values()];
  const open = places.filter((place) => mayOpen(opened, place)).map((place) => place.anchor);
  return {
    every: opened.every,
    open,
    published: places.map((place) => place.anchor),
    modules: [...opened.modules],
  };
}

/** Who stands behind the modules, writes them or answers for the academy. Not who only handles its money. */
export function readsEverything(caller: Caller): boolean {
  return rolesReadEverything(caller.person?.roles ?? []);
}

export function rolesReadEverything(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'facilitator' || role === 'author' || role === 'administrator');
}

/** Who keeps order in conversations. */
export const MODERATORS = ['facilitator', 'administrator'] as const;

export function mayModerate(caller: Caller): boolean {
  return hasRole(caller, ...MODERATORS);
}

/** What one may open one may talk about. */
export function mayOpen({ every, modules }: Opened, place: Pick<Place, 'free' | 'moduleKeys'>): boolean {
  return every || place.free || place.moduleKeys.some((key) => modules.has(key));
}

/**
 * Exactly those who may open what a thread is about may see it. What is published no more stays with the modules that
 * opened it on the day the thread began.
 */
export function maySee(opened: Opened, thread: { anchor: string; moduleKeys: readonly string[] }): boolean {
  return mayOpen(opened, reachOf(opened.places, thread));
}

/** The modules that open a thread, each of them by itself; everybody may see what is free. */
export function keysThatOpen(
  places: PlaceMap,
  thread: { anchor: string; moduleKeys: readonly string[] },
): readonly string[] | 'free' {
  const place = places.get(thread.anchor);
  return place?.free ? 'free' : (place ?? thread).moduleKeys;
}

/** The author of a question and those who keep order say which answer is the best. */
export function mayChooseBest(caller: Caller, thread: { kind: string; authorId: string }): boolean {
  return thread.kind === 'question' && (thread.authorId === caller.person?.id || mayModerate(caller));
}

/** What is said about a module is said about its lessons too. */
export function anchorsAt(place: Place, opened: Opened): string[] {
  if (place.kind !== 'module') return [place.anchor];
  const [moduleKey] = place.moduleKeys;
  return [...opened.places.values()]
    .filter(
      (one) => one === place || (one.kind === 'lesson' && one.moduleKeys[0] === moduleKey && mayOpen(opened, one)),
    )
    .map((one) => one.anchor);
}

type Reach = Pick<Place, 'free' | 'moduleKeys'>;

/** Whether everybody who may open one thing may open another. */
function within(one: Reach, other: Reach): boolean {
  return other.free || (!one.free && one.moduleKeys.every((key) => other.moduleKeys.includes(key)));
}

/** Who would read in the place of `to` what was written in that of `from`: the same people, fewer, or others too. */
export function readersMoved(from: Reach, to: Reach): 'same' | 'fewer' | 'more' {
  if (!within(to, from)) return 'more';
  return within(from, to) ? 'same' : 'fewer';
}

/** What a thread is about, as long as that is published; else what it was on the day it began. */
export function reachOf(places: PlaceMap, thread: { anchor: string; moduleKeys: readonly string[] }): Reach {
  return places.get(thread.anchor) ?? { free: false, moduleKeys: thread.moduleKeys };
}
