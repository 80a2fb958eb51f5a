import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../../platform/graphql/caller.ts';
import { Ask, Command } from '../../platform/graphql/refusal.ts';
import {
  Notebook,
  NotebookFilter,
  ShareAnswerInput,
  ShareAnswerResult,
  SharedAnswerResult,
  UnshareAnswerResult,
} from './notebook.types.ts';
import { ShareAnswer } from './share-answer.ts';
import { ShowAnswer } from './show-answer.ts';
import { ShowNotebook } from './show-notebook.ts';
import { UnshareAnswer } from './unshare-answer.ts';

@Resolver()
export class NotebookResolver {
  constructor(
    private readonly showNotebook: ShowNotebook,
    private readonly showAnswer: ShowAnswer,
    private readonly share: ShareAnswer,
    private readonly unshare: UnshareAnswer,
  ) {}

  @Query(() => Notebook, { description: 'All that the caller wrote, and what others share with them.' })
  @Allow('signed-in')
  notebook(
    @PersonOf() person: CallerPerson,
    @Args('filter', { type: () => NotebookFilter, nullable: true }) filter?: NotebookFilter,
  ): Promise<Notebook> {
    return this.showNotebook.run(person, filter ?? {});
  }

  @Ask(() => SharedAnswerResult, 'An answer that somebody else shares with the caller, by the id of the share.')
  @Allow('signed-in')
  sharedAnswer(
    @PersonOf() person: CallerPerson,
    @Args('share', { type: () => ID }) share: string,
  ): Promise<typeof SharedAnswerResult> {
    return this.showAnswer.run(person, share);
  }

  @Command(() => ShareAnswerResult, 'Shares one of the answers of the caller with somebody, by their address.')
  @Allow('signed-in')
  shareAnswer(
    @PersonOf() person: CallerPerson,
    @CallerOf() caller: Caller,
    @Args('input') input: ShareAnswerInput,
  ): Promise<typeof ShareAnswerResult> {
    return this.share.run(person, caller, input);
  }

  @Command(() => UnshareAnswerResult, 'Takes a share back.')
  @Allow('signed-in')
  unshareAnswer(
    @PersonOf() person: CallerPerson,
    @Args('share', { type: () => ID }) share: string,
  ): Promise<typeof UnshareAnswerResult> {
    return this.unshare.run(person, share);
  }
}
