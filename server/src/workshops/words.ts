import { type Locale, type MessageKey, regionOf, translate } from '@fluxus/messages';
import type { Part, WorkshopSession } from './workshop.ts';

const BRUSSELS = { timeZone: 'Europe/Brussels' } as const;

/** A moment as people read it, in Brussels: dinsdag 2 februari 2027 om 19:30. */
export function momentIn(locale: Locale, at: Date): string {
  return translate(locale, 'workshops.words.moment', { day: dayIn(locale, at), time: timeIn(locale, at) });
}

/** A part as people read it: dinsdag 2 februari 2027, 19:30 – 21:00. */
export function partIn(locale: Locale, { startsAt, endsAt }: Part): string {
  return `${dayIn(locale, startsAt)}, ${timeIn(locale, startsAt)} – ${timeIn(locale, endsAt)}`;
}

/** Where it is: place and address, or a sentence about the link. */
export function whereIn(locale: Locale, { online, place, address, town }: WorkshopSession): string {
  return online ? translate(locale, 'workshops.words.online' satisfies MessageKey) : `${place}, ${address}, ${town}`;
}

function dayIn(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(regionOf[locale], {
    ...BRUSSELS,
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  }).format(at);
}

function timeIn(locale: Locale, at: Date): string {
  const time = new Intl.DateTimeFormat(regionOf[locale], { ...BRUSSELS, hour: '2-digit', minute: '2-digit' }).format(
    at,
  );
  return locale === 'nl-BE' ? `${time.replace(':', '.')} u.` : time;
}
