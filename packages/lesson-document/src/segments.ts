import type { Action, LessonBarrier, LessonBlock, LessonDocument, Prompt } from './document.ts';
import { keyOf } from './document.ts';
import { answerHtml, blockHtml, optionsOf, questionHtml, type RenderOptions } from './html/blocks.ts';
import { type FilmSegment, filmSegment } from './html/film.ts';
import { proseHtml } from './html/prose.ts';

/**
 * A stretch of a lesson in reading order: text that is the same for each reader, as HTML made safe, or something a person
 * plays, answers or does. Never tells which answer is right, nor the explanations.
 */
export type LessonSegment =
  | { type: 'html'; keys: string[]; html: string }
  | FilmSegment
  | { type: 'prompt'; key: string; question: string; helpHtml?: string }
  | {
      type: 'check';
      key: string;
      questionHtml: string;
      multiple: boolean;
      options: { key: string; html: string }[];
    }
  | { type: 'action'; key: string; barrier: LessonBarrier; if: string; then: string; helpHtml?: string }
  | { type: 'discussion'; key: string; question: string };

/** A document in segments; neighbouring blocks of text are one. */
export function toSegments(document: LessonDocument, options: RenderOptions = {}): LessonSegment[] {
  const segments: LessonSegment[] = [];
  for (const block of document.content) {
    const segment = segmentOf(block, options);
    const last = segments.at(-1);
    if (segment.type === 'html' && last?.type === 'html') {
      last.keys.push(...segment.keys);
      last.html += segment.html;
    } else segments.push(segment);
  }
  return segments;
}

function segmentOf(block: LessonBlock, options: RenderOptions): LessonSegment {
  const key = keyOf(block);
  switch (block.type) {
    case 'prompt':
      return { type: 'prompt', key, question: block.attrs.question, ...helpOf(block) };
    case 'check':
      return {
        type: 'check',
        key,
        questionHtml: questionHtml(block),
        multiple: block.attrs.multiple,
        options: optionsOf(block).map((option) => ({ key: option.attrs.key, html: answerHtml(option) })),
      };
    case 'film':
      return filmSegment(block, options);
    case 'action': {
      const { barrier, if: when, then } = block.attrs;
      return { type: 'action', key, barrier, if: when, then, ...helpOf(block) };
    }
    case 'discussion':
      return { type: 'discussion', key, question: block.attrs.question };
    default:
      return { type: 'html', keys: [key], html: blockHtml(block, options) };
  }
}

function helpOf({ content }: Prompt | Action): { helpHtml?: string } {
  return content.length === 0 ? {} : { helpHtml: proseHtml(content) };
}
