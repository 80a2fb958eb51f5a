import type { CheckAnswer, LessonContent, ModuleContent, ProgrammeContent } from './content.ts';
import { Phase } from './phase.ts';

/** A lesson of the version that holds now. `checks` is never sent before an answer was given. */
export type PublishedLesson = Omit<LessonContent, 'checks'> &
  Readonly<{ checks: ReadonlyMap<string, readonly CheckAnswer[]> }>;

/** Three numbers from 0 to 1: minutes of each phase, the largest of them as 1. */
export type AccentFractions = Readonly<{ why: number; how: number; what: number }>;

type When = Readonly<{ key: string; version: number; publishedAt: Date; updatedAt: Date }>;

/** A module as everybody may know it, and its lessons as only readers with access may. Frozen; one object a version. */
export type PublishedModule = Omit<ModuleContent, 'lessons' | 'caseKeys'> &
  When &
  Readonly<{ lessons: readonly PublishedLesson[]; minutes: number; caseCount: number; accent: AccentFractions }>;

/** A programme: several modules together. Frozen; one object a version. */
export type PublishedProgramme = ProgrammeContent & When;

export function publishedModule(content: ModuleContent, when: When): PublishedModule {
  const { lessons, caseKeys, ...rest } = content;
  return frozen({
    ...rest,
    ...when,
    lessons: lessons.map((lesson) => ({ ...lesson, checks: new Map(lesson.checks) })),
    minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    caseCount: caseKeys.length,
    accent: accentOf(lessons),
  });
}

export function publishedProgramme(content: ProgrammeContent, when: When): PublishedProgramme {
  return frozen({ ...content, ...when });
}

/** Minutes of each phase as a fraction of those of the longest one; 0 for a phase without lessons. */
function accentOf(lessons: readonly Readonly<{ phase: Phase; minutes: number }>[]): AccentFractions {
  const minutesOf = (phase: Phase) =>
    lessons.reduce((sum, lesson) => sum + (lesson.phase === phase ? lesson.minutes : 0), 0);
  const [why, how, what] = [minutesOf(Phase.WHY), minutesOf(Phase.HOW), minutesOf(Phase.WHAT)];
  const most = Math.max(why, how, what);
  const share = (minutes: number) => (most === 0 ? 0 : Math.round((minutes / most) * 1000) / 1000);
  return { why: share(why), how: share(how), what: share(what) };
}

/** Nobody who is handed a published thing can change it for the others. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (part && typeof part === 'object' && !Object.isFrozen(part)) frozen(part);
  return Object.freeze(value);
}
