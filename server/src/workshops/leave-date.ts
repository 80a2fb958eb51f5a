import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { HeldRegistrations } from './held-registration.ts';
import { DateHasBegun, OfferIsOver } from './join.refusals.ts';
import { Letters } from './letters.ts';
import { MoveQueue } from './move-queue.ts';
import { isLive, type Registration } from './registration.ts';
import { Registrations } from './registrations.ts';
import { ScheduleNews } from './schedule-news.ts';

/** Gives one's place, or place on the waiting list, back. The place goes to whoever waits longest. Twice is once. */
@Injectable()
export class LeaveDate {
  constructor(
    private readonly database: Database,
    private readonly held: HeldRegistrations,
    private readonly registrations: Registrations,
    private readonly queue: MoveQueue,
    private readonly letters: Letters,
    private readonly news: ScheduleNews,
    private readonly clock: Clock,
  ) {}

  run(token: string, purpose: 'manage' | 'take' = 'manage'): Promise<Registration> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const { registration, session } = await this.held.lock(purpose, token);
      if (!isLive(registration)) return registration;
      refuseUnless(purpose === 'manage' || registration.state === 'offered', () => new OfferIsOver());
      refuseUnless(session.startsAt > now, () => new DateHasBegun());
      const left = await this.registrations.become(registration, 'cancelled', { now, kind: 'left' });
      await this.letters.left(left, registration.state === 'confirmed');
      await this.queue.run(session.id);
      await this.news.tell();
      return left;
    });
  }
}
