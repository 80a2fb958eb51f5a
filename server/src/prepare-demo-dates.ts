import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { People } from './identity/index.ts';
import { dayInBrussels, daysAfter, mondayOf } from './platform/brussels.ts';
import { Clock } from './platform/clock.ts';
import { systemCaller } from './platform/graphql/caller.ts';
import { OpenDate, ScheduleDate, ShowWorkshops } from './workshops/index.ts';

type Sketch = {
  workshop: string;
  /** Weeks from now, and the day of the week, from 0 for Monday. */
  week: number;
  day: number;
  parts: readonly (readonly [starts: string, ends: string])[];
  online?: true;
  capacity: number;
};

/** Dates in places that there are not, so that nobody takes them for real. */
const DATES: readonly Sketch[] = [
  { workshop: 'meertalig-voorlezen', week: 2, day: 1, parts: [['19:30', '21:00']], online: true, capacity: 20 },
  { workshop: 'warm-onthaal', week: 3, day: 2, parts: [['13:30', '16:30']], capacity: 16 },
  {
    ...{ workshop: 'het-zorggesprek', week: 4, day: 3, capacity: 12 },
    parts: [
      ['09:00', '12:00'],
      ['13:00', '15:30'],
    ],
  },
  { workshop: 'samen-school-maken-voor-partners', week: 5, day: 1, parts: [['13:30', '16:30']], capacity: 30 },
  { workshop: 'meertalig-voorlezen', week: 7, day: 3, parts: [['13:30', '16:00']], capacity: 2 },
];

const ON_SITE = { place: 'Proeflokaal', address: 'Voorbeeldstraat 1', town: 'Voorbeeldstad', onlineUrl: '' };
const ONLINE = { place: '', address: '', town: '', onlineUrl: 'https://voorbeeld.invalid/meedoen' };

/** A few dates to try the academy with, where none is to come; each process finds those that another made. */
export async function prepareDemoDates(app: NestFastifyApplication): Promise<void> {
  const shown = app.get(ShowWorkshops, { strict: false });
  if ((await shown.calendar({})).total > 0) return;
  const subjects = new Set((await shown.subjects()).map(({ key }) => key));
  const today = dayInBrussels(app.get(Clock, { strict: false }).now());
  const facilitator = await app.get(People, { strict: false }).byEmail('begeleider@demo.fluxus.test');
  for (const [at, sketch] of DATES.entries()) {
    if (!subjects.has(sketch.workshop)) continue;
    const day = daysAfter(mondayOf(today), sketch.week * 7 + sketch.day);
    const { id } = await app
      .get(ScheduleDate, { strict: false })
      .run(systemCaller, sketch.workshop, `demo-${today}-${at}`, {
        ...(sketch.online ? ONLINE : ON_SITE),
        ...{ language: 'nl', online: sketch.online ?? false, mapUrl: '', accessibility: '', price: '' },
        ...{
          capacity: sketch.capacity,
          closesDay: '',
          closesAt: '',
          offerHours: 24,
          cancelDays: '',
          cancelPercent: '',
        },
        facilitatorIds: facilitator ? [facilitator.id] : [],
        parts: sketch.parts.map(([starts, ends]) => ({ day, starts, ends })),
      });
    await app.get(OpenDate, { strict: false }).run(systemCaller, id);
  }
}
