import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { SitePages } from '../platform/http/site-pages.ts';
import { DateViews } from './date-views.ts';
import { pathOfDate } from './invitation.ts';
import { WorkshopSessions } from './sessions.ts';
import { Workshops } from './workshops.ts';

/** Tells the site map of subjects, and of dates that take place. */
@Injectable()
export class WorkshopPages implements OnModuleInit {
  constructor(
    private readonly pages: SitePages,
    private readonly workshops: Workshops,
    private readonly sessions: WorkshopSessions,
    private readonly views: DateViews,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.pages.tell(async () => {
      const subjects = await this.workshops.all();
      const dated = await this.views.dated(await this.sessions.coming(this.clock.now()));
      const dates = dated.filter(({ session }) => session.state === 'open');
      return [
        ...subjects.map(({ slug, changedAt }) => ({ path: `/workshops/${slug}`, updatedAt: changedAt })),
        ...dates.map(({ session, workshop }) => ({
          ...{ path: pathOfDate(workshop, session), updatedAt: session.changedAt },
        })),
      ];
    });
  }
}
