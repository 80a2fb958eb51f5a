import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Letters } from './letters.ts';
import { RegistrationLinks } from './links.ts';
import { Registrations } from './registrations.ts';
import { ScheduleNews } from './schedule-news.ts';
import { WorkshopSessions } from './sessions.ts';
import { placesLeft } from './workshop.ts';

const MOVE_QUEUES = 'move-workshop-queues';
const HOUR_MS = 3_600_000;

/**
 * The waiting list, in order: an offer that was not taken in time ends, and every place that is free is offered to whoever
 * waits longest, until the date begins at the latest.
 */
@Injectable()
export class MoveQueue implements OnModuleInit {
  private readonly log = new Logger(MoveQueue.name);

  constructor(
    private readonly database: Database,
    private readonly sessions: WorkshopSessions,
    private readonly registrations: Registrations,
    private readonly letters: Letters,
    private readonly links: RegistrationLinks,
    private readonly news: ScheduleNews,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MOVE_QUEUES, () => this.all(), { everyMinutes: 5 });
  }

  /** Every date in which time alone changed something. One that fails does not keep the others waiting. */
  async all(): Promise<void> {
    await this.links.tidy();
    for (const id of await this.registrations.overdue(this.clock.now())) {
      try {
        await this.database.transaction(async () => {
          await this.sessions.lock(id);
          await this.run(id);
          await this.news.tell();
        });
      } catch (error) {
        this.log.error(`moving the queue of ${id}: ${String(error)}`);
      }
    }
  }

  /** One date; call it under its lock, after whatever may have freed a place. */
  async run(sessionId: string): Promise<void> {
    const now = this.clock.now();
    for (const lapsed of await this.registrations.lapse(sessionId, now)) await this.letters.lapsed(lapsed);
    const session = await this.sessions.byId(sessionId);
    if (session?.state !== 'open' || session.startsAt <= now || session.waiting === 0) return;
    const until = new Date(Math.min(now.getTime() + session.offerHours * HOUR_MS, session.startsAt.getTime()));
    for (const next of await this.registrations.nextInLine(sessionId, placesLeft(session))) {
      const offered = await this.registrations.become(next, 'offered', { now, kind: 'offered', offeredUntil: until });
      await this.letters.offered(offered);
    }
  }
}
