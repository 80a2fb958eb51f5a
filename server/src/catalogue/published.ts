import type { CaseContent, CheckAnswer, LessonContent, ModuleContent, ProgrammeContent } from './content.ts';
import { Phase } from './phase.ts';

/** A lesson of the version that holds now. `checks` is never sent before an answer was given. */
export type PublishedLesson = Omit<LessonContent, 'checks' | 'cases'> &
  Readonly<{ checks: ReadonlyMap<string, readonly CheckAnswer[]>; cases: readonly string[] }>;

/** Three numbers from 0 to 1: minutes of each phase, the largest of them as 1. */
export type AccentFractions = Readonly<{ why: number; how: number; what: number }>;

type When = Readonly<{ key: string; version: number; publishedAt: Date; updatedAt: Date }>;

/** A module as everybody may know it, and its lessons as only readers with access may. Frozen; one object a version. */
export type PublishedModule = Omit<ModuleContent, 'lessons' | 'caseKeys'> &
  When &
  Readonly<{ lessons: readonly PublishedLesson[]; minutes: number; caseCount: number; accent: AccentFractions }>;

/** What stays true of a version of a module, whichever holds now. */
export type VersionedModule = Pick<ModuleContent, 'title' | 'promise'> &
  Readonly<{ lessons: readonly Pick<LessonContent, 'key' | 'title' | 'phase' | 'minutes' | 'blocks'>[] }>;

/** A programme: several modules together. Frozen; one object a version. */
export type PublishedProgramme = ProgrammeContent & When;

/** A case study of the version that holds now. What it says beyond its situation is not for everybody. */
export type PublishedCase = CaseContent & When;

/** A module and those of its lessons in which a case study stands. */
export type CasePlace = Readonly<{ module: PublishedModule; lessons: readonly PublishedLesson[] }>;

/** A case study with every place where it stands, in the order of the catalogue. */
export type PlacedCase = Readonly<{ study: PublishedCase; places: readonly CasePlace[] }>;

export function publishedModule(content: ModuleContent, when: When): PublishedModule {
  const { lessons, caseKeys, ...rest } = content;
  return frozen({
    ...rest,
    ...when,
    lessons: lessons.map((lesson) => ({ ...lesson, checks: new Map(lesson.checks), cases: lesson.cases ?? [] })),
    minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    caseCount: caseKeys.length,
    accent: accentOf(lessons),
  });
}

export function publishedProgramme(content: ProgrammeContent, when: When): PublishedProgramme {
  return frozen({ ...content, ...when });
}

export function publishedCase(content: CaseContent, when: When): PublishedCase {
  return frozen({ ...content, ...when });
}

/** The case studies that stand in a lesson, in the order in which one meets them. */
export function placedCases(cases: readonly PublishedCase[], modules: readonly PublishedModule[]): PlacedCase[] {
  const byKey = new Map(cases.map((study) => [study.key, study]));
  const met = new Set(modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.cases)));
  return [...met].flatMap((key) => {
    const study = byKey.get(key);
    return study ? [Object.freeze({ study, places: placesOf(key, modules) })] : [];
  });
}

function placesOf(key: string, modules: readonly PublishedModule[]): CasePlace[] {
  return modules.flatMap((module) => {
    const lessons = module.lessons.filter((lesson) => lesson.cases.includes(key));
    return lessons.length > 0 ? [{ module, lessons }] : [];
  });
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
