import type { LessonBlock } from '@fluxus/lesson-document';

type Node = Readonly<{ type: string; text?: string; content?: readonly Node[] }>;

/** The words inside a block, its paragraphs and items apart by a line. */
export function wordsInside(block: LessonBlock): string {
  return gather(block as Node);
}

function gather({ text, type, content = [] }: Node): string {
  if (text !== undefined) return text;
  if (type === 'hardBreak') return '\n';
  return content.map(gather).join(content.some((child) => child.text !== undefined) ? '' : '\n');
}
