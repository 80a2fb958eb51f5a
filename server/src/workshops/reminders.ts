import { Injectable } from '@nestjs/common';
import { sameHourBefore } from '../platform/brussels.ts';
import { Database } from '../platform/database/database.ts';
import type { WorkshopSession } from './workshop.ts';

export type DateReminder = { kind: 'week' | 'day'; at: Date };

const DAYS_BEFORE = { week: 7, day: 1 } as const;

/** When to remind of a date: a week and a day before, at the hour of its start. What is past by now is left out. */
export function remindersOf(startsAt: Date, now: Date): DateReminder[] {
  return (['week', 'day'] as const)
    .map((kind) => ({ kind, at: sameHourBefore(startsAt, DAYS_BEFORE[kind]) }))
    .filter(({ at }) => at > now);
}

/** What is still to be promised about dates: the only SQL for it. Write under the lock of the date. */
@Injectable()
export class DateReminders {
  constructor(private readonly database: Database) {}

  /** Plans anew; reminders of an earlier hour are no longer wanted. */
  async plan({ id, startsAt }: Pick<WorkshopSession, 'id' | 'startsAt'>, now: Date): Promise<void> {
    await this.forget(id);
    const planned = remindersOf(startsAt, now);
    await this.database.query(
      `insert into workshops.reminder (session_id, kind, at)
       select $1, kind, at from unnest($2::text[], $3::timestamptz[]) as planned (kind, at)`,
      [id, planned.map(({ kind }) => kind), planned.map(({ at }) => at.toISOString())],
    );
  }

  async forget(sessionId: string): Promise<void> {
    await this.database.query('delete from workshops.reminder where session_id = $1', [sessionId]);
  }

  /** Dates of which a reminder is due. */
  async due(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select session_id as id from workshops.reminder where at <= $1 group by session_id order by min(at) limit 500',
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes what is due of a date, so that nobody else does. */
  take(sessionId: string, now: Date): Promise<DateReminder[]> {
    return this.database.query('delete from workshops.reminder where session_id = $1 and at <= $2 returning kind, at', [
      sessionId,
      now,
    ]);
  }
}
