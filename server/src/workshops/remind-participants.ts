import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Letters } from './letters.ts';
import { Registrations } from './registrations.ts';
import { DateReminders } from './reminders.ts';
import { WorkshopSessions } from './sessions.ts';

const REMIND_OF_WORKSHOPS = 'remind-of-workshops';

/**
 * The mails a week and a day before a date, to whoever had a place at that moment. What was planned goes and the mails come in
 * one transaction, under the lock of the date.
 */
@Injectable()
export class RemindParticipants implements OnModuleInit {
  private readonly log = new Logger(RemindParticipants.name);

  constructor(
    private readonly database: Database,
    private readonly sessions: WorkshopSessions,
    private readonly registrations: Registrations,
    private readonly reminders: DateReminders,
    private readonly letters: Letters,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(REMIND_OF_WORKSHOPS, () => this.run(), { everyMinutes: 5 });
  }

  /** Every date of which a reminder is due. One that fails does not keep the others waiting. */
  async run(): Promise<void> {
    const now = this.clock.now();
    for (const id of await this.reminders.due(now)) {
      try {
        await this.database.transaction(() => this.remind(id, now));
      } catch (error) {
        this.log.error(`reminding of date ${id}: ${String(error)}`);
      }
    }
  }

  private async remind(id: string, now: Date): Promise<void> {
    const session = await this.sessions.lock(id);
    const taken = await this.reminders.take(id, now);
    // after a long standstill both may be due: the later says it all, and what began is nothing to remind of
    const latest = taken.find(({ kind }) => kind === 'day') ?? taken[0];
    if (!latest || session?.state !== 'open' || session.startsAt <= now) return;
    for (const one of await this.registrations.confirmedSince(id, latest.at))
      await this.letters.remind(one, latest.kind, session.startsAt);
  }
}
