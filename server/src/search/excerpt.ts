import { endsOf, piecesOf, stemOf } from './dutch.ts';

/** A part of a text, and whether it is what was looked for. */
export type ExcerptPart = Readonly<{ text: string; found: boolean }>;

/** About how long an excerpt is, in characters. */
const LENGTH = 180;
const BEFORE = 60;

/**
 * The part of a text where most of what was found stands close together, with those words marked.
 * @param terms stems, or ends of words, as the index keeps them
 */
export function excerptOf(text: string, terms: ReadonlySet<string>): ExcerptPart[] {
  const pieces = piecesOf(text.replace(/\s+/g, ' ').trim()).map(({ text: said, word }) => ({
    text: said,
    found: word !== undefined && isFound(word, terms),
  }));
  const [from, to] = bestWindow(pieces);
  const parts = merged(pieces.slice(from, to));
  // an excerpt begins with a word
  const [first] = parts;
  if (from > 0 && first) parts[0] = { ...first, text: first.text.replace(/^[^\p{L}\p{N}‘“]+/u, '') };
  if (from > 0) parts.unshift({ text: '… ', found: false });
  if (to < pieces.length) parts.push({ text: ' …', found: false });
  return merged(parts);
}

function isFound(word: string, terms: ReadonlySet<string>): boolean {
  return terms.has(stemOf(word)) || endsOf(word).some((end) => terms.has(end));
}

/** The pieces between which most different finds stand, beginning a little before the first of them. */
function bestWindow(pieces: readonly ExcerptPart[]): [from: number, to: number] {
  let best: [number, number] = [0, endOf(pieces, 0)];
  let most = 0;
  for (const [at, piece] of pieces.entries()) {
    if (!piece.found) continue;
    const from = startOf(pieces, at);
    const to = endOf(pieces, from);
    const here = new Set(pieces.slice(from, to).flatMap(({ text, found }) => (found ? [text.toLowerCase()] : []))).size;
    if (here > most) [best, most] = [[from, to], here];
  }
  return best;
}

function startOf(pieces: readonly ExcerptPart[], at: number): number {
  let from = at;
  for (let length = 0; from > 0; from -= 1) {
    length += pieces[from - 1]?.text.length ?? 0;
    if (length > BEFORE) break;
  }
  return from;
}

function endOf(pieces: readonly ExcerptPart[], from: number): number {
  let to = from;
  for (let length = 0; to < pieces.length; to += 1) {
    length += pieces[to]?.text.length ?? 0;
    if (length > LENGTH && to > from) break;
  }
  return to;
}

function merged(parts: readonly ExcerptPart[]): ExcerptPart[] {
  const together: { text: string; found: boolean }[] = [];
  for (const part of parts) {
    const last = together.at(-1);
    if (last && last.found === part.found) last.text += part.text;
    else together.push({ ...part });
  }
  return together;
}
