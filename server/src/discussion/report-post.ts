import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { FoundPosts } from './found-posts.ts';
import { Moderation } from './moderation.ts';
import { PostReported, type ReportPostInput } from './moderation.types.ts';
import { keepableReason } from './writing.ts';

/** Reports by one person in an hour, at most. */
const REPORTS_AN_HOUR = 30;

/** Tells those who keep order that a post should not stand there, and why. One open report by a person about a post. */
@Injectable()
export class ReportPost {
  constructor(
    private readonly database: Database,
    private readonly found: FoundPosts,
    private readonly moderation: Moderation,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(
    caller: Caller,
    person: CallerPerson,
    { threadId, number, ground, reason }: ReportPostInput,
  ): Promise<PostReported> {
    const why = keepableReason(reason);
    await this.rates.count(`report:${person.id}`, REPORTS_AN_HOUR, 3600);
    return this.database.transaction(async () => {
      const { post } = await this.found.standing(caller, person, { threadId, number });
      const at = { threadId: post.threadId, number: post.number };
      await this.moderation.report({ ...at, reporterId: person.id, ground, reason: why }, this.clock.now());
      return new PostReported(at.threadId, at.number);
    });
  }
}
