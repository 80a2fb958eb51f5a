import { LIMITS } from '../limits.ts';
import { type Checkup, examine } from '../validate.ts';
import { assignKeys } from './assign-keys.ts';
import { outOfBounds } from './bounds.ts';
import { readBlocks } from './read-blocks.ts';
import { Reading } from './reading.ts';
import { parseMarkdown } from './syntax.ts';

/**
 * A lesson written in Markdown as a document, or what is wrong with it by line. Without `assignKeys` a block that has no
 * key is a problem; with it such a block gets one made of its words and place: the same text gives the same keys.
 */
export function fromMarkdown(written: string, { assignKeys: assign = false }: { assignKeys?: boolean } = {}): Checkup {
  const text = written.replace(/^\ufeff/, '');
  const bound = outOfBounds(text);
  if (bound) return { problems: [bound] };
  const reading = new Reading(text);
  const content = readBlocks(parseMarkdown(text).children, reading);
  if (assign) assignKeys(content);
  const examined = examine({ type: 'doc', content }, reading.lineOf);
  const problems = [...reading.problems.all, ...examined.problems].slice(0, LIMITS.problems);
  if (problems.length === 0) return examined;
  return { problems: problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)) };
}
