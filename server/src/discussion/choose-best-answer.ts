import { Injectable } from '@nestjs/common';
import { Notify } from '../notifications/index.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { FoundPosts } from './found-posts.ts';
import { placeOfThread } from './notice-place.ts';
import { mayChooseBest } from './policy.ts';
import type { KeptPost } from './posts.ts';
import { type BestAnswerInput, PostWritten } from './thread.types.ts';
import { Threads } from './threads.ts';

/** Says which post answers a question best, or that none does any more. There is one at a time. */
@Injectable()
export class ChooseBestAnswer {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly found: FoundPosts,
    private readonly notify: Notify,
  ) {}

  run(caller: Caller, { best, ...address }: BestAnswerInput): Promise<PostWritten> {
    return this.database.transaction(async () => {
      const held = await this.found.held(address);
      const { thread } = await this.doors.pass(caller, held?.thread);
      refuseUnless(mayChooseBest(caller, thread), () => new NotFound());
      const post = held?.post;
      // the question itself is no answer to it
      refuseUnless(post && !post.deletedAt && !post.hiddenAt && post.number > 1, () => new NotFound());
      const { number } = post;
      if (best) {
        await this.threads.chooseBest(thread.id, number);
        await this.tell(post, caller.person?.id);
      } else if (thread.bestNumber === number) await this.threads.chooseBest(thread.id, null);
      return new PostWritten(thread.id, number);
    });
  }

  private async tell({ threadId, number, authorId }: KeptPost, by: string | undefined): Promise<void> {
    if (authorId === by || (await this.threads.listening(threadId, [authorId], undefined)).length === 0) return;
    await this.notify.run([
      {
        ...{ personId: authorId, kind: 'best-answer', key: `best ${threadId} ${number}` },
        ...{ place: placeOfThread(threadId), position: number, data: { thread: threadId, number } },
      },
    ]);
  }
}
