import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { PicturesInPosts } from './pictures-in-posts.ts';
import { Posts } from './posts.ts';
import { type PostAddress, PostDeleted } from './thread.types.ts';
import { Threads } from './threads.ts';

/** Takes back what somebody wrote themselves: the text is gone for readers, the number stays. */
@Injectable()
export class DeletePost {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly clock: Clock,
    private readonly pictures: PicturesInPosts,
  ) {}

  run(caller: Caller, { id: personId }: CallerPerson, { threadId, number }: PostAddress): Promise<PostDeleted> {
    return this.database.transaction(async () => {
      const { thread } = await this.doors.pass(caller, await this.threads.lock(threadId));
      const post = await this.posts.lock(thread.id, number);
      refuseUnless(post?.authorId === personId, () => new NotFound());
      if (!post.deletedAt) await this.posts.delete(post, this.clock.now());
      await this.pictures.remove(thread.id, number);
      if (thread.bestNumber === number) await this.threads.chooseBest(thread.id, null);
      return new PostDeleted(thread.id, number);
    });
  }
}
