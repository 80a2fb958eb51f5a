import { Injectable } from '@nestjs/common';
import type { PublishedLesson } from '../catalogue/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { Advance, told } from './advance.ts';
import { checkState } from './check-state.ts';
import { Enrolments } from './enrolments.ts';
import { type AnswerCheckInput, CheckAnswered } from './progress.types.ts';
import { ReadableLessons } from './readable-lesson.ts';

/** Somebody answers a check question and hears why; trying again is always possible. */
@Injectable()
export class AnswerCheck {
  constructor(
    private readonly database: Database,
    private readonly lessons: ReadableLessons,
    private readonly enrolments: Enrolments,
    private readonly advance: Advance,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, input: AnswerCheckInput): Promise<CheckAnswered> {
    return this.database.transaction(async () => {
      const { person, module, lesson, source } = await this.lessons.open(caller, input);
      const { check } = input;
      const chosen = chosenIn(lesson, input);
      const now = this.clock.now();

      const place = { lessonKey: lesson.key, blockKey: check };
      const enrolment = await this.enrolments.act(person.id, module.key, { source, place, now });
      const attempts = await this.enrolments.answer(enrolment.id, { lessonKey: lesson.key, check, chosen, now });
      const marks = await this.enrolments.markSeen(enrolment.id, lesson.key, [check], now);
      const act = { personId: person.id, module, lessonKey: lesson.key, now };
      const progress = await this.advance.after(act, enrolment, marks);
      const state = checkState(lesson, { check, chosen, attempts });
      return Object.assign(new CheckAnswered(), state, told(progress, lesson.key));
    });
  }
}

/** The chosen answers, each once, in the order of their keys. @throws Refusal with NotFound or InvalidInput */
function chosenIn(lesson: PublishedLesson, { check, options }: AnswerCheckInput): string[] {
  const answers = lesson.checks.get(check);
  if (!answers) refuse(new NotFound());
  const problem = (key: ConstructorParameters<typeof FieldProblem>[1]) => () =>
    new InvalidInput([new FieldProblem('options', key)]);
  const asked = new Set(options);
  const chosen = answers.map((answer) => answer.key).filter((key) => asked.has(key));
  refuseUnless(asked.size > 0, problem('learning.check.none'));
  refuseUnless(chosen.length === asked.size, problem('learning.check.unknown'));
  const multiple = answers.filter((answer) => answer.correct).length > 1;
  refuseUnless(multiple || chosen.length === 1, problem('learning.check.one'));
  return chosen.sort();
}
