import MiniSearch from 'minisearch';
import { wordsOf } from '../platform/words.ts';
import { endsOf, stemOf } from './dutch.ts';
import type { Findable } from './shelves.ts';

/** What was found, best first, with the terms of the index by which it was. */
export type Found = Readonly<{ findable: Findable; terms: ReadonlySet<string> }>;

const FIELDS = ['title', 'text', 'tags', 'ends'] as const;

/** Texts by their words: Dutch stems, the beginnings and ends of longer words, and words with a slip of the finger. */
export class Index {
  private readonly findables: ReadonlyMap<string, Findable>;
  private readonly words: MiniSearch<Findable>;

  constructor(findables: readonly Findable[]) {
    this.findables = new Map(findables.map((one) => [one.id, one]));
    this.words = new MiniSearch<Findable>({
      fields: [...FIELDS],
      extractField: (one, field) =>
        field === 'ends' ? `${one.title} ${one.text}` : String(one[field as keyof Findable] ?? ''),
      tokenize: (text, field) => (field === 'ends' ? wordsOf(text).flatMap(endsOf) : wordsOf(text)),
      processTerm: (term, field) => (field === 'ends' ? term : stemOf(term)),
    });
    this.words.addAll(findables);
  }

  /**
   * Those of the texts that somebody may read which hold the words.
   * @param all whether each word must be in it, or one is enough
   */
  find(words: readonly string[], mayRead: (findable: Findable) => boolean, all: boolean): Found[] {
    const results = this.words.search(words.join(' '), {
      combineWith: all ? 'AND' : 'OR',
      boost: { title: 3, ends: 0.3 },
      prefix: (term) => term.length >= 3,
      fuzzy: (term) => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : false),
      weights: { prefix: 0.5, fuzzy: 0.2 },
      filter: ({ id }) => {
        const findable = this.findables.get(String(id));
        return findable !== undefined && mayRead(findable);
      },
    });
    return results.flatMap(({ id, terms }) => {
      const findable = this.findables.get(String(id));
      return findable ? [{ findable, terms: new Set(terms) }] : [];
    });
  }
}
