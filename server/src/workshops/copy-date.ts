import { Injectable } from '@nestjs/common';
import { dayInBrussels, daysAfter, isDay } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { momentOf } from './date-fields.ts';
import { maySchedule } from './policy.ts';
import { Problems } from './problems.ts';
import { WorkshopSessions } from './sessions.ts';
import type { DatePlan, WorkshopSession } from './workshop.ts';
import { Workshops } from './workshops.ts';

/** Copies: the day of the first, how many days are between them, and how many there are. */
export type CopyWish = { firstDay: string; everyDays: number; times: number; requestKey: string };

const MOST = 12;
const FURTHEST = 1100;

const TIME = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/Brussels', hourCycle: 'h23' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

/**
 * Plans the same again on other days, as drafts: each at the same times of the clock in Brussels, whatever clocks do in
 * between. The same form twice copies once.
 */
@Injectable()
export class CopyDate {
  constructor(
    private readonly database: Database,
    private readonly workshops: Workshops,
    private readonly sessions: WorkshopSessions,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, id: string, wish: CopyWish): Promise<WorkshopSession[]> {
    refuseUnless(maySchedule(caller), () => new NotFound());
    const now = this.clock.now();
    refuseWrong(wish, dayInBrussels(now));
    return this.database.transaction(async () => {
      const source = await this.sessions.byId(id);
      refuseUnless(source, () => new NotFound());
      await this.workshops.lock(source.workshopKey);
      const copies: WorkshopSession[] = [];
      for (let turn = 0; turn < wish.times; turn += 1) {
        const requestKey = `${wish.requestKey}-${turn + 1}`;
        const made = await this.sessions.byRequest(requestKey);
        const plan = planOn(source, daysAfter(wish.firstDay, turn * wish.everyDays));
        const copy =
          made ?? (await this.sessions.byId(await this.sessions.add(source.workshopKey, requestKey, plan, now)));
        if (copy) copies.push(copy);
      }
      return copies;
    });
  }
}

function refuseWrong({ firstDay, everyDays, times, requestKey }: CopyWish, today: string): void {
  const problems = new Problems();
  problems.unless('firstDay', isDay(firstDay), 'workshops.problem.day');
  if (isDay(firstDay) && firstDay < today) problems.add('firstDay', 'workshops.problem.past');
  const fine = Number.isInteger(times) && times >= 1 && times <= MOST;
  problems.unless('times', fine, 'workshops.problem.number', { least: 1, most: MOST });
  problems.unless('everyDays', [7, 14, 28].includes(everyDays), 'workshops.problem.rhythm');
  if (fine && isDay(firstDay) && daysAfter(firstDay, times * everyDays) > daysAfter(today, FURTHEST))
    problems.add('firstDay', 'workshops.problem.far');
  problems.unless('requestKey', /^[\w-]{8,90}$/.test(requestKey), 'workshops.problem.request');
  problems.refuse();
}

/** The plan of a date with its first part on another day. */
function planOn(source: WorkshopSession, day: string): DatePlan {
  const from = dayInBrussels(source.startsAt);
  const away = Math.round((Date.parse(day) - Date.parse(from)) / 86_400_000);
  const moved = (at: Date) => momentOf(daysAfter(dayInBrussels(at), away), TIME.format(at));
  const parts = source.parts.map(({ startsAt, endsAt }, at) => ({
    number: at + 1,
    startsAt: moved(startsAt),
    endsAt: moved(endsAt),
  }));
  return { ...source, parts, closesAt: moved(source.closesAt) };
}
