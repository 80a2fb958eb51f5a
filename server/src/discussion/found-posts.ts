import { Injectable } from '@nestjs/common';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { type KeptPost, type PostPlace, Posts } from './posts.ts';
import type { PostAddress } from './thread.types.ts';
import { type KeptThread, type ThreadForReader, Threads } from './threads.ts';

/**
 * Finds posts to do something with. Each locks what it finds, what is not for the caller is not there, and what was moved is
 * found where it went.
 */
@Injectable()
export class FoundPosts {
  constructor(
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly posts: Posts,
  ) {}

  /** A post that still stands, in a thread that is open to the caller. @throws Refusal with NotFound */
  async standing(
    caller: Caller,
    { id: personId }: Pick<CallerPerson, 'id'>,
    { threadId, number }: PostAddress,
  ): Promise<{ thread: ThreadForReader; post: KeptPost }> {
    const { thread } = await this.doors.pass(caller, await this.threads.forReader(threadId, personId));
    const post = await this.posts.lock(thread.id, number);
    if (post?.movedTo) return this.standing(caller, { id: personId }, post.movedTo);
    refuseUnless(post && !post.deletedAt && !post.hiddenAt, () => new NotFound());
    return { thread, post };
  }

  /** A post wherever it stands now, and its thread: both rows are held. Who may is for the caller to ask. */
  async held({ threadId, number }: PostPlace): Promise<{ thread: KeptThread; post: KeptPost } | undefined> {
    const thread = await this.threads.lock(threadId);
    const post = thread && (await this.posts.lock(thread.id, number));
    if (post?.movedTo) return this.held(post.movedTo);
    return post && { thread, post };
  }

  /** The same as `standing`, when the caller wrote it. @throws Refusal with NotFound */
  async own(
    caller: Caller,
    person: CallerPerson,
    address: PostAddress,
  ): Promise<{ thread: ThreadForReader; post: KeptPost }> {
    const found = await this.standing(caller, person, address);
    refuseUnless(found.post.authorId === person.id, () => new NotFound());
    return found;
  }
}
