import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';

/** A key that nothing has: small letters and digits, as keys are. */
export function newKey(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return `b-${[...numbers].map((number) => number.toString(36)).join('')}`;
}

/**
 * Every block has a key of its own, and keeps it whatever happens around it: what people did and wrote hangs on it. Of two blocks with one
 * key, the one that was there keeps it, and the copy gets another.
 */
export function keepKeys(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) =>
      transactions.some(({ docChanged }) => docChanged) ? withKeys(transactions, before, after) : null,
  });
}

function withKeys(transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null {
  const stood = new Map<string, number>();
  before.doc.forEach(({ attrs }, offset) => {
    const at = transactions.reduce((place, { mapping }) => mapping.map(place, 1), offset);
    if (attrs.key) stood.set(attrs.key, at);
  });
  const owner = new Map<string, number>();
  after.doc.forEach(({ attrs }, offset) => {
    const { key } = attrs;
    if (key && (!owner.has(key) || stood.get(key) === offset)) owner.set(key, offset);
  });
  const change = after.tr;
  after.doc.forEach((block, offset) => {
    const { key } = block.attrs;
    if (!key || owner.get(key) !== offset) change.setNodeAttribute(offset, 'key', newKey());
    if (block.type.name === 'check') optionKeys(change, block, offset);
  });
  return change.docChanged ? change.setMeta('addToHistory', false) : null;
}

/** Answers have keys within their question. */
function optionKeys(change: Transaction, check: Node, offset: number): void {
  const taken = new Set<string>();
  check.forEach((option, within) => {
    if (option.type.name !== 'checkOption') return;
    const { key } = option.attrs;
    if (key && !taken.has(key)) taken.add(key);
    else change.setNodeAttribute(offset + 1 + within, 'key', newKey());
  });
}
