import { randomUUID } from 'node:crypto';
import { dayInBrussels, daysAfter } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { LoadWorkshop, OpenDate, ScheduleDate } from '../workshops/index.ts';
import type { TestAcademy } from './academy.ts';

type Fields = Parameters<ScheduleDate['run']>[3];

/** Keeps a subject, as the curriculum would. */
export async function keepWorkshop(
  { app }: Pick<TestAcademy, 'app'>,
  key: string,
  more: Partial<Parameters<LoadWorkshop['run']>[0]> = {},
): Promise<void> {
  await app.get(LoadWorkshop, { strict: false }).run({
    ...{ key, slug: `over-${key}`, title: `Workshop ${key}`, forWhom: 'Voor wie komt.', lead: 'Waarover het gaat.' },
    ...{ programme: ['Kijken.', 'Oefenen.'], before: [], after: [], modules: [], cases: [], ...more },
  });
}

/** A day so many days from now in Brussels, by the clock of the academy. */
export function dayAway({ app }: Pick<TestAcademy, 'app'>, days: number): string {
  return daysAfter(dayInBrussels(app.get(Clock).now()), days);
}

/** What the form of the staff would send. */
export function dateForm(academy: Pick<TestAcademy, 'app'>, more: Partial<Fields> = {}): Fields {
  return {
    ...{
      language: 'nl',
      online: false,
      place: 'Zaal',
      address: 'Straat 1',
      town: 'Stad',
      mapUrl: '',
      accessibility: '',
    },
    ...{ onlineUrl: '', capacity: 10, price: '', closesDay: '', closesAt: '', offerHours: 24 },
    ...{ cancelDays: '', cancelPercent: '', facilitatorIds: [] },
    parts: [{ day: dayAway(academy, 30), starts: '13:30', ends: '16:00' }],
    ...more,
  };
}

/** A date that everybody sees and can join; its id. */
export async function openDate(
  academy: Pick<TestAcademy, 'app'>,
  workshop: string,
  more: Partial<Fields> = {},
): Promise<string> {
  const form = dateForm(academy, more);
  const { id } = await academy.app.get(ScheduleDate, { strict: false }).run(systemCaller, workshop, randomUUID(), form);
  await academy.app.get(OpenDate, { strict: false }).run(systemCaller, id);
  return id;
}
