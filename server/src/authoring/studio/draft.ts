import type { LessonDraft } from '@fluxus/lesson-document';
import type { LessonManuscript, ModuleManuscript } from '../manuscripts.ts';

export const PHASES = ['why', 'how', 'what'] as const;
export type DraftPhase = (typeof PHASES)[number];

/** A lesson in the outline of a draft: all of it but its text. */
export type OutlineEntry = Readonly<Omit<LessonManuscript, 'document'>>;
/** The module itself as it is being written: its fields and its outline. */
export type ModuleBody = Readonly<Omit<ModuleManuscript, 'key' | 'lessons'> & { lessons: readonly OutlineEntry[] }>;
/** The text of a lesson as it is being written. */
export type LessonBody = Readonly<{ document: LessonDraft }>;

/** What made a revision. */
export type Act =
  | 'loaded'
  | 'made'
  | 'typed'
  | 'changed'
  | 'added'
  | 'moved'
  | 'removed'
  | 'split'
  | 'undone'
  | 'restored';

/** One revision of one part of a draft. */
export type Revision<Body> = Readonly<{
  part: string;
  revision: number;
  body: Body;
  step: string;
  act: Act;
  restores: number | null;
  by: string | null;
  at: Date;
}>;

/** A whole draft as it holds now. */
export type Draft = Readonly<{
  key: string;
  module: Revision<ModuleBody>;
  /** By lesson key; also of lessons that are out of the outline now. */
  lessons: ReadonlyMap<string, Revision<LessonBody>>;
}>;

/** The part of a draft that is the module itself. */
export const MODULE_PART = '';

export const EMPTY: LessonDraft = { type: 'doc', content: [] };

/** Lessons by phase, each phase in the order its author gave it. */
export function inOrder<Entry extends { phase: DraftPhase }>(lessons: readonly Entry[]): Entry[] {
  return PHASES.flatMap((phase) => lessons.filter((lesson) => lesson.phase === phase));
}

/** A manuscript in the parts in which it is written. */
export function partsOf({ key: _, lessons, ...fields }: ModuleManuscript): Map<string, ModuleBody | LessonBody> {
  const outline = lessons.map(({ document: __, ...entry }) => entry);
  return new Map<string, ModuleBody | LessonBody>([
    [MODULE_PART, { ...fields, lessons: outline }],
    ...lessons.map(({ key, document }): [string, LessonBody] => [key, { document: document as LessonDraft }]),
  ]);
}
