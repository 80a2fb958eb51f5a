import { daysAfter } from '../platform/brussels.ts';

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

/** Octets in a line at most, without its end. */
const LINE = 75;

/** A calendar of whole days as RFC 5545 writes it. All that is handed over is text: none of it can begin a line of its own. */
export function icalendar(name: string, days: readonly CalendarDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fluxus academie//Kleine stappen//NL',
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap(eventOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
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

function moment(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A value of type TEXT: what would end or part it is escaped, other control characters are left out. */
function text(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A line of at most 75 octets; what is longer goes on after a line end and a space, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE) {
      parts.push(part);
      part = '';
      octets = 1; // the space with which the rest begins
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
