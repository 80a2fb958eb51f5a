/**
 * What authors hand in, as @fluxus/curriculum reads it from files. `document` is a lesson document as plain JSON;
 * it is validated here, whoever made it. Prices in cents, VAT included.
 */
export type LessonManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  phase: 'why' | 'how' | 'what';
  minutes: number;
  free: boolean;
  lead: string;
  /** Statements of the school that it carries, such as W1. */
  statements: readonly string[];
  document: unknown;
}>;

export type ModuleManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  subtitle: string;
  promise: string;
  able: readonly string[];
  forWhom: string;
  priceCents: number;
  vat: string;
  /** Source of a drawing. */
  cover: string;
  coverAlt: string;
  questions?: readonly Readonly<{ question: string; answer: string }>[];
  lessons: readonly LessonManuscript[];
}>;

export type CaseManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  barrier: string;
  age: string;
  channel: string;
  statements: readonly string[];
  situation: string;
  approach: string;
  effect?: string | undefined;
  questions: readonly string[];
  /** Source of a drawing. */
  drawing?: string | undefined;
}>;

export type ProgrammeManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  promise: string;
  /** Keys of its modules, in the order to take them. */
  modules: readonly string[];
  priceCents: number;
  vat: string;
}>;

/** Drawings as SVG text, by the source under which manuscripts name them. */
export type Drawings = ReadonlyMap<string, string>;

export const NO_DRAWINGS: Drawings = new Map();
