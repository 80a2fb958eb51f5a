import { type Locale, translate } from '@fluxus/messages';
import { type TimedEvent, timedCalendar } from '../platform/icalendar.ts';
import type { CalendarPart } from '../platform/mail/templates.ts';
import type { Registration } from './registration.ts';
import { whereIn } from './words.ts';
import type { Part, Workshop, WorkshopSession } from './workshop.ts';

/** Stands in the name of every event, whatever the address of the academy becomes. */
const DOMAIN = 'workshops.fluxus-academie';

export type Inviting = Readonly<{ session: WorkshopSession; workshop: Workshop; publicUrl: string; now: Date }>;

/** The path of a date on the site. */
export function pathOfDate({ slug }: Pick<Workshop, 'slug'>, { number }: Pick<WorkshopSession, 'number'>): string {
  return `/workshops/${slug}/${number}`;
}

/**
 * What the calendar of one participant is told: an event a part, each under a name that stays (RFC 5546 lets a message hold
 * one). Parts that are no longer there are called off; `ended` calls off all of them.
 */
export function invitations(
  { id, name, email, locale }: Registration,
  inviting: Inviting & { organizer: { name: string; email: string }; ended: boolean },
): CalendarPart[] {
  const { session, organizer, ended } = inviting;
  const sequence = session.sequence + (ended && session.state !== 'cancelled' ? 1 : 0);
  const of = (part: Part, cancelled: boolean): CalendarPart => {
    const people = { organizer, attendee: { name, email } };
    const event = { ...eventOf(part, `${id}.${part.number}`, inviting, { locale, cancelled }), ...people, sequence };
    const method = cancelled ? 'CANCEL' : 'REQUEST';
    return { method, content: timedCalendar(method, [event]) };
  };
  return [
    ...session.parts.map((part) => of(part, ended)),
    ...(session.sequence > 0 || ended ? session.dropped.map((part) => of(part, true)) : []),
  ];
}

/** The events of a date for everybody. */
export function publicEvents(inviting: Inviting, locale: Locale): TimedEvent[] {
  const { session } = inviting;
  const cancelled = session.state === 'cancelled';
  return session.parts.map((part) => eventOf(part, `${session.id}.${part.number}`, inviting, { locale, cancelled }));
}

function eventOf(
  part: Part,
  name: string,
  { session, workshop, publicUrl, now }: Inviting,
  { locale, cancelled }: { locale: Locale; cancelled: boolean },
): TimedEvent {
  const url = publicUrl + pathOfDate(workshop, session);
  const count = session.parts.length;
  const place = session.parts.findIndex((one) => one.number === part.number) + 1;
  const numbered = count > 1 && place > 0;
  return {
    uid: `${name}@${DOMAIN}`,
    sequence: session.sequence,
    stamp: now,
    startsAt: part.startsAt,
    endsAt: part.endsAt,
    summary: numbered
      ? translate(locale, 'workshops.calendar.part', { title: workshop.title, part: place, count })
      : workshop.title,
    description: [workshop.lead, ...(session.accessibility ? [session.accessibility] : []), url].join('\n\n'),
    location: whereIn(locale, session),
    url,
    cancelled,
  };
}
