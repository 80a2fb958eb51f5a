import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.ts';
import { ReadPlace } from '../notifications/index.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { Doors } from './doors.ts';
import { placeOfThread } from './notice-place.ts';
import { mayChooseBest, mayModerate } from './policy.ts';
import { Posts } from './posts.ts';
import { ThreadMerged, ThreadPage } from './thread.types.ts';
import { ThreadViews } from './thread-views.ts';
import { type ThreadForReader, Threads } from './threads.ts';

/** Posts on one page. */
const PAGE_SIZE = 25;

/**
 * A stretch of a conversation around one number, or around the first post that the reader has not seen. Stretches begin at
 * fixed numbers, so that any place in a thread of any length is one look into the index away.
 */
@Injectable()
export class ShowThread {
  constructor(
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly views: ThreadViews,
    private readonly catalogue: Catalogue,
    private readonly noticed: ReadPlace,
  ) {}

  async run(
    caller: Caller,
    person: CallerPerson,
    id: string,
    asked: number | undefined,
  ): Promise<ThreadPage | ThreadMerged> {
    const { thread, opened } = await this.doors.pass(caller, await this.threads.forReader(id, person.id));
    if (thread.mergedInto) return this.goneOver(caller, person, { threadId: id, number: asked });
    const at = Math.min(Math.max(1, asked ?? whereToGoOn(thread)), thread.lastNumber);
    const first = at - ((at - 1) % PAGE_SIZE);
    const last = Math.min(first + PAGE_SIZE - 1, thread.lastNumber);
    const posts = await this.posts.between(thread.id, first, last, person.id);
    const reader = { opened, moderates: mayModerate(caller), modules: await this.catalogue.modules() };
    const ids = posts.flatMap(({ authorId, quotedAuthorId, mentions }) => [
      ...[authorId, quotedAuthorId ?? authorId],
      ...mentions.map(({ personId }) => personId),
    ]);
    const writers = await this.views.writers(person.id, [thread.authorId, ...ids]);
    if (last > (thread.readTo ?? 0)) await this.threads.markRead(thread.id, person.id, last);
    await this.noticed.run(person.id, placeOfThread(thread.id), last);
    return Object.assign(new ThreadPage(), {
      thread: this.views.thread(thread, opened.places, writers),
      posts: posts.map((post) => this.views.post(post, thread, writers, reader)),
      at,
      firstUnread: thread.readTo !== null && thread.readTo < thread.lastNumber ? thread.readTo + 1 : undefined,
      size: PAGE_SIZE,
      choosesBest: mayChooseBest(caller, thread),
      moderates: reader.moderates,
    });
  }

  /** Old addresses of a merged conversation lead to where it is read now, and those of its posts to the posts. */
  private async goneOver(
    caller: Caller,
    { id: personId }: CallerPerson,
    { threadId, number }: { threadId: string; number: number | undefined },
  ): Promise<ThreadMerged> {
    const post = number === undefined ? undefined : await this.posts.standsAt({ threadId, number });
    const { thread } = await this.doors.pass(caller, await this.threads.standing(post?.threadId ?? threadId, personId));
    return new ThreadMerged(thread.id, post?.number);
  }
}

/** From the top in a thread that one never opened; else at the first new post, or at the last one when there is none. */
function whereToGoOn({ readTo, lastNumber }: ThreadForReader): number {
  return readTo === null ? 1 : Math.min(readTo + 1, lastNumber);
}
