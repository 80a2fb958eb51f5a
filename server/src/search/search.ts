import { Injectable } from '@nestjs/common';
import { Access } from '../access/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { sought } from '../platform/words.ts';
import { telling } from './dutch.ts';
import { excerptOf } from './excerpt.ts';
import { mayFind } from './policy.ts';
import { type SearchHit, SearchResults } from './search.types.ts';
import { FINDABLE_KINDS, type FindableKind, SearchShelves } from './shelves.ts';
import type { Found } from './word-index.ts';

const MOST = 50;

/** What somebody may read that holds the words they look for; where nothing holds all of them, what holds some. */
@Injectable()
export class Search {
  constructor(
    private readonly shelves: SearchShelves,
    private readonly access: Access,
  ) {}

  async run({ person }: Caller, text: string, kind: FindableKind | undefined): Promise<SearchResults> {
    const words = telling(sought(text));
    if (words.length === 0) return new SearchResults([], [], false);
    const { index, moduleKeys } = await this.shelves.index();
    const opened = person ? await this.access.openAmong(person.id, moduleKeys) : new Set<string>();
    const find = (all: boolean) => index.find(words, (findable) => mayFind(findable, opened), all);
    const exactly = find(true);
    const found = exactly.length > 0 ? exactly : find(false);
    const counts = FINDABLE_KINDS.map((one) => ({
      kind: one,
      count: found.filter(({ findable }) => findable.kind === one).length,
    })).filter(({ count }) => count > 0);
    const hits = found.filter(({ findable }) => kind === undefined || findable.kind === kind).slice(0, MOST);
    return new SearchResults(hits.map(hitOf), counts, exactly.length === 0 && found.length > 0);
  }
}

function hitOf({ findable, terms }: Found): SearchHit {
  const { id, kind, title, place, path, text, whole } = findable;
  return { id, kind, title, place: place || undefined, path, excerpt: excerptOf(text, terms), whole };
}
