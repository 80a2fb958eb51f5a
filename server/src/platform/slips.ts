/** Shorter words are looked for as they stand: with a letter fewer they could be any other word. */
const SHORTEST = 4;
/** Longer ones are no words of people. */
const LONGEST = 24;

/** Whether a slip of the finger in a word is forgiven. */
export function forgives(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);
}

/**
 * A word, and the word without each of its letters. Two words that one slip parts (a letter more, less, other or in the
 * place of its neighbour) have one of these in common.
 */
export function slipsOf(word: string): string[] {
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))])];
}

/** Whether one slip parts two words, or none: a letter more, less, other, or in the place of its neighbour. */
export function oneSlipApart(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.slice(at) === long.slice(at + 1)) return true;
  if (short.length < long.length) return false;
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
