import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, refuseUnless } from '../platform/graphql/refusal.ts';
import { Advance, told } from './advance.ts';
import { Enrolments } from './enrolments.ts';
import { type MarkSeenInput, ProgressMade } from './progress.types.ts';
import { ReadableLessons } from './readable-lesson.ts';

/** More than any lesson has. */
const MOST_BLOCKS = 500;

/** Notes which blocks of a lesson somebody has read, and where they are. Questions count only once answered. */
@Injectable()
export class MarkSeen {
  constructor(
    private readonly database: Database,
    private readonly lessons: ReadableLessons,
    private readonly enrolments: Enrolments,
    private readonly advance: Advance,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, input: MarkSeenInput): Promise<ProgressMade> {
    return this.database.transaction(async () => {
      const { person, module, lesson, source } = await this.lessons.open(caller, input);
      const tooMany = () => new InvalidInput([new FieldProblem('blocks', 'learning.seen.too-many')]);
      refuseUnless(input.blocks.length <= MOST_BLOCKS, tooMany);
      const now = this.clock.now();
      const asked = new Set(input.blocks);
      const known = lesson.blocks.map((block) => block.key);

      const place = { lessonKey: lesson.key, blockKey: known.find((key) => key === input.resumeAt) };
      const enrolment = await this.enrolments.act(person.id, module.key, { source, place, now });
      const seen = known.filter((key) => asked.has(key));
      const marks = await this.enrolments.markSeen(enrolment.id, lesson.key, seen, now);
      const act = { personId: person.id, module, lessonKey: lesson.key, now };
      const progress = await this.advance.after(act, enrolment, marks);
      return Object.assign(new ProgressMade(), told(progress, lesson.key));
    });
  }
}
