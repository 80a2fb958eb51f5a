import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { UUID } from '../platform/uuid.ts';
import { Orders } from './orders.ts';
import { Payments } from './payments.ts';
import { SETTLE_DISPUTE } from './settle-dispute.ts';
import { SETTLE_PAYMENT } from './settle-payment.ts';
import { SETTLE_REFUND } from './settle-refund.ts';

type Named = {
  id?: string;
  client_reference_id?: string | null;
  metadata?: Record<string, string> | null;
  payment_intent?: unknown;
};

/** Keeps a message of the provider and promises the work it hints at, in one transaction. Unknown kinds are kept only. */
@Injectable()
export class ReceiveEvent {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly payments: Payments,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async run(event: Stripe.Event): Promise<void> {
    const object = event.data.object as Named;
    const orderId = await this.orderOf(object);
    const kept = {
      id: event.id,
      type: event.type,
      objectId: object.id ?? '',
      orderId,
      madeAt: new Date(event.created * 1000),
    };
    await this.database.transaction(async () => {
      if (await this.payments.keepEvent(kept, this.clock.now()))
        await this.promiseWork(event.type, kept.objectId, orderId);
    });
  }

  private async promiseWork(type: string, objectId: string, order: string | undefined): Promise<void> {
    if (type.startsWith('checkout.session.') && order) {
      await this.jobs.enqueue(SETTLE_PAYMENT, { order, session: objectId });
    } else if (type.startsWith('refund.') || type === 'charge.refund.updated') {
      await this.jobs.enqueue(SETTLE_REFUND, { refund: objectId, ...(order ? { order } : {}) });
    } else if (type.startsWith('charge.dispute.')) {
      await this.jobs.enqueue(SETTLE_DISPUTE, { dispute: objectId, ...(order ? { order } : {}) });
    }
  }

  /** A session names its order; a refund, charge or dispute carries the payment, or the metadata of it. */
  private async orderOf({ client_reference_id, metadata, payment_intent }: Named): Promise<string | undefined> {
    const named = client_reference_id ?? metadata?.order;
    if (named && UUID.test(named)) return (await this.orders.byId(named))?.id;
    return typeof payment_intent === 'string' ? (await this.orders.byPaymentIntent(payment_intent))?.id : undefined;
  }
}
