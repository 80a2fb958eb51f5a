import { Args, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Command } from '../platform/graphql/refusal.ts';
import { AnswerCheck } from './answer-check.ts';
import { FinishLesson } from './finish-lesson.ts';
import { MarkSeen } from './mark-seen.ts';
import {
  AnswerCheckInput,
  AnswerCheckResult,
  FinishLessonResult,
  MarkSeenInput,
  MarkSeenResult,
  SaveReflectionInput,
  SaveReflectionResult,
} from './progress.types.ts';
import { SaveReflection } from './save-reflection.ts';

@Resolver()
export class ProgressResolver {
  constructor(
    private readonly markSeenBlocks: MarkSeen,
    private readonly finish: FinishLesson,
    private readonly answer: AnswerCheck,
    private readonly save: SaveReflection,
  ) {}

  @Command(() => MarkSeenResult, 'Notes which blocks of a lesson the caller has read, and where they are.')
  @Allow('signed-in')
  markSeen(@CallerOf() caller: Caller, @Args('input') input: MarkSeenInput): Promise<typeof MarkSeenResult> {
    return this.markSeenBlocks.run(caller, input);
  }

  @Command(() => FinishLessonResult, 'Goes on at the end of a lesson: everything passed is read.')
  @Allow('signed-in')
  finishLesson(
    @CallerOf() caller: Caller,
    @Args('module', { type: () => String }) module: string,
    @Args('lesson', { type: () => String }) lesson: string,
  ): Promise<typeof FinishLessonResult> {
    return this.finish.run(caller, { module, lesson });
  }

  @Command(() => AnswerCheckResult, 'Answers a check question and tells why. The same answer again changes nothing.')
  @Allow('signed-in')
  answerCheck(@CallerOf() caller: Caller, @Args('input') input: AnswerCheckInput): Promise<typeof AnswerCheckResult> {
    return this.answer.run(caller, input);
  }

  @Command(() => SaveReflectionResult, 'Keeps what the caller wrote to a prompt, for them alone.')
  @Allow('signed-in')
  saveReflection(
    @CallerOf() caller: Caller,
    @Args('input') input: SaveReflectionInput,
  ): Promise<typeof SaveReflectionResult> {
    return this.save.run(caller, input);
  }
}
