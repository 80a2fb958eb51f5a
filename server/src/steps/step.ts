import type { Barrier } from '../catalogue/index.ts';
import type { SealedFor } from '../platform/seals/seals.ts';

/** What somebody wrote about a step: als `situation`, dan `action`, with whom; and looking back, what happened and what next. */
export type StepWords = Readonly<{
  situation: string;
  action: string;
  companion: string;
  happened: string;
  next: string;
}>;

/** Where the idea came from, by keys that stay. */
export type StepSource =
  | Readonly<{ kind: 'own' }>
  | Readonly<{ kind: 'block'; moduleKey: string; blockKey: string }>
  | Readonly<{ kind: 'case'; caseKey: string }>;

export const OUTCOMES = ['done', 'partly', 'not'] as const;
export type StepOutcome = (typeof OUTCOMES)[number];

/** A small step of one person. `due` is a day in Brussels, such as 2026-12-01. */
export type StepRow = Readonly<{
  id: string;
  personId: string;
  requestKey: string;
  words: StepWords;
  barrier: Barrier;
  due: string;
  source: StepSource;
  revision: number;
  outcome: StepOutcome | null;
  madeAt: Date;
  changedAt: Date;
  lookedBackAt: Date | null;
}>;

/** What the words of a step are bound to: in another row they do not open. */
export function stepSeal({ personId, requestKey }: Pick<StepRow, 'personId' | 'requestKey'>): SealedFor {
  return ['step', personId, requestKey];
}
