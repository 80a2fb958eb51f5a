/** What calendars read (RFC 5545). All that is handed over is text: none of it can begin a line of its own. */

/** An event at times of the clock in Brussels. */
export type TimedEvent = Readonly<{
  /** Stays the same as long as it is the same event. */
  uid: string;
  /** Rises with each change. */
  sequence: number;
  stamp: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  description: string;
  location: string;
  url: string;
  cancelled: boolean;
  /** Of an invitation: who invites whom. */
  organizer?: Person;
  attendee?: Person;
}>;
type Person = Readonly<{ name: string; email: string }>;

export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

/** Octets in a line at most, without its end. */
const LINE = 75;

const ZONE = 'Europe/Brussels';
const WALL = new Intl.DateTimeFormat('en-CA', {
  ...{ timeZone: ZONE, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

/** The clock of Brussels, since its summers are those of Europe. */
const TIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  ...['BEGIN:DAYLIGHT', 'TZNAME:CEST', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'DTSTART:19700329T020000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT'],
  ...['BEGIN:STANDARD', 'TZNAME:CET', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'DTSTART:19701025T030000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD'],
  'END:VTIMEZONE',
];

/** A calendar of events: an invitation, its end, or (with PUBLISH and a name) something to subscribe to. */
export function timedCalendar(method: CalendarMethod, events: readonly TimedEvent[], name?: string): string {
  return writtenOut([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fluxus academie//Workshops//NL',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name ? [`NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H'] : []),
    ...TIMEZONE,
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ]);
}

function linesOf(event: TimedEvent): string[] {
  const { organizer, attendee } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `DTSTAMP:${moment(event.stamp)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;TZID=${ZONE}:${wallClock(event.startsAt)}`,
    `DTEND;TZID=${ZONE}:${wallClock(event.endsAt)}`,
    `SUMMARY:${text(event.summary)}`,
    `DESCRIPTION:${text(event.description)}`,
    `LOCATION:${text(event.location)}`,
    `URL:${event.url.replace(/\p{Cc}/gu, '')}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(organizer ? [`ORGANIZER;CN=${parameter(organizer.name)}:mailto:${address(organizer.email)}`] : []),
    ...(attendee
      ? [
          `ATTENDEE;CN=${parameter(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${address(attendee.email)}`,
        ]
      : []),
    'END:VEVENT',
  ];
}

/** A moment in UTC. */
export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** What a clock in Brussels shows. */
function wallClock(at: Date): string {
  const parts = new Map(WALL.formatToParts(at).map(({ type, value }) => [type, value]));
  const of = (...types: Intl.DateTimeFormatPartTypes[]) => types.map((type) => parts.get(type) ?? '').join('');
  return `${of('year', 'month', 'day')}T${of('hour', 'minute', 'second')}`;
}

/** A value of type TEXT: what would end or part it is escaped, other control characters are left out. */
export function text(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A value of a parameter, in its quotes, which it cannot hold itself. */
function parameter(words: string): string {
  return `"${words.replace(/\p{Cc}/gu, ' ').replaceAll('"', '’')}"`;
}

function address(email: string): string {
  return email.replace(/[\p{Cc}\s]/gu, '');
}

/** Lines as a file: each ends, and is folded where it is long. */
export function writtenOut(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
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
