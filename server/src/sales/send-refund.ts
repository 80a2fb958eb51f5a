import { Injectable, type OnModuleInit } from '@nestjs/common';
import Stripe from 'stripe';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Payments } from './payments.ts';
import { type RefundRow, Refunds } from './refunds.ts';
import { SettleRefund } from './settle-refund.ts';
import { StripeClient } from './stripe-client.ts';

export const SEND_REFUND = 'send-refund';

/** Sends money back through the provider, once: the id of the refund is the idempotency key. */
@Injectable()
export class SendRefund implements OnModuleInit {
  constructor(
    private readonly refunds: Refunds,
    private readonly payments: Payments,
    private readonly settle: SettleRefund,
    private readonly provider: StripeClient,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SEND_REFUND, (data) => this.run(String(data.refund)));
  }

  async run(refundId: string): Promise<void> {
    const refund = await this.refunds.byId(refundId);
    if (!refund || refund.status === 'succeeded' || refund.status === 'failed') return;
    if (refund.providerId) return this.settle.run(refund.providerId);
    const intent = await this.payments.intentOf(refund.orderId);
    if (!intent) throw new Error(`order ${refund.orderId} has no payment to refund`);
    const made = await this.create(refund, intent);
    if (made) await this.settle.apply(made);
  }

  private async create(refund: RefundRow, intent: string): Promise<Stripe.Refund | undefined> {
    const { refunds } = this.provider.stripe;
    try {
      return await refunds.create(
        {
          payment_intent: intent,
          amount: refund.amountCents,
          reason: 'requested_by_customer',
          metadata: { order: refund.orderId, refund: refund.id },
        },
        { idempotencyKey: `refund-${refund.id}` },
      );
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || error.code !== 'charge_already_refunded')
        throw error;
      // it went back by another way, such as the provider's own dashboard: take that one as ours
      const { data } = await refunds.list({ payment_intent: intent, limit: 100 });
      const whole = data.find(
        (one) => one.amount === refund.amountCents && one.status !== 'failed' && one.status !== 'canceled',
      );
      return whole && { ...whole, metadata: { ...whole.metadata, order: refund.orderId, refund: refund.id } };
    }
  }
}
