import { LIMITS } from './limits.ts';
import type { Place, Problems } from './problems.ts';
import { isKey } from './words.ts';

type Attrs = Record<string, unknown>;
type Node = { type: string; attrs?: Attrs; content?: Node[] };

/** What a block of some types needs besides the right attributes and content. */
export function checkBlock({ type, attrs = {}, content = [] }: Node, place: Place, problems: Problems): void {
  if (type === 'image') checkImage(attrs, place, problems);
  if (type === 'check') checkCheck(attrs, content, place, problems);
}

function checkImage(attrs: Attrs, place: Place, problems: Problems): void {
  if (attrs.decorative === true && attrs.alt !== '') problems.add('image.decorative', place);
  if (attrs.decorative === false && attrs.alt === '') problems.add('image.alt', place);
}

/** Looks at the options of a check question and completes them: a key for each, and whether several are right. */
function checkCheck(attrs: Attrs, content: readonly Node[], place: Place, problems: Problems): void {
  const options = content.flatMap((node) => (node.type === 'checkOption' && node.attrs ? [node.attrs] : []));
  if (options.length < 2 || options.length > LIMITS.options) {
    problems.add('check.options', place, { most: LIMITS.options });
    return;
  }
  const right = options.filter((option) => option.correct === true).length;
  if (right === 0) problems.add('check.correct', place);
  if (right > 1) attrs.multiple = true;
  const keys = new Set<string>();
  for (const [at, option] of options.entries()) {
    option.key ??= optionKey(at);
    checkKey(option.key, keys, place, problems);
  }
}

/** The key of the nth option, from 0, when its author gave it none: a, b, c… */
export function optionKey(at: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + at);
}

/** Looks at a key beside those met before it. */
export function checkKey(key: unknown, before: Set<string>, place: Place, problems: Problems): void {
  if (typeof key !== 'string' || key === '') problems.add('key.missing', place);
  else if (!isKey(key)) problems.add('key.form', place, { key, most: LIMITS.key });
  else if (before.has(key)) problems.add('key.twice', place, { key });
  else before.add(key);
}
