import { Injectable, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { Restore, Withdraw } from '../access/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Letters } from './letters.ts';
import { type OrderRow, Orders } from './orders.ts';
import { type RefundRow, Refunds } from './refunds.ts';
import { StripeClient } from './stripe-client.ts';

export const SETTLE_REFUND = 'settle-refund';

/**
 * Brings a refund to where the provider says it is: access ends in the same transaction in which the money is known to
 * be back, and returns when the money turns out not to have arrived.
 */
@Injectable()
export class SettleRefund implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly refunds: Refunds,
    private readonly withdraw: Withdraw,
    private readonly restore: Restore,
    private readonly letters: Letters,
    private readonly provider: StripeClient,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SETTLE_REFUND, (data) => this.run(String(data.refund)));
  }

  /** @param providerId the provider's id of the refund */
  async run(providerId: string): Promise<void> {
    await this.apply(await this.provider.stripe.refunds.retrieve(providerId));
  }

  async apply(made: Stripe.Refund): Promise<void> {
    const known = await this.find(made);
    if (!known) return this.adopt(made);
    await this.database.transaction(async () => {
      const order = await this.orders.lock(known.orderId);
      const refund = await this.refunds.byId(known.id);
      if (order && refund) await this.move(order, refund, made);
    });
  }

  private async find(made: Stripe.Refund): Promise<RefundRow | undefined> {
    return (
      (await this.refunds.byProviderId(made.id)) ??
      (made.metadata?.refund ? await this.refunds.byId(made.metadata.refund) : undefined)
    );
  }

  private async move(order: OrderRow, refund: RefundRow, made: Stripe.Refund): Promise<void> {
    const status = statusOf(made.status);
    // failed stays failed; succeeded can still turn out to have failed at the bank
    if (refund.status === 'failed' || status === refund.status) return;
    if (refund.status === 'succeeded' && status !== 'failed') return;
    await this.refunds.set(refund.id, status, made.id, made.failure_reason ?? null, this.clock.now());
    await this.orders.tell(order.id, `refund-${status}`, made.id);
    if (status === 'succeeded' && order.status === 'paid') await this.moneyIsBack(order, refund);
    if (status === 'failed') await this.moneyDidNotArrive(order, refund);
  }

  private async moneyIsBack(order: OrderRow, refund: RefundRow): Promise<void> {
    await this.orders.setStatus(order.id, 'refunded', order.paidAt);
    await this.withdraw.run({ source: { kind: 'order', id: order.id }, reason: refund.reason });
    await this.letters.refunded(order, refund.id);
  }

  private async moneyDidNotArrive(order: OrderRow, refund: RefundRow): Promise<void> {
    if (order.status === 'refunded') {
      await this.orders.setStatus(order.id, 'paid', order.paidAt);
      await this.restore.run({ kind: 'order', id: order.id });
    }
    await this.letters.refundFailed(order, refund.id);
    await this.letters.staff(`refund ${refund.id}`, 'sales.alert.refund-failed', {
      number: order.number,
      orderId: order.id,
    });
  }

  /** A refund made outside the academy: the whole of an order counts as ours, a part is for the staff to look at. */
  private async adopt(made: Stripe.Refund): Promise<void> {
    const intent = typeof made.payment_intent === 'string' ? made.payment_intent : made.payment_intent?.id;
    const found = intent ? await this.orders.byPaymentIntent(intent) : undefined;
    if (!found) return;
    await this.database.transaction(async () => {
      const order = await this.orders.lock(found.id);
      if (!order) return;
      const live = await this.refunds.liveOf(order.id);
      if (made.amount === order.totalCents && !live && made.status !== 'failed' && made.status !== 'canceled') {
        const given = { orderId: order.id, amountCents: made.amount, cause: 'provider', reason: 'via Stripe' } as const;
        const refund = await this.refunds.byId(await this.refunds.add(given, this.clock.now()));
        if (refund) await this.move(order, refund, made);
      } else if (
        await this.orders.tell(order.id, 'refund-elsewhere', `${made.id} ${made.amount}`, `refund-elsewhere ${made.id}`)
      ) {
        await this.letters.staff(`refund ${made.id}`, 'sales.alert.refund-elsewhere', {
          number: order.number,
          orderId: order.id,
        });
      }
    });
  }
}

function statusOf(status: string | null): RefundRow['status'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
