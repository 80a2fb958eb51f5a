import { daysAfter } from '../platform/brussels.ts';
import { moment, text, writtenOut } from '../platform/icalendar.ts';

/** One whole day in a calendar. */
export type CalendarDay = {
  /** Stays the same as long as it is the same event. */
  uid: string;
  /** As in 2026-12-01. */
  day: string;
  changedAt: Date;
  /** How often it was changed. */
  sequence: number;
  summary: string;
  description: string;
  url: string;
};

/** A calendar of whole days as RFC 5545 writes it. */
export function icalendar(name: string, days: readonly CalendarDay[]): string {
  return writtenOut([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fluxus academie//Kleine stappen//NL',
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap(eventOf),
    'END:VCALENDAR',
  ]);
}

function eventOf({ uid, day, changedAt, sequence, summary, description, url }: CalendarDay): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${moment(changedAt)}`,
    `LAST-MODIFIED:${moment(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    `DTEND;VALUE=DATE:${date(daysAfter(day, 1))}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(description)}`,
    `URL:${url}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function date(day: string): string {
  return day.replaceAll('-', '');
}
