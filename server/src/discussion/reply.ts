import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Doors } from './doors.ts';
import { MayWrite } from './may-write.ts';
import { Posts } from './posts.ts';
import { PostWritten, type ReplyInput } from './thread.types.ts';
import { Threads } from './threads.ts';
import { WritePost } from './write-post.ts';
import { keepableText, POSTS_A_MINUTE, requestKeyOf } from './writing.ts';

/** Writes in a conversation. Numbers are given under the lock of the thread: without gaps, and each once. */
@Injectable()
export class Reply {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly write: WritePost,
    private readonly may: MayWrite,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, person: CallerPerson, input: ReplyInput): Promise<PostWritten> {
    const { id: authorId } = person;
    const text = keepableText(input.text);
    await this.rates.count(`post:${authorId}`, POSTS_A_MINUTE, 60);
    return this.database.transaction(async () => {
      const { thread } = await this.doors.pass(caller, await this.threads.lockStanding(input.threadId));
      const requestKey = requestKeyOf(input.requestKey, text);
      const before = await this.posts.madeBy([input.threadId, thread.id], authorId, requestKey);
      if (before) return new PostWritten(before.threadId, before.number);
      await this.may.anywhere(person);
      await this.may.in(thread, caller, person);
      const quote = typeof input.quote === 'number' ? { threadId: input.threadId, number: input.quote } : undefined;
      const post = { thread, authorId, kind: 'text' as const, text, requestKey, quote };
      return new PostWritten(thread.id, await this.write.run(post, this.clock.now()));
    });
  }
}
