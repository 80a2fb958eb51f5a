import type { LessonSegment } from '@fluxus/lesson-document';
import type { Phase } from './phase.ts';

/** What keeps parents and schools apart, as the cases and action ideas name it. */
export const BARRIERS = ['trust', 'education', 'practical'] as const;
export type Barrier = (typeof BARRIERS)[number];

/** One answer to a check question, with what a reader learns after choosing. */
export type CheckAnswer = Readonly<{ key: string; correct: boolean; explanationHtml: string }>;

/** A lesson as a version keeps it: rendered, with the answers apart from what is shown. */
export type LessonContent = Readonly<{
  key: string;
  slug: string;
  title: string;
  phase: Phase;
  lead: string;
  minutes: number;
  free: boolean;
  segments: readonly LessonSegment[];
  blocks: readonly Readonly<{ key: string; kind: string }>[];
  checks: readonly (readonly [check: string, answers: readonly CheckAnswer[]])[];
  /** Keys of the case studies placed in it; versions from before the case library do not tell. */
  cases?: readonly string[];
  text: string;
}>;

/** A module as a version keeps it. Prices in cents, VAT included; `vat` names a treatment that sales knows. */
export type ModuleContent = Readonly<{
  slug: string;
  title: string;
  subtitle: string;
  promise: string;
  able: readonly string[];
  forWhom: string;
  cover: Readonly<{ svg: string; alt: string }>;
  priceCents: number;
  vat: string;
  questions: readonly Readonly<{ question: string; answer: string }>[];
  caseKeys: readonly string[];
  barriers: readonly Barrier[];
  lessons: readonly LessonContent[];
}>;

/** A programme as a version keeps it. */
export type ProgrammeContent = Readonly<{
  slug: string;
  title: string;
  promise: string;
  moduleKeys: readonly string[];
  priceCents: number;
  vat: string;
}>;

/** A case study as a version keeps it; `effect` is left out where nothing is known of it. */
export type CaseContent = Readonly<{
  slug: string;
  title: string;
  barrier: Barrier;
  age: string;
  channel: string;
  situation: string;
  approach: string;
  effect?: string;
  questions: readonly string[];
  drawing?: string;
}>;

export type ContentOf = { module: ModuleContent; programme: ProgrammeContent; case: CaseContent };
export type ContentKind = keyof ContentOf;
