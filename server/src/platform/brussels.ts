/** Days and hours of Brussels, whatever the machine thinks. A day is written as in 2026-11-28. */

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** The day on which a moment falls in Brussels. */
export function dayInBrussels(at: Date): string {
  return wallClock(at).toISOString().slice(0, 10);
}

/**
 * The moment at which a clock in Brussels shows this hour on this day. An hour that a change of clocks leaves out is taken
 * as one later, an hour that comes twice as the first.
 */
export function momentInBrussels(day: string, hour: number): Date {
  const wanted = midnight(day) + hour * 3_600_000;
  // Brussels is one or two hours ahead of UTC; the larger comes first
  const candidates = [2, 1].map((ahead) => new Date(wanted - ahead * 3_600_000));
  return candidates.find((at) => wallClock(at).getTime() === wanted) ?? new Date(wanted - 3_600_000);
}

/** The moment so many days before, at which a clock in Brussels shows the same hour. */
export function sameHourBefore(at: Date, days: number): Date {
  const day = dayInBrussels(at);
  return momentInBrussels(daysAfter(day, -days), (wallClock(at).getTime() - midnight(day)) / 3_600_000);
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  const at = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** The day so many days later, or earlier when negative. */
export function daysAfter(day: string, days: number): string {
  return new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week in which a day falls. */
export function mondayOf(day: string): string {
  const weekday = new Date(midnight(day)).getUTCDay();
  return daysAfter(day, -((weekday + 6) % 7));
}

/** Midnight of a day, counted as if it were in UTC. */
function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** What a clock in Brussels shows, counted as if it were in UTC. */
function wallClock(at: Date): Date {
  const parts = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}
