import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { FoundPosts } from './found-posts.ts';
import { TakeAway } from './take-away.ts';
import { type PostAddress, PostDeleted } from './thread.types.ts';

/** Takes back what somebody wrote themselves: the text is gone for readers, the number stays. */
@Injectable()
export class DeletePost {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly found: FoundPosts,
    private readonly away: TakeAway,
  ) {}

  run(caller: Caller, { id: personId }: CallerPerson, address: PostAddress): Promise<PostDeleted> {
    return this.database.transaction(async () => {
      const held = await this.found.held(address);
      const { thread } = await this.doors.pass(caller, held?.thread);
      refuseUnless(held?.post.authorId === personId, () => new NotFound());
      await this.away.run(thread, held.post);
      return new PostDeleted(thread.id, held.post.number);
    });
  }
}
