import type { RootContent } from 'mdast';
import { readDirective } from './read-directive.ts';
import { readProse } from './read-prose.ts';
import type { RawNode, Reading } from './reading.ts';

/** The blocks of a lesson as they were written, each with its key. */
export function readBlocks(nodes: readonly RootContent[], reading: Reading): RawNode[] {
  return nodes.flatMap((node) => readBlock(node, reading) ?? []);
}

function readBlock(node: RootContent, reading: Reading): RawNode | undefined {
  if (node.type === 'leafDirective' || node.type === 'containerDirective') return readDirective(node, reading);
  if (node.type === 'paragraph' && reading.isBroken(node)) return reading.tell('directive.broken', node);
  const key = reading.takeKey(node);
  const raw = readProse(node, reading);
  if (raw && key !== undefined) raw.attrs = { ...raw.attrs, key };
  return raw;
}
