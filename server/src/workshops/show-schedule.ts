import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { DateViews } from './date-views.ts';
import { Facilitators } from './facilitators.ts';
import { maySchedule } from './policy.ts';
import { isLive } from './registration.ts';
import { Registrations } from './registrations.ts';
import { Facilitator, Participant, ScheduledDate, ScheduledDatePage } from './schedule.types.ts';
import { WorkshopSessions } from './sessions.ts';
import type { WorkshopSession } from './workshop.ts';

/** Dates for the staff: all of them, and one with who is in it. */
@Injectable()
export class ShowSchedule {
  constructor(
    private readonly sessions: WorkshopSessions,
    private readonly registrations: Registrations,
    private readonly facilitators: Facilitators,
    private readonly views: DateViews,
    private readonly clock: Clock,
  ) {}

  async all(caller: Caller): Promise<ScheduledDate[]> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    return this.viewsOf(await this.sessions.all(this.clock.now()));
  }

  async one(caller: Caller, id: string): Promise<ScheduledDatePage> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    const session = await this.sessions.byId(id);
    refuseUnless(session, () => new NotFound());
    const states = ['confirmed', 'offered', 'waiting', 'cancelled', 'lapsed', 'handed_over'] as const;
    const all = await this.registrations.inState(session.id, states);
    const inOrder = [...all.filter(isLive), ...all.filter((one) => !isLive(one))];
    return Object.assign(new ScheduledDatePage(), {
      scheduled: await this.view(session),
      participants: inOrder.map((one) => new Participant(one)),
      facilitators: await this.possibleFacilitators(caller),
    });
  }

  async possibleFacilitators(caller: Caller): Promise<Facilitator[]> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    const people = await this.facilitators.all();
    return people.map(({ id, name, email }) => Object.assign(new Facilitator(), { id, name, email }));
  }

  async view(session: WorkshopSession): Promise<ScheduledDate> {
    const [view] = await this.viewsOf([session]);
    if (!view) throw new Error('one date has one view');
    return view;
  }

  async viewsOf(sessions: readonly WorkshopSession[]): Promise<ScheduledDate[]> {
    const dated = await this.views.dated(sessions);
    const dates = await this.views.many(dated);
    return dated.map(({ session }, at) => {
      const { id, workshopKey, revision, onlineUrl, facilitatorIds, taken } = session;
      const known = { id, workshopKey, revision, onlineUrl, facilitatorIds, taken };
      return Object.assign(new ScheduledDate(), { ...known, date: dates[at] });
    });
  }
}
