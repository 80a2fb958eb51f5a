import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lesson } from '../learning/index.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { CountThreads } from './count-threads.ts';
import { SharedAnswers } from './shared-answers.ts';

/** A lesson tells how many conversations there are about it: whoever reads it may read them. */
@Resolver(() => Lesson)
export class LessonThreadsResolver {
  constructor(
    private readonly count: CountThreads,
    private readonly shared: SharedAnswers,
  ) {}

  @ResolveField(() => Int, { nullable: true, description: 'Conversations about it; nothing for a visitor.' })
  threadCount(@CallerOf() caller: Caller, @Parent() { key, module }: Lesson): Promise<number> | undefined {
    return this.count.ofOpenLesson(caller, module.key, key);
  }

  @ResolveField(() => [String], {
    description: 'Prompts in its module whose answer the caller shares in a conversation.',
  })
  async promptsInThreads(@CallerOf() { person }: Caller, @Parent() { module }: Lesson): Promise<string[]> {
    return person ? this.shared.promptsOf(person.id, module.key) : [];
  }
}
