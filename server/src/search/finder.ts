import type { Caller } from '../platform/graphql/caller.ts';
import type { ExcerptPart } from './excerpt.ts';

/** What can be found, in the order in which it is told. */
export const FINDABLE_KINDS = ['programme', 'module', 'lesson', 'case', 'workshop', 'post', 'note', 'step'] as const;
export type FindableKind = (typeof FINDABLE_KINDS)[number];

/** What is looked for: words as `sought` gives them, so many of the kind, after one that was shown. */
export type Query = Readonly<{
  words: readonly string[];
  limit: (kind: FindableKind) => number;
  /** Where a list of one kind goes on. */
  after: (kind: FindableKind) => string | undefined;
}>;

export type Hit = Readonly<{
  id: string;
  title: string;
  /** In what it stands. */
  place?: string | undefined;
  path: string;
  excerpt: readonly ExcerptPart[];
  /** Whether all of it is open to the caller; else it says how to get in. */
  whole: boolean;
  /** When it was written, or the day it is for. */
  at?: Date | undefined;
}>;

/** What there is of one kind for the caller: nothing in it tells of anything that they may not see. */
export type FoundKind = Readonly<{
  kind: FindableKind;
  hits: readonly Hit[];
  count: number;
  /** Whether there are at least so many. */
  more?: boolean;
  /** Nothing holds all the words; these hold some of them. */
  partly: boolean;
  /** Where the list goes on. */
  next: string | undefined;
}>;

/**
 * Finds one kind of things, or a few that lie together. A new kind is a file that does this, a line in `finders.ts`, its
 * name in FINDABLE_KINDS and in `search.types.ts`.
 */
export interface Finder {
  readonly kinds: readonly FindableKind[];
  find(caller: Caller, query: Query): Promise<readonly FoundKind[]>;
}

/** A page of what was found all at once, best first; the id of the last one shown says where it goes on. */
export function pageOf<One extends { id: string }>(
  found: readonly One[],
  limit: number,
  after: string | undefined,
): { shown: readonly One[]; next: string | undefined } {
  const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const shown = found.slice(from, from + limit);
  return { shown, next: from + limit < found.length ? shown.at(-1)?.id : undefined };
}
