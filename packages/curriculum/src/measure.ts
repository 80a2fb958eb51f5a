import { type LessonBlock, toText } from '@fluxus/lesson-document';
import type { CaseManuscript, LessonManuscript } from './manuscripts.ts';

/** What a lesson asks of its reader. Minutes and words a sentence are not rounded. */
export type Measure = Readonly<{ words: number; minutes: number; sentenceLength: number }>;

/** Words a minute, for somebody who reads to understand. */
const PACE = 150;
/** Minutes to think, choose and write, besides reading. */
const THINKING: Partial<Record<LessonBlock['type'], number>> = { prompt: 2, check: 1, action: 0.5, discussion: 0.5 };

/**
 * Reading at 150 words a minute, cases included; two minutes more for each prompt, one for each check question, half a
 * minute for each step and each discussion.
 */
export function measure({ lead, document }: LessonManuscript, cases: readonly CaseManuscript[]): Measure {
  const placed = document.content.flatMap((block) =>
    block.type === 'caseStudy' ? cases.filter((one) => one.key === block.attrs.ref) : [],
  );
  const text = [lead, toText(document), ...placed.map(textOfCase)].join('\n');
  const words = countWords(text);
  const thinking = document.content.reduce((minutes, { type }) => minutes + (THINKING[type] ?? 0), 0);
  const sentences = text.split(/[.!?]+(?=[\s”’]|$)|\n/).filter((sentence) => countWords(sentence) > 0);
  return { words, minutes: words / PACE + thinking, sentenceLength: words / Math.max(sentences.length, 1) };
}

function textOfCase({ title, situation, approach, effect = '', questions }: CaseManuscript): string {
  return [title, situation, approach, effect, ...questions].join('\n');
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
