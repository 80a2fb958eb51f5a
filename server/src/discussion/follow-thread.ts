import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { Doors } from './doors.ts';
import { type FollowThreadInput, ThreadFollowed } from './thread.types.ts';
import { Threads } from './threads.ts';

/** Whether somebody wants to hear of a conversation. Who writes in one follows it until they say otherwise. */
@Injectable()
export class FollowThread {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly threads: Threads,
  ) {}

  run(
    caller: Caller,
    { id: personId }: CallerPerson,
    { threadId, stance }: FollowThreadInput,
  ): Promise<ThreadFollowed> {
    return this.database.transaction(async () => {
      const { thread } = await this.doors.pass(caller, await this.threads.standing(threadId, personId));
      await this.threads.takeStance(thread.id, personId, stance ?? null);
      return new ThreadFollowed(thread.id, stance ?? null);
    });
  }
}
