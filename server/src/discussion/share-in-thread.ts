import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FindAnswer, type FoundAnswer } from '../learning/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Live } from '../platform/live/live.ts';
import type { ShareInThreadInput, StartElsewhereInput } from './answer.types.ts';
import { AnswerSeals } from './answer-seals.ts';
import { Doors } from './doors.ts';
import { changedIn } from './live-topics.ts';
import { MayWrite } from './may-write.ts';
import { anchorOf } from './places.ts';
import { Posts } from './posts.ts';
import { SharedAnswers } from './shared-answers.ts';
import { anchorsFor } from './show-answer-to-share.ts';
import { PostWritten } from './thread.types.ts';
import { THREADS_TOPIC } from './thread-counts.ts';
import { type KeptThread, Threads } from './threads.ts';
import { WritePost } from './write-post.ts';
import { keepableTitle, POSTS_A_MINUTE, problemAt, requestKeyOf } from './writing.ts';

type Sharing = { answer: FoundAnswer & { text: string }; personId: string };

/**
 * Shares an answer in a conversation, as it is at that moment: what is written later stays private until it is shared too.
 * In one conversation an answer stands once; sharing it again lays the new text in its place.
 */
@Injectable()
export class ShareInThread {
  constructor(
    private readonly database: Database,
    private readonly answers: FindAnswer,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly shared: SharedAnswers,
    private readonly seals: AnswerSeals,
    private readonly write: WritePost,
    private readonly may: MayWrite,
    private readonly live: Live,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, person: CallerPerson, input: ShareInThreadInput): Promise<PostWritten> {
    const title = input.start && keepableTitle(input.start.title);
    await this.rates.count(`post:${person.id}`, POSTS_A_MINUTE, 60);
    return this.database.transaction(async () => {
      const answer = await this.answers.run(person.id, { id: input.answer });
      refuseUnless(answer && answer.text !== null, () => new NotFound());
      const sharing = { answer: { ...answer, text: answer.text }, personId: person.id };
      refuseUnless(answer.text.trim() !== '', () => problemAt('thread', 'discussion.answer.empty'));
      refuseUnless(answer.revision === input.revision, () => problemAt('thread', 'discussion.answer.changed'));
      if (input.start && title) return this.begin(caller, person, input, { ...input.start, title }, sharing);
      refuseUnless(input.threadId, () => problemAt('thread', 'discussion.answer.where'));
      const { thread } = await this.doors.pass(caller, await this.threads.lockStanding(input.threadId));
      const { places } = await this.doors.of(caller);
      refuseUnless(anchorsFor(answer, places).includes(thread.anchor), () => new NotFound());
      return this.inThread(caller, person, thread, sharing);
    });
  }

  private async begin(
    caller: Caller,
    person: CallerPerson,
    { requestKey }: ShareInThreadInput,
    { at, title }: StartElsewhereInput,
    sharing: Sharing,
  ): Promise<PostWritten> {
    const { place, opened } = await this.doors.place(caller, anchorOf(at.kind, at.key));
    refuseUnless(anchorsFor(sharing.answer, opened.places).includes(place.anchor), () => new NotFound());
    await this.may.anywhere(person);
    const { anchor, title: anchorTitle, moduleKeys } = place;
    const begun = {
      ...{ anchor, anchorTitle, moduleKeys: [...moduleKeys], kind: 'talk' as const, title, authorId: person.id },
      requestKey: requestKeyOf(requestKey, anchor, title, sharing.answer.id),
    };
    const threadId = await this.threads.add(begun, this.clock.now());
    if (!threadId) {
      const made = await this.threads.madeBy(person.id, begun.requestKey);
      if (!made) throw new Error('what a request made before is there');
      return new PostWritten(made, 1);
    }
    await this.live.publish(THREADS_TOPIC);
    return this.add({ ...begun, id: threadId }, sharing);
  }

  private async inThread(
    caller: Caller,
    person: CallerPerson,
    thread: KeptThread,
    sharing: Sharing,
  ): Promise<PostWritten> {
    const { answer, personId } = sharing;
    const there = await this.shared.inThread(thread.id, { personId, answerId: answer.id });
    if (there?.revision === answer.revision) return new PostWritten(thread.id, there.number);
    await this.may.anywhere(person);
    if (!there) {
      await this.may.in(thread, caller, person);
      return this.add(thread, sharing);
    }
    this.may.change(thread, caller);
    const post = await this.posts.lock(thread.id, there.number);
    // what is hidden is not changed behind the back of who decided
    if (!post || post.hiddenAt) refuse(problemAt('thread', 'discussion.answer.hidden'));
    await this.shared.replace(there.id, answer.revision, this.sealed(sharing));
    await this.posts.edit(post, '', this.clock.now());
    await this.live.publish(...changedIn(thread.id, there.number, 'edited'));
    return new PostWritten(thread.id, there.number);
  }

  private async add(thread: Pick<KeptThread, 'id' | 'anchor' | 'moduleKeys'>, sharing: Sharing): Promise<PostWritten> {
    const { answer, personId } = sharing;
    const now = this.clock.now();
    const requestKey = `answer ${randomUUID()}`;
    const threadId = thread.id;
    const post = { thread, authorId: personId, kind: 'answer' as const, text: '', requestKey, quote: undefined };
    const number = await this.write.run(post, now);
    const { id: answerId, moduleKey, promptKey, revision } = answer;
    const sealed = this.sealed(sharing);
    await this.shared.add({ threadId, number, personId, answerId, moduleKey, promptKey, revision, sealed }, now);
    return new PostWritten(threadId, number);
  }

  private sealed({ answer: { id: answerId, text }, personId }: Sharing): Buffer {
    return this.seals.seal({ personId, answerId }, text);
  }
}
