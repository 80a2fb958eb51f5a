import { stemmer } from '@orama/stemmers/dutch';
import { wordsOf } from '../platform/words.ts';

/** Words that say nothing of what somebody looks for; where they look for nothing else, they count. */
const SAYING_LITTLE = new Set(
  `aan al als bij dan dat de der deze die dit door een en er ge geen haar had heb hebben heeft het hij hoe hun ik in is je
  jij jouw kan kun kunnen maar me met mijn moet na naar niet nog nu of om ons onze ook op over te tot u uit van veel voor
  waar wat we wel wie wij wil worden wordt ze zich zij zijn zo zonder zou`.split(/\s+/),
);

/** A word as it is kept and looked for: `gesprekken` and `gesprek` are one. */
export const stemOf = (word: string): string => stemmer(word);

/** The ends of a long word, so that `boekje` finds `fotoboekje`: Dutch writes together what belongs together. */
export function endsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - SHORTEST_END) }, (_, at) => word.slice(at + 1));
}
const SHORTEST_END = 4;

/** What of a question is worth looking for. */
export function telling(words: readonly string[]): readonly string[] {
  const worth = words.filter((word) => !SAYING_LITTLE.has(word));
  return worth.length > 0 ? worth : words;
}

/** A text in pieces, each a word or what stands between words; put together they are the text. */
export function piecesOf(text: string): readonly { text: string; word: string | undefined }[] {
  return (text.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu) ?? []).map((piece) => {
    const [word] = wordsOf(piece);
    return { text: piece, word };
  });
}
