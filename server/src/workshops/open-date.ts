import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { maySchedule } from './policy.ts';
import { DateReminders } from './reminders.ts';
import { DateIsOver, NoLinkYet, PaidNotYet } from './schedule.refusals.ts';
import { ScheduleNews } from './schedule-news.ts';
import { WorkshopSessions } from './sessions.ts';
import type { WorkshopSession } from './workshop.ts';

/** Opens a date that was a draft: from then on everybody sees it and can join. One that is open stays so. */
@Injectable()
export class OpenDate {
  constructor(
    private readonly database: Database,
    private readonly sessions: WorkshopSessions,
    private readonly reminders: DateReminders,
    private readonly news: ScheduleNews,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, id: string): Promise<WorkshopSession> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const session = await this.sessions.lock(id);
      refuseUnless(session, () => new NotFound());
      if (session.state === 'open') return session;
      refuseUnless(session.state === 'draft' && session.startsAt > now, () => new DateIsOver());
      refuseUnless(session.priceCents === 0, () => new PaidNotYet());
      refuseUnless(!session.online || session.onlineUrl, () => new NoLinkYet());
      await this.sessions.open(id, now);
      await this.reminders.plan(session, now);
      await this.news.tell();
      const opened = await this.sessions.byId(id);
      if (!opened) throw new Error('a date that was opened is there');
      return opened;
    });
  }
}
