import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Live } from '../platform/live/live.ts';
import { AnnouncePost } from './announce-post.ts';
import { FoundPosts } from './found-posts.ts';
import { changedIn } from './live-topics.ts';
import { MayWrite } from './may-write.ts';
import { Mentions } from './mentions.ts';
import { PostWords } from './post-words.ts';
import { Posts } from './posts.ts';
import { type EditPostInput, PostConflict, PostWritten } from './thread.types.ts';
import { keepableText, POSTS_A_MINUTE, problemAt } from './writing.ts';

/** Changes what somebody wrote themselves. A change written on an older text than the one there overwrites nothing. */
@Injectable()
export class EditPost {
  constructor(
    private readonly database: Database,
    private readonly found: FoundPosts,
    private readonly posts: Posts,
    private readonly words: PostWords,
    private readonly mentions: Mentions,
    private readonly announce: AnnouncePost,
    private readonly may: MayWrite,
    private readonly live: Live,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, person: CallerPerson, input: EditPostInput): Promise<PostWritten> {
    const text = keepableText(input.text);
    await this.rates.count(`post:${person.id}`, POSTS_A_MINUTE, 60);
    return this.database.transaction(async () => {
      const { thread, post } = await this.found.own(caller, person, input);
      refuseUnless(post.kind === 'text', () => problemAt('text', 'discussion.answer.not-here'));
      if (post.text !== text) {
        await this.may.anywhere(person);
        this.may.change(thread, caller);
        refuseUnless(post.revision === input.baseRevision, () => new PostConflict(post));
        await this.posts.edit(post, text, this.clock.now());
        await this.live.publish(...changedIn(post.threadId, post.number, 'edited'));
        await this.words.learn(text);
        const { number, authorId, revision } = post;
        const mentioned = await this.mentions.keep(thread, { number, authorId, text });
        // who was mentioned before has heard of it
        if (mentioned.length > 0) await this.announce.promise(thread.id, { number, revision: revision + 1 }, mentioned);
      }
      return new PostWritten(post.threadId, post.number);
    });
  }
}
