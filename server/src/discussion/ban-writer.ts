import { Injectable } from '@nestjs/common';
import { RecordOfActs } from '../insight/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Decisions } from './decisions.ts';
import { Moderation } from './moderation.ts';
import { type BanWriterInput, WriterBanned } from './moderation.types.ts';
import { mayModerate } from './policy.ts';
import { Posts } from './posts.ts';
import { keepableReason } from './writing.ts';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 365;

/** Keeps whoever wrote a post from writing for some days, or lets them write again (none). They go on reading. */
@Injectable()
export class BanWriter {
  constructor(
    private readonly database: Database,
    private readonly posts: Posts,
    private readonly moderation: Moderation,
    private readonly decisions: Decisions,
    private readonly record: RecordOfActs,
    private readonly clock: Clock,
  ) {}

  async run(
    caller: Caller,
    { id: actor }: CallerPerson,
    { threadId, number, days, reason }: BanWriterInput,
  ): Promise<WriterBanned> {
    refuseUnless(mayModerate(caller), () => new NotFound());
    const why = keepableReason(reason);
    refuseUnless(
      days >= 0 && days <= LONGEST_DAYS,
      () => new InvalidInput([new FieldProblem('days', 'discussion.ban.bounds')]),
    );
    return this.database.transaction(async () => {
      const place = await this.posts.standsAt({ threadId, number });
      const post = place && (await this.posts.one(place.threadId, place.number));
      refuseUnless(post && post.authorId !== actor, () => new NotFound());
      const now = this.clock.now();
      const until = new Date(now.getTime() + days * DAY_MS);
      const changed = await this.moderation.ban(post.authorId, { by: actor, reason: why, until }, now);
      if (!changed) return new WriterBanned(until);
      const at = { threadId: post.threadId, number: post.number, personId: post.authorId };
      const what = days === 0 ? 'unbanned' : 'banned';
      await this.decisions.tell([{ ...at, what }], { by: actor, explanation: why }, now);
      const data = { threadId: post.threadId, number: post.number, days };
      await this.record.record({
        actor,
        act: 'ban-writer',
        subjectKind: 'person',
        subjectId: post.authorId,
        reason: why,
        data,
      });
      return new WriterBanned(until);
    });
  }
}
