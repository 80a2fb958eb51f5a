import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { OpenPayment } from './open-payment.ts';
import { Orders } from './orders.ts';
import { Refunds } from './refunds.ts';
import { SendRefund } from './send-refund.ts';
import { SettlePayment } from './settle-payment.ts';

const RECONCILE = 'reconcile-payments';
const EVERY_MINUTES = 5;
const AT_ONCE = 500;

/** Webhooks get lost: every five minutes the provider is asked about what has been open for some minutes. */
@Injectable()
export class Reconcile implements OnModuleInit {
  private readonly log = new Logger(Reconcile.name);

  constructor(
    private readonly orders: Orders,
    private readonly refunds: Refunds,
    private readonly payment: OpenPayment,
    private readonly settle: SettlePayment,
    private readonly sendRefund: SendRefund,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RECONCILE, () => this.run(), { everyMinutes: EVERY_MINUTES });
  }

  /** @param olderThanMinutes younger orders are left to their webhooks */
  async run(olderThanMinutes = EVERY_MINUTES): Promise<void> {
    const before = new Date(this.clock.now().getTime() - olderThanMinutes * 60_000);
    for (const order of await this.orders.waitingSince(before, AT_ONCE)) {
      await this.attempt(order.id, () => (order.sessionId ? this.settle.run(order.id) : this.payment.run(order.id)));
    }
    for (const refund of await this.refunds.waitingSince(before, AT_ONCE)) {
      await this.attempt(refund.id, () => this.sendRefund.run(refund.id));
    }
  }

  /** One order that cannot be asked after does not keep the others waiting. */
  private async attempt(id: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error(`reconciling ${id}: ${String(error)}`);
    }
  }
}
