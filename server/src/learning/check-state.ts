import type { PublishedLesson } from '../catalogue/index.ts';
import type { CheckState } from './lesson.types.ts';
import type { KeptAnswer } from './lesson-state.ts';

/**
 * An answer held against the question as it is published now: which options were chosen, which are right, and why.
 * Undefined when this lesson has no such question.
 */
export function checkState(lesson: PublishedLesson, { check, chosen, attempts }: KeptAnswer): CheckState | undefined {
  const options = lesson.checks.get(check)?.map(({ key, correct, explanationHtml }) => ({
    key,
    correct,
    explanationHtml,
    chosen: chosen.includes(key),
  }));
  if (!options) return undefined;
  return { check, attempts, options, right: options.every((option) => option.chosen === option.correct) };
}
