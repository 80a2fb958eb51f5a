import type { LessonInline, LessonMark, LessonText } from './document.ts';
import { spaced } from './words.ts';

/**
 * A line of texts and breaks in its one canonical form: one space for any whitespace, none at an edge, no empty texts, no
 * breaks at an edge, and neighbouring texts with the same marks joined.
 */
export function canonicalInline(nodes: readonly LessonInline[]): LessonInline[] {
  const kept: LessonInline[] = [];
  for (const node of nodes) {
    const last = kept.at(-1);
    if (node.type === 'hardBreak') {
      trimEnd(kept);
      if (kept.length > 0) kept.push(node);
      continue;
    }
    const text = spaced(node.text).replace(/^ /, last?.type === 'text' && !last.text.endsWith(' ') ? ' ' : '');
    if (text === '') continue;
    if (last?.type === 'text' && sameMarks(last, node)) kept[kept.length - 1] = { ...last, text: last.text + text };
    else kept.push({ ...node, text });
  }
  trimEnd(kept);
  while (kept.at(-1)?.type === 'hardBreak') {
    kept.pop();
    trimEnd(kept);
  }
  return kept;
}

/** Whether two texts look the same. Marks are in the order of the schema. */
function sameMarks(one: LessonText, other: LessonText): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}

/** The mark of this type on a text. */
export function markOf<Type extends LessonMark['type']>(
  node: LessonText,
  type: Type,
): Extract<LessonMark, { type: Type }> | undefined {
  return node.marks?.find((mark): mark is Extract<LessonMark, { type: Type }> => mark.type === type);
}

function trimEnd(nodes: LessonInline[]): void {
  const last = nodes.at(-1);
  if (last?.type !== 'text' || !last.text.endsWith(' ')) return;
  const text = last.text.slice(0, -1);
  if (text === '') nodes.pop();
  else nodes[nodes.length - 1] = { ...last, text };
}
