import { type Locale, regionOf } from '@fluxus/messages/say';

const BRUSSELS = { timeZone: 'Europe/Brussels' } as const;
const EUROS = { style: 'currency', currency: 'EUR' } as const;

/** Making a format costs a hundred times what using it does, so each is made once a language. */
function perLocale<Format>(make: (region: string) => Format): (locale: Locale) => Format {
  const made = new Map<Locale, Format>();
  return (locale) => {
    const known = made.get(locale);
    if (known) return known;
    const format = make(regionOf[locale]);
    made.set(locale, format);
    return format;
  };
}

const wholeEuros = perLocale(
  (region) => new Intl.NumberFormat(region, { ...EUROS, minimumFractionDigits: 0, maximumFractionDigits: 2 }),
);
const euros = perLocale((region) => new Intl.NumberFormat(region, EUROS));
const dates = perLocale((region) => new Intl.DateTimeFormat(region, { ...BRUSSELS, dateStyle: 'long' }));
const moments = perLocale(
  (region) => new Intl.DateTimeFormat(region, { ...BRUSSELS, dateStyle: 'long', timeStyle: 'short' }),
);
const seconds = perLocale(
  (region) => new Intl.DateTimeFormat(region, { ...BRUSSELS, dateStyle: 'medium', timeStyle: 'medium' }),
);
const times = perLocale(
  (region) => new Intl.DateTimeFormat(region, { ...BRUSSELS, hour: '2-digit', minute: '2-digit' }),
);
const weekdays = perLocale(
  (region) => new Intl.DateTimeFormat(region, { ...BRUSSELS, weekday: 'long', day: 'numeric', month: 'long' }),
);
const fullDays = perLocale(
  (region) =>
    new Intl.DateTimeFormat(region, {
      ...BRUSSELS,
      ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    }),
);
const months = perLocale((region) => new Intl.DateTimeFormat(region, { ...BRUSSELS, month: 'long', year: 'numeric' }));
const hours = perLocale(
  (region) => new Intl.DateTimeFormat(region, { ...BRUSSELS, hour: 'numeric', hourCycle: 'h23' }),
);

/** Integer cents as money, with cents where there are any: € 45 in Dutch, 45 € in French, €45 in English. */
export function money(cents: number, locale: Locale): string {
  const format = cents % 100 === 0 ? wholeEuros : euros;
  return format(locale).format(cents / 100);
}

/** Integer cents as money, always with its cents, so that amounts under each other line up: € 45,00. */
export function exactMoney(cents: number, locale: Locale): string {
  return euros(locale).format(cents / 100);
}

/** A moment as a date in Brussels, such as 24 november 2026. */
export function date(at: string, locale: Locale): string {
  return dates(locale).format(new Date(at));
}

/** A day such as 2026-12-01 with its day of the week: dinsdag 1 december. */
export function weekday(day: string, locale: Locale): string {
  return weekdays(locale).format(new Date(day));
}

/** The day on which a moment falls in Brussels, as forms and addresses write it: 2026-12-01. */
export function isoDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { ...BRUSSELS, dateStyle: 'short' }).format(at);
}

/** A moment as date and time in Brussels. */
export function dateAndTime(at: string, locale: Locale): string {
  return moments(locale).format(new Date(at));
}

/** A moment to the second in Brussels, short, for records: 24 nov 2026, 21:14:07. */
export function toTheSecond(at: string, locale: Locale): string {
  return seconds(locale).format(new Date(at));
}

/** A moment as time of day in Brussels, such as 21.14 u. in Dutch. */
export function time(at: string | Date, locale: Locale): string {
  const text = times(locale).format(new Date(at));
  return locale === 'nl-BE' ? `${text.replace(':', '.')} u.` : text;
}

/** The hour of the day in Brussels, from 0 to 23. */
export function hourInBrussels(at: Date): number {
  return Number(hours('nl-BE').format(at));
}

/** A stretch of a day in Brussels: dinsdag 2 februari 2027, 19.30 – 21.00 u. in Dutch. */
export function partOfDay({ startsAt, endsAt }: { startsAt: string; endsAt: string }, locale: Locale): string {
  const begin = times(locale).format(new Date(startsAt));
  const from = locale === 'nl-BE' ? begin.replace(':', '.') : begin;
  return `${fullDays(locale).format(new Date(startsAt))}, ${from} – ${time(endsAt, locale)}`;
}

/** A month such as 2027-02 in words: februari 2027. */
export function monthName(month: string, locale: Locale): string {
  return months(locale).format(new Date(`${month}-15T12:00:00Z`));
}

/** The time of day in Brussels as forms write it: 19:30. */
export function isoTime(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...BRUSSELS,
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(at));
}

/** A moment with what a clock in Brussels shows and how far it is ahead: 2027-02-02T19:30:00+01:00. */
export function isoInBrussels(at: string): string {
  const wall = `${isoDay(new Date(at))}T${isoTime(at)}:00`;
  const ahead = Math.round((Date.parse(`${wall}Z`) - Date.parse(at)) / 3_600_000);
  return `${wall}+0${ahead}:00`;
}
