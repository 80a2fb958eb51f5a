import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { DatedWorkshop } from './choose-dates.ts';
import { Facilitators } from './facilitators.ts';
import type { Workshop, WorkshopSession } from './workshop.ts';
import { WorkshopDate } from './workshop.types.ts';
import { Workshops } from './workshops.ts';

/** Dates as everybody may know them, many at once in a constant number of statements. */
@Injectable()
export class DateViews {
  constructor(
    private readonly workshops: Workshops,
    private readonly facilitators: Facilitators,
    private readonly clock: Clock,
  ) {}

  /** Each with its subject, in one statement. */
  async dated(sessions: readonly WorkshopSession[]): Promise<DatedWorkshop[]> {
    const workshops = new Map((await this.workshops.all()).map((workshop) => [workshop.key, workshop]));
    return sessions.flatMap((session) => {
      const workshop = workshops.get(session.workshopKey);
      return workshop ? [{ session, workshop }] : [];
    });
  }

  async many(dated: readonly DatedWorkshop[]): Promise<WorkshopDate[]> {
    const ids = [...new Set(dated.flatMap(({ session }) => session.facilitatorIds))];
    const names = await this.facilitators.names(ids);
    const now = this.clock.now();
    return dated.map(({ session, workshop }) => new WorkshopDate(session, workshop, { names, now }));
  }

  async one(session: WorkshopSession, workshop: Workshop): Promise<WorkshopDate> {
    const [view] = await this.many([{ session, workshop }]);
    if (!view) throw new Error('one date has one view');
    return view;
  }
}
