import type { Faults } from './faults.ts';
import { type Fields, fieldsOf } from './fields.ts';

const FENCE = '---';

/**
 * A Markdown file: the fields between its two fences, and its body. The body keeps an empty line for every line above it,
 * so that line numbers stay those of the file.
 */
export function splitFrontMatter(text: string, file: string, faults: Faults): { fields: Fields; body: string } {
  const lines = text.split(/\r?\n/);
  const end = lines[0] === FENCE ? lines.indexOf(FENCE, 1) : -1;
  if (end === -1) faults.add(file, 1, 'Begin met velden tussen twee regels met ---.');
  const matter = lines.slice(1, Math.max(end, 1)).join('\n');
  const body = [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n');
  return { fields: fieldsOf(matter, file, faults, 1), body };
}
