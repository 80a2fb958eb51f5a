import { Injectable } from '@nestjs/common';
import { RecordOfActs } from '../insight/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Moderation } from './moderation.ts';
import { type SettleThreadInput, ThreadSettled } from './moderation.types.ts';
import { mayModerate } from './policy.ts';
import { Threads } from './threads.ts';
import { keepableReason } from './writing.ts';

const SLOWEST_SECONDS = 86_400;

/** Closes a conversation or opens it again, and sets how long one person waits between two posts. */
@Injectable()
export class SettleThread {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly moderation: Moderation,
    private readonly record: RecordOfActs,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { id: actor }: CallerPerson, input: SettleThreadInput): Promise<ThreadSettled> {
    refuseUnless(mayModerate(caller), () => new NotFound());
    const { threadId, locked, slowSeconds } = input;
    const reason = keepableReason(input.reason);
    refuseUnless(
      slowSeconds >= 0 && slowSeconds <= SLOWEST_SECONDS,
      () => new InvalidInput([new FieldProblem('slowSeconds', 'discussion.slow.bounds')]),
    );
    return this.database.transaction(async () => {
      const thread = await this.threads.lock(threadId);
      refuseUnless(thread, () => new NotFound());
      await this.moderation.settle(thread.id, { locked, slowSeconds }, this.clock.now());
      const data = { locked, slowSeconds };
      await this.record.record({
        actor,
        act: 'settle-thread',
        subjectKind: 'thread',
        subjectId: thread.id,
        reason,
        data,
      });
      return new ThreadSettled(thread.id);
    });
  }
}
