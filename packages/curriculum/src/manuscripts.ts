import type { LessonDocument } from '@fluxus/lesson-document';

/** The ring a lesson belongs to: waarom, hoe, wat. */
export type Phase = (typeof PHASES)[number];
export const PHASES = ['why', 'how', 'what'] as const;

/** The three barriers that parents meet at schools, as the school names them (statement H8). */
export type Barrier = (typeof BARRIERS)[number];
export const BARRIERS = ['trust', 'education', 'practical'] as const;

/** How VAT is counted in a price; sales knows what each means. */
export const VAT_TREATMENTS = ['exempt-art-44', 'standard-21', 'reduced-6'] as const;

/** One sitting: a file of lesson Markdown. Its slug is the file's name without the number. */
export type LessonManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  phase: Phase;
  minutes: number;
  free: boolean;
  lead: string;
  /** Statements of the school that it carries, such as W1. */
  statements: readonly string[];
  document: LessonDocument;
}>;

/** What people buy and finish. Lessons are in reading order, prices in cents, VAT included. */
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
  questions: readonly Readonly<{ question: string; answer: string }>[];
  lessons: readonly LessonManuscript[];
}>;

/** An example from practice. Texts are plain, paragraphs apart by an empty line; `effect` only when the school tells it. */
export type CaseManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  barrier: Barrier;
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

/** The subject of a workshop. Texts are plain. Dates, places and prices are no part of it: the staff sets them. */
export type WorkshopManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  forWhom: string;
  lead: string;
  /** What happens, in order. */
  programme: readonly string[];
  /** What to bring or do before it, and what one has after it. */
  before: readonly string[];
  after: readonly string[];
  /** Keys of modules and case studies that belong to it. */
  modules: readonly string[];
  cases: readonly string[];
  statements: readonly string[];
}>;

/** Modules that are sold and opened together, by key, in the order to take them. */
export type ProgrammeManuscript = Readonly<{
  key: string;
  slug: string;
  title: string;
  promise: string;
  modules: readonly string[];
  priceCents: number;
  vat: string;
}>;

/** One thing the school said. The words are the school's. */
export type Statement = Readonly<{ id: string; part: string; words: string }>;

/** Words of a statement that lessons and cases may quote, exactly as they stand in it. */
export type Quotation = Readonly<{ words: string; statement: string }>;

/** The whole curriculum. Drawings are SVG texts by the source under which manuscripts name them (`media/x.svg`). */
export type Curriculum = Readonly<{
  programmes: readonly ProgrammeManuscript[];
  modules: readonly ModuleManuscript[];
  cases: readonly CaseManuscript[];
  workshops: readonly WorkshopManuscript[];
  drawings: ReadonlyMap<string, string>;
  statements: readonly Statement[];
  /** The only words between double marks inside what is marked as the school's. */
  quotations: readonly Quotation[];
}>;
