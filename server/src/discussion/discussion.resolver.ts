import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import { ChooseBestAnswer } from './choose-best-answer.ts';
import { CountThreads } from './count-threads.ts';
import { DeletePost } from './delete-post.ts';
import { EditPost } from './edit-post.ts';
import { FollowThread } from './follow-thread.ts';
import { ListMentionable } from './list-mentionable.ts';
import { ListThreads } from './list-threads.ts';
import type { PlaceKind } from './places.ts';
import { ReactToPost } from './react-to-post.ts';
import { Reply } from './reply.ts';
import { ShowThread } from './show-thread.ts';
import { StartThread } from './start-thread.ts';
import {
  BestAnswerInput,
  BestAnswerResult,
  DeletePostResult,
  EditPostInput,
  EditPostResult,
  FollowThreadInput,
  FollowThreadResult,
  MentionableResult,
  PlaceInput,
  PlaceKindEnum,
  PostAddress,
  ReactionInput,
  ReactionResult,
  ReplyInput,
  StartThreadInput,
  ThreadListResult,
  ThreadResult,
  WritePostResult,
} from './thread.types.ts';

@Resolver()
export class DiscussionResolver {
  constructor(
    private readonly show: ShowThread,
    private readonly list: ListThreads,
    private readonly count: CountThreads,
    private readonly start: StartThread,
    private readonly answer: Reply,
    private readonly edit: EditPost,
    private readonly deletes: DeletePost,
    private readonly react: ReactToPost,
    private readonly choose: ChooseBestAnswer,
    private readonly follow: FollowThread,
    private readonly names: ListMentionable,
  ) {}

  @Ask(() => ThreadResult, 'A stretch of a conversation: around a number, or where the caller goes on reading.')
  @Allow('signed-in')
  thread(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('id', { type: () => ID }) id: string,
    @Args('at', { type: () => Int, nullable: true }) at?: number | null,
  ): Promise<typeof ThreadResult> {
    return this.show.run(caller, person, id, at ?? undefined);
  }

  @Ask(() => ThreadListResult, 'Conversations open to the caller; those that were last written in first.')
  @Allow('signed-in')
  threads(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('at', { type: () => PlaceInput, nullable: true, description: 'About one thing only.' })
    at?: PlaceInput | null,
    @Args('followed', {
      type: () => Boolean,
      nullable: true,
      description: 'Those that one follows, unread ones first.',
    })
    followed?: boolean | null,
    @Args('after', { type: () => String, nullable: true, description: 'What `next` said.' }) after?: string | null,
  ): Promise<typeof ThreadListResult> {
    return this.list.run(caller, person, {
      at: at ?? undefined,
      followed: followed ?? false,
      after: after ?? undefined,
    });
  }

  @Ask(() => MentionableResult, 'Whom the caller can mention in a conversation.')
  @Allow('signed-in')
  mentionable(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('threadId', { type: () => ID }) threadId: string,
  ): Promise<typeof MentionableResult> {
    return this.names.run(caller, person, threadId);
  }

  @Query(() => Int, { nullable: true, description: 'How many conversations the caller may read about something.' })
  @Allow('signed-in')
  threadCount(
    @CallerOf() caller: Caller,
    @Args('placeKind', { type: () => PlaceKindEnum }) kind: PlaceKind,
    @Args('placeKey', { type: () => String }) key: string,
  ): Promise<number | undefined> {
    return this.count.run(caller, { kind, key });
  }

  @Command(() => WritePostResult, 'Begins a conversation about something that the caller may open.')
  @Allow('signed-in')
  startThread(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: StartThreadInput,
  ): Promise<typeof WritePostResult> {
    return this.start.run(caller, person, input);
  }

  @Command(() => WritePostResult, 'Writes in a conversation.')
  @Allow('signed-in')
  reply(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: ReplyInput,
  ): Promise<typeof WritePostResult> {
    return this.answer.run(caller, person, input);
  }

  @Command(
    () => EditPostResult,
    'Changes a post of the caller; marked as such, and what it said is kept for moderators.',
  )
  @Allow('signed-in')
  editPost(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: EditPostInput,
  ): Promise<typeof EditPostResult> {
    return this.edit.run(caller, person, input);
  }

  @Command(() => DeletePostResult, 'Takes back a post of the caller; its number stays.')
  @Allow('signed-in')
  deletePost(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('post') post: PostAddress,
  ): Promise<typeof DeletePostResult> {
    return this.deletes.run(caller, person, post);
  }

  @Command(() => ReactionResult, 'Gives or takes back a reaction to a post; twice is the same as once.')
  @Allow('signed-in')
  reactToPost(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: ReactionInput,
  ): Promise<typeof ReactionResult> {
    return this.react.run(caller, person, input);
  }

  @Command(
    () => BestAnswerResult,
    'Says which post answers a question best: by who asked, a facilitator or an administrator.',
  )
  @Allow('signed-in')
  chooseBestAnswer(
    @CallerOf() caller: Caller,
    @Args('input') input: BestAnswerInput,
  ): Promise<typeof BestAnswerResult> {
    return this.choose.run(caller, input);
  }

  @Command(() => FollowThreadResult, 'Says whether the caller wants to hear of a conversation.')
  @Allow('signed-in')
  followThread(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: FollowThreadInput,
  ): Promise<typeof FollowThreadResult> {
    return this.follow.run(caller, person, input);
  }
}
