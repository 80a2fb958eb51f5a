import { Injectable } from '@nestjs/common';
import { dayInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { dateFields, type WrittenDate } from './date-fields.ts';
import { Facilitators } from './facilitators.ts';
import { maySchedule } from './policy.ts';
import { WorkshopSessions } from './sessions.ts';
import type { WorkshopSession } from './workshop.ts';
import { Workshops } from './workshops.ts';

/** Plans a date of a workshop. It is a draft that the staff alone sees, until it is opened. A form makes one date. */
@Injectable()
export class ScheduleDate {
  constructor(
    private readonly database: Database,
    private readonly workshops: Workshops,
    private readonly sessions: WorkshopSessions,
    private readonly facilitators: Facilitators,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, workshopKey: string, requestKey: string, written: WrittenDate): Promise<WorkshopSession> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    if (!/^[\w-]{4,100}$/.test(requestKey))
      refuse(new InvalidInput([new FieldProblem('requestKey', 'workshops.problem.request')]));
    const now = this.clock.now();
    const plan = dateFields(written, dayInBrussels(now));
    const facilitatorIds = await this.facilitators.among(plan.facilitatorIds);
    return this.database.transaction(async () => {
      refuseUnless(await this.workshops.lock(workshopKey), () => new NotFound());
      const made = await this.sessions.byRequest(requestKey);
      if (made) return made;
      const id = await this.sessions.add(workshopKey, requestKey, { ...plan, facilitatorIds }, now);
      const session = await this.sessions.byId(id);
      if (!session) throw new Error('a date that was added is there');
      return session;
    });
  }
}
