import { postExcerpt } from '@fluxus/lesson-document';
import type { MessageKey } from '@fluxus/messages';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People, type Person } from '../identity/index.ts';
import { type KeptNotice, type NoticeKind, type NoticeWords, NoticeWriters } from '../notifications/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { Doors } from './doors.ts';
import { maySee, type Opened } from './policy.ts';
import { type NoticedPost, Posts } from './posts.ts';
import { type ThreadForReader, Threads } from './threads.ts';

const SENTENCES = {
  mention: 'notices.say.mention',
  quote: 'notices.say.quote',
  reply: 'notices.say.reply',
  'best-answer': 'notices.say.best-answer',
  reaction: 'notices.say.reaction',
} as const satisfies Partial<Record<NoticeKind, MessageKey>>;
type Said = keyof typeof SENTENCES;
const KINDS = Object.keys(SENTENCES) as Said[];

/** Characters of a post that a notice shows. */
const EXCERPT = 140;

type About = { thread: ThreadForReader | undefined; post: NoticedPost | undefined; by: Person | undefined };

/** What notices about conversations say: nothing of what was taken away since, or is not open to their person any more. */
@Injectable()
export class ThreadNotices implements OnModuleInit {
  constructor(
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly doors: Doors,
    private readonly people: People,
    private readonly writers: NoticeWriters,
  ) {}

  onModuleInit(): void {
    this.writers.write(KINDS, (notices, reader) => this.words(notices, reader));
  }

  private async words(notices: readonly KeptNotice[], reader: Person): Promise<ReadonlyMap<string, NoticeWords>> {
    const addresses = notices.map(({ data }) => ({ threadId: String(data.thread), number: Number(data.number) }));
    const given = notices.map(({ data }) => String(data.by ?? ''));
    const posts = await this.posts.noticed(addresses, reader.id);
    const [threads, opened] = await Promise.all([
      this.threads.ofReader([...new Set(posts.map(({ threadId }) => threadId))], reader.id),
      this.doors.of({ ...systemCaller, person: { ...reader, sessionId: '' } }),
    ]);
    const people = await this.people.byIds([...new Set([...posts.map(({ authorId }) => authorId), ...given])]);
    const threadOf = new Map(threads.map((thread) => [thread.id, thread]));
    const postOf = new Map(posts.map((post) => [`${post.asked.threadId} ${post.asked.number}`, post]));
    return new Map(
      notices.flatMap((notice) => {
        const post = postOf.get(`${notice.data.thread} ${notice.data.number}`);
        const by = people.get(notice.kind === 'reaction' ? String(notice.data.by) : (post?.authorId ?? ''));
        const words = wordsOf(notice, { thread: threadOf.get(post?.threadId ?? ''), post, by }, opened);
        return words ? [[notice.id, words] as const] : [];
      }),
    );
  }
}

function wordsOf(notice: KeptNotice, { thread, post, by }: About, opened: Opened): NoticeWords | undefined {
  if (!thread || !post || post.deletedAt || post.hiddenAt) return undefined;
  if (thread.stance === 'mute' || !maySee(opened, thread)) return undefined;
  const kind = notice.kind as Said;
  if (!stillHolds(notice, kind, thread, post)) return undefined;
  const own = kind === 'reaction' || kind === 'best-answer';
  return {
    sentence: SENTENCES[kind],
    who: kind === 'best-answer' ? undefined : by?.name,
    title: thread.titleGone ? '' : thread.title,
    path: `/gesprekken/${thread.id}?bericht=${post.number}#bericht-${post.number}`,
    ...(own ? { together: String(post.number) } : { excerpt: postExcerpt(post.text, EXCERPT) }),
  };
}

function stillHolds({ data }: KeptNotice, kind: Said, thread: ThreadForReader, post: NoticedPost): boolean {
  if (kind === 'mention') return post.mentioned;
  if (kind === 'best-answer') return thread.bestNumber === post.number;
  if (kind === 'reaction')
    return post.reactions.some(({ by, kind: given }) => by === data.by && given === data.reaction);
  return true;
}
