import { postExcerpt } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { Live } from '../platform/live/live.ts';
import { AnnouncePost } from './announce-post.ts';
import { topicOf } from './live-topics.ts';
import { Mentions } from './mentions.ts';
import { PostWords } from './post-words.ts';
import { type PostPlace, Posts } from './posts.ts';
import { Threads } from './threads.ts';
import { LONGEST_EXCERPT, problemAt } from './writing.ts';

export type Written = {
  thread: { id: string; anchor: string; moduleKeys: readonly string[] };
  authorId: string;
  kind: 'text' | 'answer';
  text: string;
  requestKey: string;
  quote: PostPlace | undefined;
};

const NO_QUOTE = { quotedThreadId: null, quotedNumber: null, quotedExcerpt: null };

type Quoted = { quotedThreadId: string | null; quotedNumber: number; quotedExcerpt: string };

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
  ) {}

  /** The number the post got. @throws Refusal with InvalidInput when what it quotes is gone */
  async run({ thread, authorId, kind, text, requestKey, quote }: Written, now: Date): Promise<number> {
    const threadId = thread.id;
    const quotation = quote ? await this.quotationOf(threadId, quote) : NO_QUOTE;
    const number = await this.threads.nextNumber(threadId, now);
    await this.posts.add({ threadId, number, authorId, kind, text, requestKey, ...quotation }, now);
    await this.words.learn(text);
    await this.threads.wroteIn(threadId, authorId, number);
    await this.mentions.keep(thread, { number, authorId, text });
    await this.announce.promise(threadId, { number, revision: 1 });
    await this.live.publish(topicOf(threadId), String(number));
    return number;
  }

  /** What was moved while somebody answered it is quoted where it is now. Of an answer no word is kept here. */
  private async quotationOf(threadId: string, { threadId: at, number }: PostPlace): Promise<typeof NO_QUOTE | Quoted> {
    const quoted = await this.posts.lock(at, number);
    if (quoted?.movedTo) return this.quotationOf(threadId, quoted.movedTo);
    refuseUnless(quoted && !quoted.deletedAt && !quoted.hiddenAt, () =>
      problemAt('text', 'discussion.quoted-gone', { number }),
    );
    const quotedExcerpt = quoted.kind === 'answer' ? '' : postExcerpt(quoted.text, LONGEST_EXCERPT);
    return { quotedThreadId: at === threadId ? null : at, quotedNumber: number, quotedExcerpt };
  }
}
