import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { Advance, told } from './advance.ts';
import { Enrolments, type Place } from './enrolments.ts';
import { LessonFrames } from './lesson-frame.ts';
import { mayRead } from './policy.ts';
import { LessonFinished } from './progress.types.ts';
import { type LessonAddress, type OpenLesson, ReadableLessons } from './readable-lesson.ts';

/** Somebody went on at the end of a lesson: all they passed is read, what asked for an answer stays open. */
@Injectable()
export class FinishLesson {
  constructor(
    private readonly database: Database,
    private readonly lessons: ReadableLessons,
    private readonly enrolments: Enrolments,
    private readonly advance: Advance,
    private readonly frames: LessonFrames,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, address: LessonAddress): Promise<LessonFinished> {
    return this.database.transaction(async () => {
      const open = await this.lessons.open(caller, address);
      const { person, module, lesson, source } = open;
      const now = this.clock.now();

      const enrolment = await this.enrolments.act(person.id, module.key, { source, place: placeAfter(open), now });
      const passed = lesson.blocks.filter((block) => block.kind !== 'check').map((block) => block.key);
      const marks = await this.enrolments.markSeen(enrolment.id, lesson.key, passed, now);
      const act = { personId: person.id, module, lessonKey: lesson.key, now };
      const progress = await this.advance.after(act, enrolment, marks);
      const next = this.frames.of(open).nextFor(progress);
      return Object.assign(new LessonFinished(), told(progress, lesson.key), { next });
    });
  }
}

/** The next lesson where it may be read, else the end of this one. */
function placeAfter({ module, lesson, source }: OpenLesson): Place {
  const next = module.lessons[module.lessons.indexOf(lesson) + 1];
  if (next && mayRead(next, source === 'opened')) return { lessonKey: next.key, blockKey: undefined };
  return { lessonKey: lesson.key, blockKey: lesson.blocks.at(-1)?.key };
}
