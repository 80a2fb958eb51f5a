import { dayInBrussels, daysAfter, momentInBrussels } from '../platform/brussels.ts';

/** After how many weeks one looks back. */
export const REVIEW_WEEKS = [1, 4, 12] as const;

/** When the children have gone home. */
const HOUR = 16;

/** The mails to look back for who asks for them now: at the same hour in Brussels, whatever the clocks did meanwhile. */
export function reviewsFrom(now: Date): { weeks: number; at: Date }[] {
  const today = dayInBrussels(now);
  return REVIEW_WEEKS.map((weeks) => ({ weeks, at: momentInBrussels(daysAfter(today, 7 * weeks), HOUR) }));
}
