import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Live } from '../platform/live/live.ts';
import { Doors } from './doors.ts';
import { MayWrite } from './may-write.ts';
import { anchorOf } from './places.ts';
import { PostWords } from './post-words.ts';
import { PostWritten, type StartThreadInput } from './thread.types.ts';
import { THREADS_TOPIC } from './thread-counts.ts';
import { Threads } from './threads.ts';
import { WritePost } from './write-post.ts';
import { keepableText, keepableTitle, POSTS_A_MINUTE, requestKeyOf } from './writing.ts';

/** Begins a conversation about something that one may open. The same request twice is one conversation. */
@Injectable()
export class StartThread {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly write: WritePost,
    private readonly words: PostWords,
    private readonly live: Live,
    private readonly may: MayWrite,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, person: CallerPerson, input: StartThreadInput): Promise<PostWritten> {
    const { id: authorId } = person;
    const title = keepableTitle(input.title);
    const text = keepableText(input.text);
    await this.rates.count(`post:${authorId}`, POSTS_A_MINUTE, 60);
    return this.database.transaction(async () => {
      const { place } = await this.doors.place(caller, anchorOf(input.at.kind, input.at.key));
      await this.may.anywhere(person);
      const now = this.clock.now();
      const requestKey = requestKeyOf(input.requestKey, place.anchor, title, text);
      const { anchor, title: anchorTitle, moduleKeys } = place;
      const begun = { anchor, anchorTitle, moduleKeys: [...moduleKeys], kind: input.kind, title, authorId, requestKey };
      const threadId = await this.threads.add(begun, now);
      if (!threadId) return new PostWritten(await this.before(authorId, requestKey), 1);
      await this.words.learn(title);
      await this.live.publish(THREADS_TOPIC);
      return new PostWritten(
        threadId,
        await this.write.run(
          { thread: { ...begun, id: threadId }, authorId, kind: 'text', text, requestKey, quote: undefined },
          now,
        ),
      );
    });
  }

  private async before(authorId: string, requestKey: string): Promise<string> {
    const made = await this.threads.madeBy(authorId, requestKey);
    if (!made) throw new Error('what a request made before is there');
    return made;
  }
}
