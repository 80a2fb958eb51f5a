import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import type { NoticeKind } from './kinds.ts';
import { mailMoment } from './mail-plan.ts';
import { type NewNotice, type NoticeData, Notices } from './notices.ts';
import { NoticePreferences } from './preferences.ts';
import { topicOf } from './topic.ts';

/** Something that one person should hear of. */
export type Notice = {
  personId: string;
  kind: NoticeKind;
  /** What happened: somebody is told of it once, whatever is repeated. */
  key: string;
  /** Of two notices of one thing the heavier one stays. */
  weight?: number;
  /** Where it happened, such as `thread:<id>`; notices of one place are told together. */
  place: string;
  /** How far in that place: who has seen that far has read it. */
  position?: number;
  /** What its words are found by: ids and numbers, never text. */
  data: NoticeData;
};

/**
 * Tells people of something, in the transaction in which it happens: on the site at once, and by mail when they want it.
 * Who may not see it is left out by whoever calls; it is asked anew each time a notice is shown.
 */
@Injectable()
export class Notify {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    private readonly preferences: NoticePreferences,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  async run(notices: readonly Notice[]): Promise<void> {
    const each = strongestOfEach(notices);
    if (each.length === 0) return;
    const now = this.clock.now();
    await this.database.transaction(async () => {
      const choicesOf = await this.preferences.of([...new Set(each.map(({ personId }) => personId))]);
      const added = await this.notices.add(
        each.map(
          (notice): NewNotice => ({
            ...{ personId: notice.personId, kind: notice.kind, key: notice.key, place: notice.place },
            ...{ weight: notice.weight ?? 0, position: notice.position ?? 0, data: notice.data },
            mailAt: mailMoment(choicesOf(notice.personId)[notice.kind], now),
          }),
        ),
        now,
      );
      await this.live.publishToEach([...added].map(topicOf));
    });
  }
}

function strongestOfEach(notices: readonly Notice[]): Notice[] {
  const same = Map.groupBy(notices, ({ personId, key }) => `${personId} ${key}`);
  return [...same.values()].flatMap((those) =>
    those.toSorted((one, other) => (other.weight ?? 0) - (one.weight ?? 0)).slice(0, 1),
  );
}
