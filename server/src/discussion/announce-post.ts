import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../identity/index.ts';
import { type Notice, type NoticeKind, Notify } from '../notifications/index.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Doors } from './doors.ts';
import { Mentions } from './mentions.ts';
import { placeOfThread } from './notice-place.ts';
import { type KeptPost, Posts } from './posts.ts';
import { type KeptThread, Threads } from './threads.ts';

const ANNOUNCE_POST = 'announce-post';

/** Followers told in one transaction. */
const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** One post tells one person one thing: that they are mentioned, else that they are answered, else that there is more. */
const WEIGHTS = { mention: 3, quote: 2, reply: 1 } as const satisfies Partial<Record<NoticeKind, number>>;
type Told = keyof typeof WEIGHTS;

/**
 * Tells of a post: whom it mentions, whom it answers, and who follows the conversation; never its author, nor who does not want to
 * hear of it, may not see it or has read it already. However many they are, writing the post costs one job. A job that dies goes
 * on where it was: what was told is not told again.
 */
@Injectable()
export class AnnouncePost implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly mentions: Mentions,
    private readonly doors: Doors,
    private readonly people: People,
    private readonly notify: Notify,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(ANNOUNCE_POST, ({ thread, number, mentioned }) =>
      this.run(String(thread), Number(number), Array.isArray(mentioned) ? mentioned.map(String) : undefined),
    );
  }

  /** Promises it, in the transaction that writes the post; of an edited one only who is mentioned in it now. */
  async promise(
    threadId: string,
    { number, revision }: { number: number; revision: number },
    mentioned?: string[],
  ): Promise<void> {
    const key = `${threadId} ${number} ${revision}`;
    await this.jobs.enqueue(ANNOUNCE_POST, { thread: threadId, number, ...(mentioned && { mentioned }) }, { key });
  }

  async run(threadId: string, number: number, mentioned?: readonly string[]): Promise<void> {
    // a post that was moved meanwhile is told of where it went, as the same thing
    const at = await this.posts.standsAt({ threadId, number });
    if (!at) return;
    const [thread, post] = [await this.threads.one(at.threadId), await this.posts.one(at.threadId, at.number)];
    if (!thread || !post || post.deletedAt || post.hiddenAt) return;
    const key = `post ${threadId} ${number}`;
    if (mentioned) {
      const still = await this.mentions.of(at.threadId, at.number);
      // a post that changed is read anew by who is mentioned only now
      await this.tell(
        'mention',
        thread,
        post,
        mentioned.filter((id) => still.has(id)),
        { key, readAlready: true },
      );
      return;
    }
    await this.tell('mention', thread, post, [...(await this.mentions.of(at.threadId, at.number)).keys()], { key });
    const { quotedThreadId, quotedNumber } = post;
    const quoted =
      quotedNumber === null ? undefined : await this.posts.one(quotedThreadId ?? at.threadId, quotedNumber);
    if (quoted && !quoted.deletedAt) await this.tell('quote', thread, post, [quoted.authorId], { key });
    await this.tellFollowers(thread, post, key);
  }

  private async tellFollowers(thread: KeptThread, post: KeptPost, key: string): Promise<void> {
    let last = FIRST;
    for (;;) {
      const followers = await this.threads.followers(thread.id, { after: last, unreadTo: post.number }, AT_ONCE);
      await this.tell('reply', thread, post, followers, { key });
      const end = followers.at(-1);
      if (followers.length < AT_ONCE || end === undefined) return;
      last = end;
    }
  }

  private async tell(
    kind: Told,
    thread: KeptThread,
    { number, authorId }: KeptPost,
    ids: readonly string[],
    { key, readAlready = false }: { key: string; readAlready?: boolean },
  ): Promise<void> {
    const others = ids.filter((id) => id !== authorId);
    if (others.length === 0) return;
    await this.database.transaction(async () => {
      const listening = await this.threads.listening(thread.id, others, readAlready ? undefined : number);
      const people = await this.people.byIds(listening);
      const see = await this.doors.whoMaySee(thread, [...people.values()]);
      const notices = [...see].map(
        (personId): Notice => ({
          ...{ personId, kind, key, weight: WEIGHTS[kind] },
          ...{ place: placeOfThread(thread.id), position: number, data: { thread: thread.id, number } },
        }),
      );
      await this.notify.run(notices);
    });
  }
}
