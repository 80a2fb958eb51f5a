import { holdsAll, sought } from '../platform/words.ts';
import type { Shelf, ShelvedCase } from './shelf.ts';
import { TAG_KINDS, type Tag, type TagKind } from './tags.ts';

/** What somebody asks for, as it stands in an address: anything at all. */
export type Wish = Readonly<Partial<Record<TagKind | 'words', string | null | undefined>>>;

/** One thing to choose by: each option with how many it would give, the other wishes staying as they are. */
export type Facet = Readonly<{
  kind: TagKind;
  chosen: string | undefined;
  /** How many there are when this one is left open. */
  open: number;
  options: readonly (Tag & Readonly<{ count: number }>)[];
}>;

export type Choice = Readonly<{
  cases: readonly ShelvedCase[];
  facets: readonly Facet[];
  words: string | undefined;
  /** How many there are without the words that are looked for. */
  withoutWords: number;
  /** Wishes that mean nothing here, and did not count. */
  setAside: readonly (TagKind | 'words')[];
}>;

/** Chooses by tags and words. Pure; it knows of no text but what the shelf lets this reader search. */
export function chooseCases({ choices, cases }: Shelf, wish: Wish): Choice {
  const chosen: Partial<Record<TagKind, string>> = {};
  const setAside: (TagKind | 'words')[] = [];
  for (const kind of TAG_KINDS) {
    const value = wish[kind]?.trim();
    if (!value) continue;
    if (choices[kind].some((tag) => tag.value === value)) chosen[kind] = value;
    else setAside.push(kind);
  }
  const words = sought(wish.words ?? '');
  if (words.length === 0 && wish.words?.trim()) setAside.push('words');
  const passing = (but?: TagKind | 'words') =>
    cases.filter(
      (one) =>
        TAG_KINDS.every((kind) => kind === but || chosen[kind] === undefined || carries(one, kind, chosen[kind])) &&
        (but === 'words' || holdsAll(one.searched, words)),
    );
  const facets = TAG_KINDS.map((kind) => {
    const open = passing(kind);
    const options = choices[kind].map((tag) => ({
      ...tag,
      count: open.filter((one) => carries(one, kind, tag.value)).length,
    }));
    return { kind, chosen: chosen[kind], open: open.length, options };
  });
  return {
    cases: passing(),
    facets,
    words: words.length > 0 ? wish.words?.trim() : undefined,
    withoutWords: passing('words').length,
    setAside,
  };
}

function carries({ tags }: ShelvedCase, kind: TagKind, value: string): boolean {
  return tags[kind].some((tag) => tag.value === value);
}
