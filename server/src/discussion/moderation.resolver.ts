import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Command } from '../platform/graphql/refusal.ts';
import { AppealHiding } from './appeal-hiding.ts';
import { BanWriter } from './ban-writer.ts';
import { ListReports } from './list-reports.ts';
import { ModeratePost } from './moderate-post.ts';
import {
  AppealInput,
  AppealResult,
  BanWriterInput,
  BanWriterResult,
  ModeratePostInput,
  ModeratePostResult,
  PostUnderReview,
  ReportPostInput,
  ReportPostResult,
  SettleThreadInput,
  SettleThreadResult,
} from './moderation.types.ts';
import { MergeThreadsInput, MovePostsInput, MovePostsResult } from './move.types.ts';
import { MovePosts } from './move-posts.ts';
import { ReportPost } from './report-post.ts';
import { SettleThread } from './settle-thread.ts';

@Resolver()
export class ModerationResolver {
  constructor(
    private readonly report: ReportPost,
    private readonly list: ListReports,
    private readonly moderate: ModeratePost,
    private readonly appeal: AppealHiding,
    private readonly settle: SettleThread,
    private readonly ban: BanWriter,
    private readonly moves: MovePosts,
  ) {}

  @Query(() => [PostUnderReview], { description: 'Posts that wait for a decision, those that wait longest first.' })
  @Allow(['facilitator', 'administrator'])
  postsUnderReview(@PersonOf() person: CallerPerson): Promise<PostUnderReview[]> {
    return this.list.run(person);
  }

  @Command(() => ReportPostResult, 'Says that a post should not stand there, and why.')
  @Allow('signed-in')
  reportPost(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: ReportPostInput,
  ): Promise<typeof ReportPostResult> {
    return this.report.run(caller, person, input);
  }

  @Command(() => ModeratePostResult, 'Hides or shows a post with an explanation; answers reports and appeal.')
  @Allow(['facilitator', 'administrator'])
  moderatePost(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: ModeratePostInput,
  ): Promise<typeof ModeratePostResult> {
    return this.moderate.run(caller, person, input);
  }

  @Command(() => AppealResult, 'The author of a hidden post says, once, why it should be shown.')
  @Allow('signed-in')
  appealHiding(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: AppealInput,
  ): Promise<typeof AppealResult> {
    return this.appeal.run(caller, person, input);
  }

  @Command(() => SettleThreadResult, 'Closes or opens a conversation, and sets how fast one may write in it.')
  @Allow(['facilitator', 'administrator'])
  settleThread(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: SettleThreadInput,
  ): Promise<typeof SettleThreadResult> {
    return this.settle.run(caller, person, input);
  }

  @Command(() => BanWriterResult, 'Keeps the author of a post from writing for some days.')
  @Allow(['facilitator', 'administrator'])
  banWriter(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: BanWriterInput,
  ): Promise<typeof BanWriterResult> {
    return this.ban.run(caller, person, input);
  }

  @Command(() => MovePostsResult, 'Moves posts to another conversation or a new one; old addresses lead on.')
  @Allow(['facilitator', 'administrator'])
  movePosts(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: MovePostsInput,
  ): Promise<typeof MovePostsResult> {
    return this.moves.run(caller, person, input);
  }

  @Command(() => MovePostsResult, 'Makes one conversation of two; old addresses lead on.')
  @Allow(['facilitator', 'administrator'])
  mergeThreads(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: MergeThreadsInput,
  ): Promise<typeof MovePostsResult> {
    return this.moves.merge(caller, person, input);
  }
}
