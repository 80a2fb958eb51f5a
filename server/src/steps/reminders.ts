import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { type ReminderKind, remindersFor } from './reminder-plan.ts';

export type DueReminder = { stepId: string; kind: ReminderKind; due: string };

/** What is promised about steps for later; written in the transaction that makes or changes the step. */
@Injectable()
export class Reminders {
  constructor(private readonly database: Database) {}

  /** Plans the mails about a step anew. Those about an earlier day are no longer wanted. */
  async plan({ id, personId, due }: { id: string; personId: string; due: string }, now: Date): Promise<void> {
    await this.forget(id);
    const planned = remindersFor(due, now);
    await this.database.query(
      `insert into steps.reminder (step_id, person_id, due, kind, at)
       select $1, $2, $3, kind, at from unnest($4::text[], $5::timestamptz[]) as planned (kind, at)`,
      [id, personId, due, planned.map(({ kind }) => kind), planned.map(({ at }) => at.toISOString())],
    );
  }

  /** No mail about a step leaves any more. */
  async forget(stepId: string): Promise<void> {
    await this.database.query('delete from steps.reminder where step_id = $1', [stepId]);
  }

  /** People for whom the hour of a mail has come, whoever waits longest first. */
  async peopleWaiting(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ personId: string }>(
      'select person_id as "personId" from steps.reminder where at <= $1 group by person_id order by min(at) limit $2',
      [now, limit],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Takes what is due for one person, so that nobody else takes it. */
  async take(personId: string, now: Date): Promise<DueReminder[]> {
    return this.database.query(
      `delete from steps.reminder where person_id = $1 and at <= $2
       returning step_id as "stepId", kind, due::text as due`,
      [personId, now],
    );
  }
}
