import { dayInBrussels, daysAfter, momentInBrussels, mondayOf } from '../platform/brussels.ts';
import type { Cadence } from './kinds.ts';

/** What happens within so many milliseconds after the first thing goes along in the same mail. */
export const PATIENCE_MS = 5 * 60_000;

/** From nine in the evening until seven no mail leaves. */
const EVENING_HOUR = 21;
const MORNING_HOUR = 7;

/** When a mail tells of what happens now; undefined when none does. All by the clock of Brussels. */
export function mailMoment(cadence: Cadence, now: Date): Date | undefined {
  switch (cadence) {
    case 'at-once': {
      const soon = new Date(now.getTime() + PATIENCE_MS);
      return endOfNight(soon) ?? soon;
    }
    case 'daily':
      return nextMorning(now);
    case 'weekly': {
      const monday = morningOf(mondayOf(dayInBrussels(now)));
      return monday > now ? monday : morningOf(daysAfter(mondayOf(dayInBrussels(now)), 7));
    }
    default:
      return undefined;
  }
}

/** When the night in which a moment falls is over; undefined by day. */
export function endOfNight(at: Date): Date | undefined {
  const day = dayInBrussels(at);
  const asleep = at < morningOf(day) || at >= momentInBrussels(day, EVENING_HOUR);
  return asleep ? nextMorning(at) : undefined;
}

function nextMorning(after: Date): Date {
  const day = dayInBrussels(after);
  const today = morningOf(day);
  return today > after ? today : morningOf(daysAfter(day, 1));
}

function morningOf(day: string): Date {
  return momentInBrussels(day, MORNING_HOUR);
}
