import { forgives, oneSlipApart } from '../platform/slips.ts';
import { wordsOf } from '../platform/words.ts';
import { endsOf, stemOf } from './dutch.ts';
import { excerptOf } from './excerpt.ts';
import { type FindableKind, type FoundKind, type Hit, pageOf, type Query } from './finder.ts';

/** Something that one person wrote; it is looked in and let go. */
export type OwnText = Readonly<{ id: string; title: string; place?: string; path: string; text: string; at: Date }>;

type FoundText = { id: string; own: OwnText; terms: Set<string>; held: number };

/** Finds among somebody's own texts, the newest first, in the memory of this one question. */
export function findOwn(kind: FindableKind, texts: readonly OwnText[], query: Query): FoundKind {
  const words = query.words.map((word) => ({ word, stem: stemOf(word) }));
  const some = texts.flatMap((own) => lookIn(own, words)).sort((one, other) => +other.own.at - +one.own.at);
  const all = some.filter(({ held }) => held === words.length);
  const found = all.length > 0 ? all : some;
  const { shown, next } = pageOf(found, query.limit(kind), query.after(kind));
  return { kind, hits: shown.map(hitOf), count: found.length, partly: found.length > all.length, next };
}

type Word = { word: string; stem: string };

function lookIn(own: OwnText, words: readonly Word[]): FoundText[] {
  const terms = new Set<string>();
  const held = new Set<string>();
  for (const there of new Set(wordsOf(`${own.title} ${own.text}`))) {
    const stem = stemOf(there);
    for (const asked of words) {
      if (!isMeant(asked, there, stem)) continue;
      held.add(asked.word);
      terms.add(stem);
    }
  }
  return held.size > 0 ? [{ id: own.id, own, terms, held: held.size }] : [];
}

/** By its stem, its beginning, the end of a longer word, or with a slip of the finger, as what is published is found. */
function isMeant({ word, stem }: Word, there: string, stemThere: string): boolean {
  if (stemThere === stem) return true;
  if (word.length >= 3 && there.startsWith(word)) return true;
  if (endsOf(there).includes(word) || endsOf(stemThere).includes(stem)) return true;
  return forgives(word) && forgives(there) && (oneSlipApart(word, there) || oneSlipApart(stem, stemThere));
}

function hitOf({ own: { id, title, place, path, text, at }, terms }: FoundText): Hit {
  return { id, title, place, path, excerpt: excerptOf(text, terms), whole: true, at };
}
