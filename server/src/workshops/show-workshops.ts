import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.ts';
import { dayInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { chooseDates, type DateFilter } from './choose-dates.ts';
import { DateViews } from './date-views.ts';
import { WorkshopSessions } from './sessions.ts';
import { isOpenAt, type Workshop } from './workshop.ts';
import {
  WorkshopCalendar,
  WorkshopDatePage,
  WorkshopPage,
  type WorkshopReading,
  WorkshopSubject,
} from './workshop.types.ts';
import { Workshops } from './workshops.ts';

const MOST_OTHERS = 5;

/** Workshops and their dates for everybody: the list, the page of a subject, the page of a date. */
@Injectable()
export class ShowWorkshops {
  constructor(
    private readonly workshops: Workshops,
    private readonly sessions: WorkshopSessions,
    private readonly views: DateViews,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async subjects(): Promise<WorkshopSubject[]> {
    return Promise.all((await this.workshops.all()).map((workshop) => this.subjectOf(workshop)));
  }

  async calendar(filter: DateFilter): Promise<WorkshopCalendar> {
    const now = this.clock.now();
    const all = await this.views.dated(await this.sessions.coming(now));
    const choice = chooseDates(all, filter, now);
    const dates = await this.views.many(choice.dates);
    return new WorkshopCalendar(choice, dates, { total: all.length, today: dayInBrussels(now) });
  }

  /** The few dates that come first and can still be joined. */
  async next(most: number) {
    const now = this.clock.now();
    const open = (await this.sessions.coming(now)).filter((session) => isOpenAt(session, now));
    return this.views.many(await this.views.dated(open.slice(0, most)));
  }

  /** By the slug of today or one it had before. */
  async subject(slug: string): Promise<WorkshopPage> {
    const workshop = await this.workshops.at(slug);
    refuseUnless(workshop, () => new NotFound());
    const coming = await this.sessions.coming(this.clock.now());
    const dates = coming.filter((session) => session.workshopKey === workshop.key);
    const dated = dates.map((session) => ({ session, workshop }));
    return new WorkshopPage(await this.subjectOf(workshop), await this.views.many(dated));
  }

  /** By its address: the slug of its subject (of today, or before) and its number. */
  async date(address: string): Promise<WorkshopDatePage> {
    const [, slug = '', number = ''] = /^([^/]{1,200})\/(\d{1,6})$/.exec(address) ?? [];
    const workshop = slug ? await this.workshops.at(slug) : undefined;
    const session = workshop && (await this.sessions.byNumber(workshop.key, Number(number)));
    refuseUnless(workshop && session?.openedAt, () => new NotFound());
    const now = this.clock.now();
    const others = (await this.sessions.coming(now))
      .filter((one) => one.workshopKey === workshop.key && one.id !== session.id && isOpenAt(one, now))
      .slice(0, MOST_OTHERS);
    const [date, ...rest] = await this.views.many([session, ...others].map((one) => ({ session: one, workshop })));
    if (!date) throw new Error('one date has one view');
    return new WorkshopDatePage(await this.subjectOf(workshop), date, rest);
  }

  private async subjectOf(workshop: Workshop): Promise<WorkshopSubject> {
    const modules: WorkshopReading[] = [];
    for (const key of workshop.modules) {
      const module = await this.catalogue.moduleByKey(key);
      if (module) modules.push({ slug: module.slug, title: module.title });
    }
    const cases: WorkshopReading[] = [];
    for (const key of workshop.cases) {
      const placed = await this.catalogue.caseStudy(key);
      if (placed?.study.key === key) cases.push({ slug: placed.study.slug, title: placed.study.title });
    }
    return new WorkshopSubject(workshop, { modules, cases });
  }
}
