import { Args, ID, ResolveField, Resolver } from '@nestjs/graphql';
import { Notebook } from '../learning/index.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import {
  AnswerInThread,
  AnswerToShareResult,
  ShareInThreadInput,
  ShareInThreadResult,
  TakeAnswerBackResult,
} from './answer.types.ts';
import { ShareInThread } from './share-in-thread.ts';
import { SharedAnswers } from './shared-answers.ts';
import { asAnswerInThread, ShowAnswerToShare } from './show-answer-to-share.ts';
import { TakeAnswerBack } from './take-answer-back.ts';

/** Answers in conversations: shared by one act, taken back by one act, and told in the notebook where they stand. */
@Resolver(() => Notebook)
export class AnswerResolver {
  constructor(
    private readonly show: ShowAnswerToShare,
    private readonly share: ShareInThread,
    private readonly takeBack: TakeAnswerBack,
    private readonly shared: SharedAnswers,
  ) {}

  @ResolveField(() => [AnswerInThread], { description: 'Where the answers of the caller stand in conversations.' })
  async inThreads(@PersonOf() person: CallerPerson): Promise<AnswerInThread[]> {
    return (await this.shared.of(person.id)).map(asAnswerInThread);
  }

  @Ask(() => AnswerToShareResult, 'One of the answers of the caller, and the conversations where it can be shared.')
  @Allow('signed-in')
  answerToShare(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('answer', { type: () => ID, nullable: true, description: 'By its id.' }) answer?: string | null,
    @Args('module', { type: () => String, nullable: true, description: 'Or by the key of a module.' })
    module?: string | null,
    @Args('prompt', { type: () => String, nullable: true, description: 'And that of a prompt in it.' })
    prompt?: string | null,
  ): Promise<typeof AnswerToShareResult> {
    const which = answer ? { id: answer } : { moduleKey: module ?? '', promptKey: prompt ?? '' };
    return this.show.run(caller, person, which);
  }

  @Command(() => ShareInThreadResult, 'Shares an answer of the caller in a conversation, as it is now.')
  @Allow('signed-in')
  shareInThread(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: ShareInThreadInput,
  ): Promise<typeof ShareInThreadResult> {
    return this.share.run(caller, person, input);
  }

  @Command(() => TakeAnswerBackResult, 'Takes an answer out of a conversation, at once.')
  @Allow('signed-in')
  takeAnswerBack(
    @PersonOf() person: CallerPerson,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<typeof TakeAnswerBackResult> {
    return this.takeBack.run(person, id);
  }
}
