import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { type Order, TooLate } from './order.types.ts';
import { OrderViews } from './order-views.ts';
import { Orders } from './orders.ts';
import { isOwner } from './policy.ts';
import { SettlePayment } from './settle-payment.ts';
import { StripeClient } from './stripe-client.ts';

/** Its owner cancels an order that is not paid: the payment is closed at the provider first, so that nobody pays it after. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly views: OrderViews,
    private readonly settle: SettlePayment,
    private readonly provider: StripeClient,
  ) {}

  async run(caller: Caller, id: string): Promise<Order> {
    const order = await this.orders.byId(id);
    refuseUnless(order && isOwner(caller, order), () => new NotFound());
    if (order.status === 'awaiting_payment') {
      const sessionId = await this.database.transaction(() => this.mark(id));
      if (sessionId) await this.close(id, sessionId);
    }
    const after = await this.orders.byId(id);
    refuseUnless(after && after.status === 'cancelled', () => new TooLate());
    return this.views.one(after, { forOwner: true });
  }

  private async mark(id: string): Promise<string | undefined> {
    const order = await this.orders.lock(id);
    if (order?.status !== 'awaiting_payment') return undefined;
    await this.orders.tell(id, 'cancel-asked', '', `cancel-asked ${id}`);
    if (order.sessionId) return order.sessionId;
    await this.orders.setStatus(id, 'cancelled', null);
    return undefined;
  }

  private async close(id: string, sessionId: string): Promise<void> {
    try {
      await this.provider.stripe.checkout.sessions.expire(sessionId);
    } catch (error) {
      // it ended or was paid meanwhile: what it says now decides
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    }
    await this.settle.run(id);
  }
}
