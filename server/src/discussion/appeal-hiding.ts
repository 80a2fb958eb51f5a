import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { Moderation } from './moderation.ts';
import { type AppealInput, HidingAppealed } from './moderation.types.ts';
import { Posts } from './posts.ts';
import { Threads } from './threads.ts';
import { keepableReason } from './writing.ts';

/** The author of a hidden post says, once, why it should be shown; the same again is the same as once. */
@Injectable()
export class AppealHiding {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly moderation: Moderation,
    private readonly clock: Clock,
  ) {}

  async run(
    caller: Caller,
    { id: personId }: CallerPerson,
    { threadId, number, appeal }: AppealInput,
  ): Promise<HidingAppealed> {
    const why = keepableReason(appeal);
    return this.database.transaction(async () => {
      const { thread } = await this.doors.pass(caller, await this.threads.forReader(threadId, personId));
      const post = await this.posts.lock(thread.id, number);
      const standing = post?.authorId === personId ? await this.moderation.inForce(thread.id, number) : undefined;
      refuseUnless(standing, () => new NotFound());
      if (standing.appeal === null) await this.moderation.appeal(standing, why, this.clock.now());
      return new HidingAppealed(thread.id, number);
    });
  }
}
