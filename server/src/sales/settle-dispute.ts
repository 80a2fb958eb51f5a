import { Injectable, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Letters } from './letters.ts';
import { Orders } from './orders.ts';
import { StripeClient } from './stripe-client.ts';

export const SETTLE_DISPUTE = 'settle-dispute';

/** A buyer disputes a payment with their bank: written down, and the staff is told. Access stays until people decide. */
@Injectable()
export class SettleDispute implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly letters: Letters,
    private readonly provider: StripeClient,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SETTLE_DISPUTE, (data) => this.run(String(data.dispute)));
  }

  async run(disputeId: string): Promise<void> {
    const dispute = await this.provider.stripe.disputes.retrieve(disputeId);
    const intent = typeof dispute.payment_intent === 'string' ? dispute.payment_intent : dispute.payment_intent?.id;
    const order = intent ? await this.orders.byPaymentIntent(intent) : undefined;
    await this.database.transaction(async () => {
      await this.keep(dispute, order?.id);
      if (!order) return;
      const key = `dispute ${dispute.id} ${dispute.status}`;
      if (await this.orders.tell(order.id, `dispute-${dispute.status}`, dispute.reason, key)) {
        await this.letters.staff(key, 'sales.alert.dispute', { number: order.number, orderId: order.id });
      }
    });
  }

  private async keep(dispute: Stripe.Dispute, orderId: string | undefined): Promise<void> {
    await this.database.query(
      `insert into sales.dispute (id, order_id, status, reason, amount_cents, opened_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set status = excluded.status, changed_at = excluded.changed_at`,
      [
        dispute.id,
        orderId ?? null,
        dispute.status,
        dispute.reason,
        dispute.amount,
        new Date(dispute.created * 1000),
        this.clock.now(),
      ],
    );
  }
}
