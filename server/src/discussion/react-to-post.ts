import { Injectable } from '@nestjs/common';
import { Notify } from '../notifications/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { FoundPosts } from './found-posts.ts';
import { placeOfThread } from './notice-place.ts';
import { type KeptPost, Posts, type ReactionKind } from './posts.ts';
import { PostWritten, type ReactionInput } from './thread.types.ts';
import { Threads } from './threads.ts';

/** Reactions by one person in a minute, at most. */
const REACTIONS_A_MINUTE = 60;

/** Says of a post that one recognises it, is inspired by it or is thankful for it, or takes that back. */
@Injectable()
export class ReactToPost {
  constructor(
    private readonly database: Database,
    private readonly found: FoundPosts,
    private readonly posts: Posts,
    private readonly threads: Threads,
    private readonly notify: Notify,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(
    caller: Caller,
    person: CallerPerson,
    { threadId, number, kind, given }: ReactionInput,
  ): Promise<PostWritten> {
    await this.rates.count(`reaction:${person.id}`, REACTIONS_A_MINUTE, 60);
    return this.database.transaction(async () => {
      const { post } = await this.found.standing(caller, person, { threadId, number });
      if (given) {
        await this.posts.react(post.threadId, post.number, person.id, kind, this.clock.now());
        await this.tell(post, person.id, kind);
      } else await this.posts.takeBack(post.threadId, post.number, person.id, kind);
      return new PostWritten(post.threadId, post.number);
    });
  }

  private async tell({ threadId, number, authorId }: KeptPost, by: string, reaction: ReactionKind): Promise<void> {
    if (authorId === by || (await this.threads.listening(threadId, [authorId], undefined)).length === 0) return;
    await this.notify.run([
      {
        ...{ personId: authorId, kind: 'reaction', key: `reaction ${threadId} ${number} ${by} ${reaction}` },
        ...{ place: placeOfThread(threadId), position: number, data: { thread: threadId, number, by, reaction } },
      },
    ]);
  }
}
