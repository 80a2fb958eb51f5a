import { LIMITS } from '../limits.ts';
import type { RawNode } from './reading.ts';

/** Gives blocks without a key one of their own: titles by their words, other blocks by their type, then counted. */
export function assignKeys(blocks: readonly RawNode[]): void {
  const taken = new Set(blocks.map((block) => block.attrs?.key));
  for (const block of blocks) {
    if (typeof block.attrs?.key === 'string') continue;
    const stem = (block.type === 'heading' && slug(block.content ?? [])) || slug([{ type: 'text', text: block.type }]);
    let key = stem;
    for (let turn = 2; taken.has(key); turn += 1) key = `${stem}-${turn}`;
    taken.add(key);
    block.attrs = { ...block.attrs, key };
  }
}

function slug(nodes: readonly RawNode[]): string {
  const words = nodes.map((node) => node.text ?? ' ').join('');
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMITS.key - 10)
    .replace(/^-|-$/g, '');
}
