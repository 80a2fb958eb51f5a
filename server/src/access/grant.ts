import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { type EntitlementSource, Entitlements } from './entitlements.ts';
import type { Subject } from './subject.ts';

/** What is given to whom; `reason` is asked of the staff, `by` is the person of the staff. */
export type Granted = { personId: string; subject: Subject; source: EntitlementSource; reason?: string; by?: string };

/** Gives access; joins the transaction it is called in. The same from the same source twice is the same as once. */
@Injectable()
export class Grant {
  constructor(
    private readonly entitlements: Entitlements,
    private readonly clock: Clock,
  ) {}

  async run(given: Granted): Promise<void> {
    await this.entitlements.add(given, this.clock.now());
  }
}
