import type { MessageKey } from '@fluxus/messages';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Person } from '../identity/index.ts';
import { type KeptNotice, type NoticeWords, NoticeWriters } from '../notifications/index.ts';
import { type Decided, Decisions } from './decisions.ts';
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

/** What notices of decisions say: what was decided, about what, and why; also to who can open the conversation no more. */
@Injectable()
export class DecisionNotices implements OnModuleInit {
  constructor(
    private readonly decisions: Decisions,
    private readonly threads: Threads,
    private readonly writers: NoticeWriters,
  ) {}

  onModuleInit(): void {
    this.writers.write(['moderation'], (notices, reader) => this.words(notices, reader));
  }

  private async words(notices: readonly KeptNotice[], reader: Person): Promise<ReadonlyMap<string, NoticeWords>> {
    const decisions = await this.decisions.byIds(notices.map(({ data }) => String(data.decision)));
    const threads = await this.threads.ofReader([...new Set(decisions.map(({ threadId }) => threadId))], reader.id);
    const byId = new Map(decisions.map((decision) => [decision.id, decision]));
    const threadOf = new Map(threads.map((thread) => [thread.id, thread]));
    return new Map(
      notices.flatMap(({ id, data }) => {
        const decision = byId.get(String(data.decision));
        const thread = threadOf.get(decision?.threadId ?? '');
        if (!decision || !thread || decision.personId !== reader.id) return [];
        const { what, number, explanation } = decision;
        const words: NoticeWords = {
          sentence: SENTENCES[what],
          title: thread.titleGone && thread.authorId !== reader.id ? '' : thread.title,
          path: `/gesprekken/${thread.id}?bericht=${number}#bericht-${number}`,
          excerpt: explanation,
        };
        return [[id, words] as const];
      }),
    );
  }
}
