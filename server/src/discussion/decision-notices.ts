import type { MessageKey } from '@fluxus/messages';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Person } from '../identity/index.ts';
import { type KeptNotice, type NoticeWords, NoticeWriters } from '../notifications/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type Decided, Decisions } from './decisions.ts';
import { Doors } from './doors.ts';
import { maySee } from './policy.ts';
import { Threads } from './threads.ts';

const SENTENCES = {
  hidden: 'notices.say.hidden',
  upheld: 'notices.say.upheld',
  shown: 'notices.say.shown',
  'report-hidden': 'notices.say.report-hidden',
  'report-kept': 'notices.say.report-kept',
  banned: 'notices.say.banned',
  unbanned: 'notices.say.unbanned',
  moved: 'notices.say.moved',
  merged: 'notices.say.merged',
} as const satisfies Record<Decided, MessageKey>;

/**
 * What notices of decisions say: what was decided, about what, and why; also to who can open the conversation no more.
 * What a conversation is called to which their post was moved is only for who may read there.
 */
@Injectable()
export class DecisionNotices implements OnModuleInit {
  constructor(
    private readonly decisions: Decisions,
    private readonly threads: Threads,
    private readonly doors: Doors,
    private readonly writers: NoticeWriters,
  ) {}

  onModuleInit(): void {
    this.writers.write(['moderation'], (notices, reader) => this.words(notices, reader));
  }

  private async words(notices: readonly KeptNotice[], reader: Person): Promise<ReadonlyMap<string, NoticeWords>> {
    const decisions = await this.decisions.byIds(notices.map(({ data }) => String(data.decision)));
    const threads = await this.threads.ofReader([...new Set(decisions.map(({ threadId }) => threadId))], reader.id);
    const opened = await this.doors.of({ ...systemCaller, person: { ...reader, sessionId: '' } });
    const byId = new Map(decisions.map((decision) => [decision.id, decision]));
    const threadOf = new Map(threads.map((thread) => [thread.id, thread]));
    return new Map(
      notices.flatMap(({ id, data }) => {
        const decision = byId.get(String(data.decision));
        const thread = threadOf.get(decision?.threadId ?? '');
        if (!decision || !thread || decision.personId !== reader.id) return [];
        const { what, number, explanation, movedHere } = decision;
        const untold = (thread.titleGone && thread.authorId !== reader.id) || (movedHere && !maySee(opened, thread));
        const words: NoticeWords = {
          sentence: SENTENCES[what],
          title: untold ? '' : thread.title,
          path: `/gesprekken/${thread.id}?bericht=${number}#bericht-${number}`,
          excerpt: explanation,
        };
        return [[id, words] as const];
      }),
    );
  }
}
