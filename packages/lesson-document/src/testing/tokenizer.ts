/** A piece of markup: an element with its attributes, or with an empty name the text between elements. */
export type Piece = { name: string; attrs: Record<string, string>; text: string };

const OPEN = /^<([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/;
const ATTR = / ([a-z-]+)(?:="([^"<>]*)")?/g;
const CLOSE = /^<\/([a-z][a-z0-9]*)>/;
const WORDS = /^[^<>"']+/;
const VOID = new Set(['br', 'img', 'track']);

/**
 * Reads markup as strictly as it can be read, so that nothing in it could be read otherwise: every element closed in its
 * turn, every value between double quotes, every character reference one of the five that are made here.
 * @throws Error at the first thing that is not so
 */
export function elementsIn(html: string): Piece[] {
  const pieces: Piece[] = [];
  const open: string[] = [];
  for (let rest = html; rest !== ''; ) {
    const [whole, name = '', attrs = ''] = OPEN.exec(rest) ?? [];
    const [closed, closing = ''] = CLOSE.exec(rest) ?? [];
    const [words] = WORDS.exec(rest) ?? [];
    if (whole !== undefined) {
      const entries = [...attrs.matchAll(ATTR)].map(([, attr = '', value = '']) => [attr, decoded(value)]);
      pieces.push({ name, attrs: Object.fromEntries(entries), text: '' });
      if (!VOID.has(name)) open.push(name);
    } else if (closed !== undefined) {
      if (open.pop() !== closing) throw new Error(`</${closing}> closes nothing: ${rest.slice(0, 60)}`);
    } else if (words !== undefined) {
      pieces.push({ name: '', attrs: {}, text: decoded(words) });
    } else throw new Error(`this is no markup of ours: ${rest.slice(0, 60)}`);
    rest = rest.slice((whole ?? closed ?? words ?? '').length);
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} is left open`);
  return pieces.filter(({ name, text }) => name !== '' || text !== '');
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decoded(text: string): string {
  return text.replace(/&(?:([a-z]+|#\d+);)?/g, (reference, name: string = '') => {
    const character = REFERENCES[name];
    if (character === undefined) throw new Error(`${reference} is no reference of ours`);
    return character;
  });
}
