import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { FoundPosts } from './found-posts.ts';
import { Moderation } from './moderation.ts';
import { type AppealInput, HidingAppealed } from './moderation.types.ts';
import { keepableReason } from './writing.ts';

/** The author of a hidden post says, once, why it should be shown; the same again is the same as once. */
@Injectable()
export class AppealHiding {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly found: FoundPosts,
    private readonly moderation: Moderation,
    private readonly clock: Clock,
  ) {}

  async run(
    caller: Caller,
    { id: personId }: CallerPerson,
    { appeal, ...address }: AppealInput,
  ): Promise<HidingAppealed> {
    const why = keepableReason(appeal);
    return this.database.transaction(async () => {
      const held = await this.found.held(address);
      const { thread } = await this.doors.pass(caller, held?.thread);
      const number = held?.post.number ?? 0;
      const standing = held?.post.authorId === personId ? await this.moderation.inForce(thread.id, number) : undefined;
      refuseUnless(standing, () => new NotFound());
      if (standing.appeal === null) await this.moderation.appeal(standing, why, this.clock.now());
      return new HidingAppealed(thread.id, number);
    });
  }
}
