import { daysAfter, momentInBrussels } from '../platform/brussels.ts';

export type ReminderKind = 'today' | 'look-back';
export type PlannedReminder = { kind: ReminderKind; at: Date };

/** Before the bell, so that the day can still be arranged. */
const MORNING_HOUR = 7;

/** The day after, when the children have gone home. */
const LOOK_BACK_HOUR = 16;

/** The mails about a step with this day: on its morning, and the day after; those whose hour is past are left out. */
export function remindersFor(due: string, now: Date): PlannedReminder[] {
  const all: PlannedReminder[] = [
    { kind: 'today', at: momentInBrussels(due, MORNING_HOUR) },
    { kind: 'look-back', at: momentInBrussels(daysAfter(due, 1), LOOK_BACK_HOUR) },
  ];
  return all.filter(({ at }) => at > now);
}
