import type { LessonBlock, LessonDocument } from './document.ts';
import { keyOf } from './document.ts';
import { explanationHtml, optionsOf } from './html/blocks.ts';

/** A block at the top of a lesson: what progress is kept by, and its node type. */
export type BlockKey = { key: string; kind: LessonBlock['type'] };

/** An answer to a check question, with what a reader learns after choosing it, as safe HTML. */
export type CheckAnswer = { key: string; correct: boolean; explanationHtml: string };

/** The blocks at the top of a document, in reading order. */
export function blockKeys(document: LessonDocument): BlockKey[] {
  return document.content.map((block) => ({ key: keyOf(block), kind: block.type }));
}

/** The answers to each check question by its key, in the order in which they are shown. Not for readers who did not answer yet. */
export function checkAnswers(document: LessonDocument): Map<string, CheckAnswer[]> {
  const checks = document.content.filter((block) => block.type === 'check');
  return new Map(
    checks.map((check) => [
      keyOf(check),
      optionsOf(check).map((option) => ({
        key: option.attrs.key,
        correct: option.attrs.correct,
        explanationHtml: explanationHtml(option),
      })),
    ]),
  );
}
