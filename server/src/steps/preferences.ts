import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** What one person chose about their steps. `calendar` names the address of their calendar, where they have one. */
export type StepPreference = { reminders: boolean; calendar: string | null };

/** Choices of people about their steps. Without a choice reminders are wanted and there is no calendar. */
@Injectable()
export class StepPreferences {
  constructor(private readonly database: Database) {}

  async of(personId: string): Promise<StepPreference> {
    const [row] = await this.database.query<StepPreference>(
      'select reminders, calendar from steps.preference where person_id = $1',
      [personId],
    );
    return row ?? { reminders: true, calendar: null };
  }

  /** The same, held until the transaction ends. */
  async hold(personId: string): Promise<StepPreference> {
    await this.database.query(
      'insert into steps.preference (person_id) values ($1) on conflict (person_id) do nothing',
      [personId],
    );
    const [row] = await this.database.query<StepPreference>(
      'select reminders, calendar from steps.preference where person_id = $1 for update',
      [personId],
    );
    if (!row) throw new Error('a choice that was just written is there');
    return row;
  }

  async setReminders(personId: string, reminders: boolean): Promise<void> {
    await this.database.query(
      `insert into steps.preference (person_id, reminders) values ($1, $2)
       on conflict (person_id) do update set reminders = excluded.reminders`,
      [personId, reminders],
    );
  }

  /** Gives the calendar another name, or its first one, or (with null) none; an earlier name means nothing any more. */
  async setCalendar(personId: string, calendar: string | null): Promise<void> {
    await this.database.query(
      `insert into steps.preference (person_id, calendar) values ($1, $2)
       on conflict (person_id) do update set calendar = excluded.calendar`,
      [personId, calendar],
    );
  }

  /** Whose calendar has this name. */
  async ownerOfCalendar(calendar: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ personId: string }>(
      'select person_id as "personId" from steps.preference where calendar = $1',
      [calendar],
    );
    return row?.personId;
  }
}
