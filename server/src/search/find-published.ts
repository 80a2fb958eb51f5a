import { Injectable } from '@nestjs/common';
import { Access } from '../access/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { excerptOf } from './excerpt.ts';
import { type Finder, type FoundKind, type Hit, pageOf, type Query } from './finder.ts';
import { mayFind } from './policy.ts';
import { PUBLISHED_KINDS, SearchShelves } from './shelves.ts';
import type { Found } from './word-index.ts';

/** What is published: from memory, as far as the caller may read it. One statement for a person, none for a visitor. */
@Injectable()
export class FindPublished implements Finder {
  readonly kinds = PUBLISHED_KINDS;

  constructor(
    private readonly shelves: SearchShelves,
    private readonly access: Access,
  ) {}

  async find({ person }: Caller, query: Query): Promise<FoundKind[]> {
    const { index, moduleKeys } = await this.shelves.index();
    const opened = person ? await this.access.openAmong(person.id, moduleKeys) : new Set<string>();
    const find = (all: boolean) => index.find(query.words, (findable) => mayFind(findable, opened), all);
    const exactly = find(true);
    const found = exactly.length > 0 ? exactly : find(false);
    return PUBLISHED_KINDS.map((kind) => {
      const ofKind = found
        .filter(({ findable }) => findable.kind === kind)
        .map((one) => ({ id: one.findable.id, ...one }));
      const { shown, next } = pageOf(ofKind, query.limit(kind), query.after(kind));
      return { kind, hits: shown.map(hitOf), count: ofKind.length, partly: exactly.length === 0, next };
    });
  }
}

function hitOf({ findable, terms }: Found): Hit {
  const { id, title, place, path, text, whole } = findable;
  return { id, title, place: place || undefined, path, excerpt: excerptOf(text, terms), whole };
}
