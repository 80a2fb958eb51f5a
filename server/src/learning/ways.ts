import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.ts';
import { Enrolments } from './enrolments.ts';
import { progressIn } from './progress.ts';

/** How far somebody is in one module, and when they began and finished it. */
export type Way = Readonly<{
  moduleKey: string;
  startedAt: Date;
  /** Stays when a later version has more to read. */
  finishedAt: Date | null;
  finishedVersion: number | null;
  /** Lessons done, of those of the version that holds now. */
  lessonsDone: number;
}>;

/** A question of a lesson that somebody read, and where it stands. Never what they answered. */
export type SeenPrompt = Readonly<{ question: string; moduleSlug: string; lessonSlug: string }>;

/** The door to people's ways through modules, for who has to know how far somebody is. */
@Injectable()
export class Ways {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly enrolments: Enrolments,
  ) {}

  /** Every module that is published and that one person began, by key, in one statement. */
  async of(personId: string): Promise<Map<string, Way>> {
    const [modules, rows] = await Promise.all([this.catalogue.modules(), this.enrolments.of(personId)]);
    const byKey = new Map(rows.map((row) => [row.moduleKey, row]));
    return new Map(
      modules.flatMap((module): [string, Way][] => {
        const row = byKey.get(module.key);
        if (!row) return [];
        const { moduleKey, startedAt, finishedAt, finishedVersion, marks } = row;
        const lessonsDone = progressIn(module, marks).lessonsDone.size;
        return [[moduleKey, { moduleKey, startedAt, finishedAt, finishedVersion, lessonsDone }]];
      }),
    );
  }

  /**
   * Questions to think about that one person saw in these modules and that are there still, in the order of the lessons.
   * @param opened the modules that they may open today: of the others, the free lessons alone
   */
  async promptsSeen(
    personId: string,
    moduleKeys: readonly string[],
    opened: ReadonlySet<string>,
  ): Promise<SeenPrompt[]> {
    const [modules, rows] = await Promise.all([this.catalogue.modules(), this.enrolments.of(personId)]);
    const seen = new Map(rows.map((row) => [row.moduleKey, row.marks.seen]));
    return modules
      .filter(({ key }) => moduleKeys.includes(key))
      .flatMap((module) =>
        module.lessons.flatMap((lesson) =>
          lesson.segments.flatMap((segment) =>
            (lesson.free || opened.has(module.key)) &&
            segment.type === 'prompt' &&
            seen.get(module.key)?.has(segment.key)
              ? [{ question: segment.question, moduleSlug: module.slug, lessonSlug: lesson.slug }]
              : [],
          ),
        ),
      );
  }
}
