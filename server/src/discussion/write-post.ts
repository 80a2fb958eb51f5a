import { postExcerpt } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { Live } from '../platform/live/live.ts';
import { AnnouncePost } from './announce-post.ts';
import { Mentions } from './mentions.ts';
import { PicturesInPosts, type PictureToPlace } from './pictures-in-posts.ts';
import { PostWords } from './post-words.ts';
import { Posts } from './posts.ts';
import { Threads } from './threads.ts';
import { LONGEST_EXCERPT, problemAt } from './writing.ts';

export type Written = {
  thread: { id: string; anchor: string; moduleKeys: readonly string[] };
  authorId: string;
  text: string;
  requestKey: string;
  quote: number | undefined;
  pictures: readonly PictureToPlace[];
};

/** Puts a post into a thread whose row the caller holds. */
@Injectable()
export class WritePost {
  constructor(
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly words: PostWords,
    private readonly mentions: Mentions,
    private readonly announce: AnnouncePost,
    private readonly live: Live,
    private readonly pictures: PicturesInPosts,
  ) {}

  /** The number the post got. @throws Refusal with InvalidInput when what it quotes is gone */
  async run({ thread, authorId, text, requestKey, quote, pictures }: Written, now: Date): Promise<number> {
    const threadId = thread.id;
    const quotedExcerpt = quote === undefined ? null : await this.excerptOf(threadId, quote);
    const number = await this.threads.nextNumber(threadId, now);
    await this.posts.add(
      { threadId, number, authorId, text, requestKey, quotedNumber: quote ?? null, quotedExcerpt },
      now,
    );
    await this.pictures.place(threadId, number, pictures);
    await this.words.learn(text);
    await this.threads.wroteIn(threadId, authorId, number);
    await this.mentions.keep(thread, { number, authorId, text });
    await this.announce.promise(threadId, { number, revision: 1 });
    await this.live.publish(topicOf(threadId), String(number));
    return number;
  }

  private async excerptOf(threadId: string, number: number): Promise<string> {
    const quoted = await this.posts.lock(threadId, number);
    refuseUnless(quoted && !quoted.deletedAt && !quoted.hiddenAt, () =>
      problemAt('text', 'discussion.quoted-gone', { number }),
    );
    return postExcerpt(quoted.text, LONGEST_EXCERPT);
  }
}

/** The topic of live notices about a thread; a notice carries the last number. */
export function topicOf(threadId: string): string {
  return `thread:${threadId}`;
}
