import { describeProblem, type LessonProblem } from '@fluxus/lesson-document';

/** What is wrong with a text, each thing once. */
export function draftProblems(problems: readonly LessonProblem[]): string[] {
  return [...new Set(problems.map(describeProblem))];
}
