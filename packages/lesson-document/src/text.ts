import type { LessonBlock, LessonDocument, LessonInline, Paragraph, Prose } from './document.ts';
import { optionsOf } from './html/blocks.ts';

/**
 * What a reader meets in a document, as plain text: one line for each paragraph, title, item or question. Without the
 * explanations of check questions and which answer is right. Not escaped.
 */
export function toText(document: LessonDocument): string {
  return document.content.flatMap(linesOf).join('\n');
}

function linesOf(block: LessonBlock): string[] {
  switch (block.type) {
    case 'heading':
      return [wordsOf(block.content)];
    case 'image':
      return [block.attrs.alt, block.attrs.caption].filter(Boolean);
    case 'film':
      return [block.attrs.title, ...bodyOf(block.content)];
    case 'caseStudy':
      return [];
    case 'discussion':
      return [block.attrs.question];
    case 'download':
      return [block.attrs.label];
    case 'prompt':
      return [block.attrs.question, ...bodyOf(block.content)];
    case 'action':
      return [`Als ${block.attrs.if}, dan ${block.attrs.then}.`, ...bodyOf(block.content)];
    case 'check': {
      const question = block.content.filter((node): node is Paragraph => node.type === 'paragraph');
      return [...bodyOf(question), ...optionsOf(block).map(({ content: [answer] }) => wordsOf(answer?.content ?? []))];
    }
    case 'quote':
      return [...bodyOf(block.content), block.attrs.by];
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return bodyOf([block]);
    default:
      return bodyOf(block.content);
  }
}

function bodyOf(nodes: readonly Prose[]): string[] {
  return nodes.flatMap((node) =>
    node.type === 'paragraph' ? [wordsOf(node.content)] : node.content.flatMap((item) => bodyOf(item.content)),
  );
}

function wordsOf(nodes: readonly LessonInline[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : ' ')).join('');
}
