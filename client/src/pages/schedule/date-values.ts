import { isoDay, isoTime } from '../../format.ts';
import type { DateFieldsInput, ScheduledFactsFragment } from '../../graphql.gen.ts';
import { field } from '../../page.tsx';

export const MOST_PARTS = 6;

/** What stands in the fields of a date, by their names. */
export type DateValues = Readonly<Record<string, string>>;

const TEXTS = [
  ...['language', 'form', 'place', 'address', 'town', 'mapUrl', 'accessibility', 'onlineUrl', 'capacity', 'price'],
  ...['closesDay', 'closesAt', 'offerHours', 'cancelDays', 'cancelPercent'],
];
const PARTS = Array.from({ length: MOST_PARTS }, (_, at) => at + 1);

/** What was typed, by field; facilitators as ids parted by spaces. */
export function valuesIn(form: FormData): DateValues {
  const names = [...TEXTS, ...PARTS.flatMap((at) => [`day${at}`, `starts${at}`, `ends${at}`])];
  return {
    ...Object.fromEntries(names.map((name) => [name, field(form, name)])),
    facilitators: form.getAll('facilitators').map(String).join(' '),
  };
}

/** The same as the API wants it. */
export function fieldsOf(values: DateValues): DateFieldsInput {
  const of = (name: string) => values[name] ?? '';
  return {
    ...{ language: of('language'), online: of('form') === 'online', place: of('place'), address: of('address') },
    ...{ town: of('town'), mapUrl: of('mapUrl'), accessibility: of('accessibility'), onlineUrl: of('onlineUrl') },
    ...{ capacity: wholeNumber(of('capacity')), price: of('price'), closesDay: of('closesDay') },
    ...{ closesAt: of('closesAt'), offerHours: wholeNumber(of('offerHours')) },
    ...{ cancelDays: of('cancelDays'), cancelPercent: of('cancelPercent') },
    facilitatorIds: of('facilitators').split(' ').filter(Boolean),
    parts: PARTS.map((at) => ({ day: of(`day${at}`), starts: of(`starts${at}`), ends: of(`ends${at}`) })),
  };
}

/** What is no whole number of a sensible size is told of by the API as zero would be. */
function wholeNumber(text: string): number {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
}

/** The values of a date as it is. */
export function valuesOf({ date, onlineUrl, facilitatorIds }: ScheduledFactsFragment): DateValues {
  const [rule] = date.cancellation;
  const closes = date.closesAt === date.startsAt ? undefined : date.closesAt;
  return {
    ...{ language: date.language, form: date.online ? 'online' : 'ter-plaatse' },
    ...{ place: date.place, address: date.address, town: date.town, mapUrl: date.mapUrl ?? '' },
    ...{ accessibility: date.accessibility, onlineUrl: onlineUrl ?? '', capacity: String(date.capacity) },
    price: date.priceCents === 0 ? '' : (date.priceCents / 100).toFixed(2).replace('.', ','),
    closesDay: closes ? isoDay(new Date(closes)) : '',
    closesAt: closes ? isoTime(closes) : '',
    offerHours: String(date.offerHours),
    cancelDays: rule ? String(rule.daysBefore) : '',
    cancelPercent: rule ? String(rule.percent) : '',
    facilitators: facilitatorIds.join(' '),
    ...Object.fromEntries(
      date.parts.flatMap(({ number, startsAt, endsAt }) => [
        [`day${number}`, isoDay(new Date(startsAt))],
        [`starts${number}`, isoTime(startsAt)],
        [`ends${number}`, isoTime(endsAt)],
      ]),
    ),
  };
}

/** What a new date begins with. */
export const NEW_DATE: DateValues = { language: 'nl', form: 'ter-plaatse', capacity: '20', offerHours: '24' };
