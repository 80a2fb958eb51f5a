const LONGEST_SEARCH = 200;
const MOST_WORDS = 12;

/** The words of a text without capitals, accents and marks, so that `Zoë's` and `zoe` find each other. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text to search in. */
export function searchable(texts: readonly string[]): string {
  return wordsOf(texts.join(' ')).join(' ');
}

/** The words that somebody looks for; of an endless text only the beginning. */
export function sought(text: string): string[] {
  return wordsOf(text.slice(0, LONGEST_SEARCH)).slice(0, MOST_WORDS);
}

/** Whether every word occurs, be it inside a longer one: `boekje` is in `fotoboekje`. */
export function holdsAll(searched: string, words: readonly string[]): boolean {
  return words.every((word) => searched.includes(word));
}

/** A name as it stands in an address: `WhatsApp` is `whatsapp`, `in de klas` is `in-de-klas`. */
export function addressName(name: string): string {
  return wordsOf(name).join('-');
}
