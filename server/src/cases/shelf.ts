import { Injectable } from '@nestjs/common';
import { Access } from '../access/index.ts';
import { Catalogue, type PlacedCase } from '../catalogue/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { searchable } from '../platform/words.ts';
import { mayReadWhole } from './policy.ts';
import { type Tags, tagsOfAll } from './tags.ts';

/** A case study as one reader finds it: `searched` holds nothing that they may not read. */
export type ShelvedCase = Readonly<{ placed: PlacedCase; whole: boolean; tags: Tags; searched: string }>;

/** The library as one reader finds it. */
export type Shelf = Readonly<{ choices: Tags; cases: readonly ShelvedCase[] }>;

/** What is the same for all readers: made once, as long as what is published holds. */
type Prepared = Readonly<{
  choices: Tags;
  moduleKeys: readonly string[];
  cases: readonly Readonly<{ placed: PlacedCase; tags: Tags; excerpt: string; whole: string }>[];
}>;

/** Lays out the library for whoever asks: one statement for a person, none for a visitor, however much there is. */
@Injectable()
export class Shelves {
  private readonly prepared = new WeakMap<readonly PlacedCase[], Prepared>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly access: Access,
  ) {}

  async of({ person }: Caller): Promise<Shelf> {
    const placed = await this.catalogue.cases();
    const { choices, moduleKeys, cases } = this.prepared.get(placed) ?? this.prepare(placed);
    const opened = person ? await this.access.openAmong(person.id, moduleKeys) : new Set<string>();
    return {
      choices,
      cases: cases.map(({ excerpt, whole, ...one }) => {
        const readable = mayReadWhole(one.placed.places, opened);
        return { ...one, whole: readable, searched: readable ? whole : excerpt };
      }),
    };
  }

  private prepare(placed: readonly PlacedCase[]): Prepared {
    const { choices, tags } = tagsOfAll(placed);
    const cases = placed.flatMap((one, at) => {
      const { title, age, channel, situation, approach, effect = '', questions } = one.study;
      const excerpt = [title, age, channel, situation];
      const own = tags[at];
      const whole = searchable([...excerpt, approach, effect, ...questions]);
      return own ? [{ placed: one, tags: own, excerpt: searchable(excerpt), whole }] : [];
    });
    const moduleKeys = [...new Set(placed.flatMap(({ places }) => places.map(({ module }) => module.key)))];
    const prepared = { choices, moduleKeys, cases };
    this.prepared.set(placed, prepared);
    return prepared;
  }
}
