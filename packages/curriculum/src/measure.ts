import { type LessonBlock, toText } from '@fluxus/lesson-document';
import type { CaseManuscript, LessonManuscript } from './manuscripts.ts';
import { wordsInside } from './words.ts';

/** What a lesson asks of its reader. Nothing is rounded; the length of sentences is that of the running text. */
export type Measure = Readonly<{ words: number; minutes: number; sentenceLength: number }>;

/** Words a minute, for somebody who reads to understand. */
const PACE = 150;
/** Minutes to think, choose and write, besides reading. */
const THINKING: Partial<Record<LessonBlock['type'], number>> = { prompt: 2, check: 1, action: 0.5, discussion: 0.5 };
const RUNNING: ReadonlySet<LessonBlock['type']> = new Set(['paragraph', 'sourceMark', 'callout']);

/**
 * Reading at 150 words a minute, cases and explanations of answers included; two minutes more for each prompt, one for
 * each check question, half a minute for each step and each discussion.
 */
export function measure({ lead, document }: LessonManuscript, cases: readonly CaseManuscript[]): Measure {
  const blocks = document.content;
  const words = countWords([lead, ...blocks.map((block) => wordsToRead(block, cases))].join('\n'));
  const thinking = blocks.reduce((minutes, { type }) => minutes + (THINKING[type] ?? 0), 0);
  const running = [lead, ...blocks.filter(({ type }) => RUNNING.has(type)).map(wordsInside)].join('\n');
  const sentences = running.split(/[.!?]+(?=[\s”’]|$)|\n/).filter((sentence) => countWords(sentence) > 0).length;
  return { words, minutes: words / PACE + thinking, sentenceLength: countWords(running) / Math.max(sentences, 1) };
}

function wordsToRead(block: LessonBlock, cases: readonly CaseManuscript[]): string {
  switch (block.type) {
    case 'check':
      return wordsInside(block);
    case 'image':
      return block.attrs.caption;
    case 'caseStudy':
      return cases
        .filter(({ key }) => key === block.attrs.ref)
        .map(({ title, situation, approach, effect, questions }) =>
          [title, situation, approach, effect ?? '', ...questions].join('\n'),
        )
        .join('\n');
    default:
      return toText({ type: 'doc', content: [block] });
  }
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
