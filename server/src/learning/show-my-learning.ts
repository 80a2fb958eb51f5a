import { Injectable } from '@nestjs/common';
import { Access } from '../access/index.ts';
import { Catalogue, type PublishedModule, type PublishedProgramme } from '../catalogue/index.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { type EnrolmentRow, Enrolments } from './enrolments.ts';
import {
  type ContinueWith,
  type FreeLesson,
  LearningState,
  type MyLearning,
  type MyModule,
  type MyProgramme,
} from './my-learning.types.ts';
import { mayRead } from './policy.ts';
import {
  lessonToGoOnWith,
  minutesLeftIn,
  NO_MARKS,
  type Progress,
  phasesOf,
  progressIn,
  ringsOf,
  together,
} from './progress.ts';

/** One module of a person: what is published, whether it is open to them, what they did. */
type Way = { module: PublishedModule; entitled: boolean; enrolment: EnrolmentRow | undefined; progress: Progress };

/** Mijn leren: everything somebody has access to or began, and what to go on with. Two statements, however much it is. */
@Injectable()
export class ShowMyLearning {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly access: Access,
    private readonly enrolments: Enrolments,
  ) {}

  async run(person: CallerPerson): Promise<MyLearning> {
    const [modules, programmes] = await Promise.all([this.catalogue.modules(), this.catalogue.programmes()]);
    const [entitlements, enrolments] = await Promise.all([
      this.access.entitlementsOf([person.id]),
      this.enrolments.of(person.id),
    ]);
    const held = entitlements.get(person.id) ?? [];
    const mine = programmes.filter((one) =>
      held.some(({ subject }) => subject.kind === 'programme' && subject.key === one.key),
    );
    const open = new Set(held.flatMap(({ subject }) => (subject.kind === 'module' ? [subject.key] : [])));
    for (const key of mine.flatMap((programme) => programme.moduleKeys)) open.add(key);

    const ways = waysIn(modules, open, enrolments);
    const all = together(ways.map((way) => way.progress));
    return {
      continueWith: continueWith(ways),
      rings: ringsOf(all),
      phases: phasesOf(all),
      modules: ways.map(moduleOf),
      programmes: mine.map((programme) => programmeOf(programme, ways)),
      freeLesson: open.size === 0 ? freeLesson(modules) : undefined,
    };
  }
}

/** In the order of the catalogue. A module begun with a free lesson is there too, as long as it has one to read. */
function waysIn(
  modules: readonly PublishedModule[],
  open: ReadonlySet<string>,
  enrolments: readonly EnrolmentRow[],
): Way[] {
  const byKey = new Map(enrolments.map((enrolment) => [enrolment.moduleKey, enrolment]));
  return modules.flatMap((module) => {
    const enrolment = byKey.get(module.key);
    const entitled = open.has(module.key);
    const readable = entitled || (enrolment !== undefined && module.lessons.some((lesson) => lesson.free));
    if (!readable || module.lessons.length === 0) return [];
    return [{ module, entitled, enrolment, progress: progressIn(module, enrolment?.marks ?? NO_MARKS) }];
  });
}

/** The module read last that has something left to read; else the first that was not begun. */
function continueWith(ways: readonly Way[]): ContinueWith | undefined {
  const lastRead = (way: Way) => way.enrolment?.lastReadAt?.getTime() ?? 0;
  const inOrder = ways.toSorted((one, other) => lastRead(other) - lastRead(one));
  for (const way of inOrder) {
    const lesson = stateOf(way) === LearningState.FINISHED ? undefined : toGoOnWith(way);
    if (!lesson) continue;
    const { module, enrolment } = way;
    return {
      moduleSlug: module.slug,
      moduleTitle: module.title,
      lessonSlug: lesson.slug,
      lessonTitle: lesson.title,
      position: module.lessons.indexOf(lesson) + 1,
      lessonCount: module.lessons.length,
      minutesLeft: minutesLeftIn(lesson, enrolment?.marks ?? NO_MARKS),
    };
  }
  return undefined;
}

function moduleOf(way: Way): MyModule {
  const { module, entitled, enrolment, progress } = way;
  const lesson = toGoOnWith(way) ?? readableIn(way)[0];
  return {
    module: { key: module.key, slug: module.slug, title: module.title },
    rings: ringsOf(progress),
    lessonsDone: progress.lessonsDone.size,
    lessonCount: module.lessons.length,
    state: stateOf(way),
    finishedAt: enrolment?.finishedAt ?? undefined,
    entitled,
    nextLesson: lesson?.slug ?? '',
  };
}

function programmeOf({ key, slug, title, moduleKeys }: PublishedProgramme, ways: readonly Way[]): MyProgramme {
  const parts = ways.filter((way) => moduleKeys.includes(way.module.key));
  return { key, slug, title, rings: ringsOf(together(parts.map((way) => way.progress))) };
}

function freeLesson(modules: readonly PublishedModule[]): FreeLesson | undefined {
  for (const module of modules) {
    const lesson = module.lessons.find((one) => one.free);
    if (lesson) return { moduleSlug: module.slug, lessonSlug: lesson.slug, title: lesson.title };
  }
  return undefined;
}

function readableIn({ module, entitled }: Way): PublishedModule['lessons'][number][] {
  return module.lessons.filter((lesson) => mayRead(lesson, entitled));
}

function toGoOnWith(way: Way): PublishedModule['lessons'][number] | undefined {
  return lessonToGoOnWith(readableIn(way), way.progress, way.enrolment?.lastLessonKey ?? null);
}

/** Finished stays finished when a later version has more to read. */
function stateOf({ enrolment, progress }: Way): LearningState {
  if (enrolment?.finishedAt || progress.finished) return LearningState.FINISHED;
  return enrolment?.lastReadAt ? LearningState.STARTED : LearningState.NOT_BEGUN;
}
