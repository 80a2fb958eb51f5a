import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { Enrolments } from './enrolments.ts';
import { NotEntitled } from './learning.types.ts';
import type { Lesson } from './lesson.types.ts';
import { LessonFrames } from './lesson-frame.ts';
import { LessonStates } from './lesson-state.ts';
import { mayRead } from './policy.ts';
import { type FoundLesson, type LessonAddress, ReadableLessons } from './readable-lesson.ts';

/** A lesson for its reader: free ones for everybody, the others for those with access. */
@Injectable()
export class ReadLesson {
  constructor(
    private readonly lessons: ReadableLessons,
    private readonly states: LessonStates,
    private readonly enrolments: Enrolments,
    private readonly frames: LessonFrames,
    private readonly clock: Clock,
  ) {}

  async run({ person }: Caller, address: LessonAddress): Promise<Lesson> {
    const found = await this.lessons.find(address);
    if (person) return this.forPerson(person, found);
    refuseUnless(mayRead(found.lesson, false), () => new NotEntitled(found.module, false));
    return this.frames.of(found).forVisitor;
  }

  private async forPerson(person: CallerPerson, found: FoundLesson): Promise<Lesson> {
    const frame = this.frames.of(found);
    const state = await this.states.of(person.id, found.module.key, frame.promptKeys);
    refuseUnless(mayRead(found.lesson, state.entitled), () => new NotEntitled(found.module, true));
    if (state.entitled && !state.enrolled) {
      await this.enrolments.add(person.id, found.module.key, 'opened', this.clock.now());
      return frame.forReader({ ...state, enrolled: true });
    }
    return frame.forReader(state);
  }
}
