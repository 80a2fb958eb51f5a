import { Injectable } from '@nestjs/common';
import { RecordOfActs, requireReason } from '../insight/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Letters } from './letters.ts';
import { maySchedule } from './policy.ts';
import { DateReminders } from './reminders.ts';
import { DateIsOver } from './schedule.refusals.ts';
import { ScheduleNews } from './schedule-news.ts';
import { WorkshopSessions } from './sessions.ts';
import type { WorkshopSession } from './workshop.ts';

/**
 * Calls a date off. Everybody who has, was offered or waits for a place is told once, and the event leaves their calendars;
 * all of that is promised with the change or not at all. Twice is the same as once.
 */
@Injectable()
export class CancelDate {
  constructor(
    private readonly database: Database,
    private readonly sessions: WorkshopSessions,
    private readonly letters: Letters,
    private readonly reminders: DateReminders,
    private readonly acts: RecordOfActs,
    private readonly news: ScheduleNews,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, id: string, written: string): Promise<WorkshopSession> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    const reason = requireReason(written);
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const session = await this.sessions.lock(id);
      refuseUnless(session, () => new NotFound());
      if (session.state === 'cancelled') return session;
      refuseUnless(session.endsAt > now, () => new DateIsOver());
      await this.sessions.cancel(id, now);
      await this.reminders.forget(id);
      const cancelled = await this.sessions.byId(id);
      if (!cancelled) throw new Error('a date that was called off is there');
      if (session.state === 'open') await this.letters.calledOff(cancelled);
      await this.acts.record({
        ...{ actor: caller.person?.id, act: 'cancel-workshop-date', reason },
        ...{ subjectKind: 'workshop-date', subjectId: id },
      });
      await this.news.tell();
      return cancelled;
    });
  }
}
