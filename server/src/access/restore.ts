import { Injectable } from '@nestjs/common';
import { type EntitlementSource, Entitlements } from './entitlements.ts';

/** Gives back what `Withdraw` took, when the reason for it fell away: a refund that did not come through. */
@Injectable()
export class Restore {
  constructor(private readonly entitlements: Entitlements) {}

  async run(source: EntitlementSource): Promise<void> {
    await this.entitlements.reopenOf(source);
  }
}
