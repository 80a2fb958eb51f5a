import { Injectable } from '@nestjs/common';
import { dayInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { dateFields, type WrittenDate } from './date-fields.ts';
import { Facilitators } from './facilitators.ts';
import { Letters } from './letters.ts';
import { MoveQueue } from './move-queue.ts';
import { maySchedule } from './policy.ts';
import { DateReminders } from './reminders.ts';
import { DateChangedElsewhere, DateIsOver, PaidNotYet } from './schedule.refusals.ts';
import { ScheduleNews } from './schedule-news.ts';
import { WorkshopSessions } from './sessions.ts';
import type { DatePlan, Part, WorkshopSession } from './workshop.ts';

/**
 * Changes a date, on the revision that one saw. When time or place of an open one change, everybody with a place is told,
 * with their calendars. There are never fewer places than are taken; what is added goes to who waits.
 */
@Injectable()
export class ChangeDate {
  constructor(
    private readonly database: Database,
    private readonly sessions: WorkshopSessions,
    private readonly facilitators: Facilitators,
    private readonly queue: MoveQueue,
    private readonly letters: Letters,
    private readonly reminders: DateReminders,
    private readonly news: ScheduleNews,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, id: string, baseRevision: number, written: WrittenDate): Promise<WorkshopSession> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const kept = await this.sessions.lock(id);
      refuseUnless(kept, () => new NotFound());
      refuseUnless(kept.state !== 'cancelled' && kept.endsAt > now, () => new DateIsOver());
      refuseUnless(kept.revision === baseRevision, () => new DateChangedElsewhere());
      const fields = dateFields(written, dayInBrussels(now), kept.parts);
      const plan = { ...fields, facilitatorIds: await this.facilitators.among(fields.facilitatorIds) };
      refuseUnless(kept.state !== 'open' || plan.priceCents === 0, () => new PaidNotYet());
      if (plan.capacity < kept.taken)
        refuse(new InvalidInput([new FieldProblem('capacity', 'workshops.problem.taken', { taken: kept.taken })]));
      const moved = isMoved(kept, plan);
      await this.sessions.replace(id, plan, { moved, now });
      if (kept.state === 'open') {
        if (moved) await this.tellMove(kept, await this.again(id), now);
        await this.queue.run(id);
        await this.news.tell();
      }
      return this.again(id);
    });
  }

  private async tellMove(before: WorkshopSession, after: WorkshopSession, now: Date): Promise<void> {
    await this.letters.moved(after);
    if (after.startsAt.getTime() !== before.startsAt.getTime()) await this.reminders.plan(after, now);
  }

  private async again(id: string): Promise<WorkshopSession> {
    const session = await this.sessions.byId(id);
    if (!session) throw new Error('a date that was changed is there');
    return session;
  }
}

/** Whether something changed that stands in calendars. */
function isMoved(before: WorkshopSession, after: DatePlan): boolean {
  const times = (parts: readonly Part[]) =>
    parts.map((one) => `${one.number} ${one.startsAt.getTime()} ${one.endsAt.getTime()}`).join();
  return (
    times(before.parts) !== times(after.parts) ||
    before.online !== after.online ||
    before.place !== after.place ||
    before.address !== after.address ||
    before.town !== after.town
  );
}
