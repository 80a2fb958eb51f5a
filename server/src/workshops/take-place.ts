import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { HeldRegistrations } from './held-registration.ts';
import { OfferIsOver } from './join.refusals.ts';
import { Letters } from './letters.ts';
import type { Registration } from './registration.ts';
import { Registrations } from './registrations.ts';

/** Takes a place that was offered, as long as it is kept. Twice is once. */
@Injectable()
export class TakePlace {
  constructor(
    private readonly database: Database,
    private readonly held: HeldRegistrations,
    private readonly registrations: Registrations,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  run(token: string): Promise<Registration> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const { registration, session } = await this.held.lock('take', token);
      if (registration.state === 'confirmed') return registration;
      const { offeredUntil } = registration;
      const holds = registration.state === 'offered' && offeredUntil && offeredUntil > now && session.state === 'open';
      refuseUnless(holds, () => new OfferIsOver());
      const taken = await this.registrations.become(registration, 'confirmed', { now, kind: 'taken' });
      await this.letters.received(taken, 'offer');
      return taken;
    });
  }
}
