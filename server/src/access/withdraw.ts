import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { type EntitlementSource, Entitlements } from './entitlements.ts';

/** Takes back what a source gave; joins the transaction it is called in. What somebody wrote stays theirs. */
@Injectable()
export class Withdraw {
  constructor(
    private readonly entitlements: Entitlements,
    private readonly clock: Clock,
  ) {}

  async run(taken: { source: EntitlementSource; reason: string; by?: string }): Promise<void> {
    await this.entitlements.endOf(taken.source, taken.reason, taken.by, this.clock.now());
  }
}
