import { LIMITS } from './limits.ts';
import type { LessonProblem, ProblemCode, ProblemValues } from './problem.ts';

/** Where in a lesson something is. */
export type Place = Readonly<{ line?: number; key?: string; path?: string }>;

/** Gathers what is wrong, so that an author hears all of it at once, up to a limit. */
export class Problems {
  readonly all: LessonProblem[] = [];
  private readonly told = new Set<string>();

  /** Tells a problem, once. Answers undefined, for what could not be read. */
  add(code: ProblemCode, { line, key, path }: Place, values?: ProblemValues): undefined {
    if (this.all.length >= LIMITS.problems) return;
    const problem = {
      code,
      ...(values ? { values } : {}),
      ...(line === undefined ? {} : { line }),
      ...(key === undefined ? {} : { key }),
      ...(path ? { path } : {}),
    };
    const told = JSON.stringify(problem);
    if (this.told.has(told)) return;
    this.told.add(told);
    this.all.push(problem);
  }
}
