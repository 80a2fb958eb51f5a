import { Injectable } from '@nestjs/common';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { Doors } from './doors.ts';
import { Mentions } from './mentions.ts';
import { MentionableNames } from './thread.types.ts';
import { Threads } from './threads.ts';

/** The names that somebody can mention in a conversation. */
@Injectable()
export class ListMentionable {
  constructor(
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly mentions: Mentions,
  ) {}

  async run(caller: Caller, { id }: CallerPerson, threadId: string): Promise<MentionableNames> {
    const { thread } = await this.doors.pass(caller, await this.threads.forReader(threadId, id));
    const names = [...(await this.mentions.possible(thread, id)).keys()];
    return Object.assign(new MentionableNames(), {
      names: names.toSorted((one, other) => one.localeCompare(other, 'nl')),
    });
  }
}
