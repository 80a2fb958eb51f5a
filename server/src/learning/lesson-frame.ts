import { Injectable } from '@nestjs/common';
import { lessonPicture, type PublishedLesson, type PublishedModule } from '../catalogue/index.ts';
import { checkState } from './check-state.ts';
import type { ModuleName } from './learning.types.ts';
import { Lesson, type LessonInOutline } from './lesson.types.ts';
import type { LessonState } from './lesson-state.ts';
import { minutesLeftIn, NO_MARKS, type Progress, phasesOf, progressIn, resumeIn, ringsOf } from './progress.ts';
import type { FoundLesson } from './readable-lesson.ts';

/** An entry of the outline, once as it is for who has not done it and once for who has. */
type OutlineEntry = { open: LessonInOutline; done: LessonInOutline };

/** What of a published lesson is the same for everybody, made once; the reader's own things are laid over it. */
export class LessonFrame {
  readonly promptKeys: readonly string[];
  /** The whole answer for somebody who is not signed in. */
  readonly forVisitor: Lesson;
  private readonly common: Omit<Lesson, PersonalField>;

  constructor(
    private readonly module: PublishedModule,
    private readonly lesson: PublishedLesson,
    private readonly outline: readonly OutlineEntry[],
    name: ModuleName,
  ) {
    const { key, slug, title, phase, lead, minutes, free, segments } = lesson;
    const position = module.lessons.indexOf(lesson) + 1;
    const lessonCount = module.lessons.length;
    this.promptKeys = lesson.blocks.filter((block) => block.kind === 'prompt').map((block) => block.key);
    const sharePicture = lessonPicture(module, lesson)?.path;
    this.common = {
      ...{ key, slug, title, phase, lead, minutes, free, segments, sharePicture },
      ...{ position, lessonCount, module: name },
    };
    this.forVisitor = Object.freeze(this.forReader(NOBODY));
  }

  /** The lesson with what one person did and wrote in it. */
  forReader(state: LessonState): Lesson {
    const { module, lesson } = this;
    const { marks } = state;
    const progress = progressIn(module, marks);
    const outline = this.outlineFor(progress);
    const at = this.common.position - 1;
    const noted = state.lastLessonKey === lesson.key ? state.lastBlockKey : null;
    return Object.assign(new Lesson(), this.common, {
      minutesLeft: minutesLeftIn(lesson, marks),
      outline,
      previous: outline[at - 1],
      next: outline[at + 1],
      enrolled: state.enrolled,
      entitled: state.entitled,
      rings: ringsOf(progress),
      phases: phasesOf(progress),
      seen: lesson.blocks.filter((block) => marks.seen.has(block.key)).map((block) => block.key),
      resumeAt: resumeIn(lesson, marks, noted),
      checks: state.answers.flatMap((answer) => checkState(lesson, answer) ?? []),
      reflections: state.reflections,
    } satisfies Pick<Lesson, PersonalField>);
  }

  /** The lesson that follows, as it stands in the outline of somebody with this progress. */
  nextFor(progress: Progress): LessonInOutline | undefined {
    return this.outlineFor(progress)[this.common.position];
  }

  private outlineFor({ lessonsDone }: Progress): LessonInOutline[] {
    return this.outline.map(({ open, done }) => (lessonsDone.has(open.key) ? done : open));
  }
}

/** What differs from reader to reader. */
type PersonalField =
  | 'minutesLeft'
  | 'outline'
  | 'previous'
  | 'next'
  | 'enrolled'
  | 'entitled'
  | 'rings'
  | 'phases'
  | 'seen'
  | 'resumeAt'
  | 'checks'
  | 'reflections';

const NOBODY: LessonState = {
  entitled: false,
  enrolled: false,
  lastLessonKey: null,
  lastBlockKey: null,
  marks: NO_MARKS,
  answers: [],
  reflections: [],
};

/** Frames of published lessons. They live as long as the catalogue holds the version they were made from. */
@Injectable()
export class LessonFrames {
  private readonly frames = new WeakMap<PublishedModule, Map<string, LessonFrame>>();

  of({ module, lesson }: FoundLesson): LessonFrame {
    const frames = this.frames.get(module) ?? this.make(module);
    const frame = frames.get(lesson.key);
    if (!frame) throw new Error('a lesson belongs to the version it was found in');
    return frame;
  }

  private make(module: PublishedModule): Map<string, LessonFrame> {
    const name: ModuleName = Object.freeze({ key: module.key, slug: module.slug, title: module.title });
    const outline = outlineOf(module);
    const frames = new Map(
      module.lessons.map((lesson) => [lesson.key, new LessonFrame(module, lesson, outline, name)]),
    );
    this.frames.set(module, frames);
    return frames;
  }
}

function outlineOf(module: PublishedModule): OutlineEntry[] {
  return module.lessons.map(({ key, slug, title, phase, minutes, free }) => {
    const open = Object.freeze({ key, slug, title, phase, minutes, free, done: false });
    return { open, done: Object.freeze({ ...open, done: true }) };
  });
}
