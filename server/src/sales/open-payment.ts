import type { Locale } from '@fluxus/messages';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import Stripe from 'stripe';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { type OrderRow, Orders } from './orders.ts';
import { StripeClient } from './stripe-client.ts';

export const OPEN_PAYMENT = 'open-payment';

/** The languages of the payment page as the provider names them. */
const PAGE_LANGUAGE = { 'nl-BE': 'nl', fr: 'fr', en: 'en' } as const satisfies Record<Locale, string>;

/** How long somebody may take to pay; Stripe allows 30 minutes to 24 hours. */
export const PAYMENT_MINUTES = 60;
const LEAST_MINUTES = 31;

/**
 * Opens the payment of an order at the provider, outside any transaction. Safe to repeat and to be cut off anywhere: the
 * idempotency key makes the same attempt the same session, and a job does it when whoever began did not get there.
 */
@Injectable()
export class OpenPayment implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly provider: StripeClient,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(OPEN_PAYMENT, async (data) => {
      await this.run(String(data.order));
    });
  }

  /** @returns where to pay; undefined when there is nothing to pay any more */
  async run(orderId: string): Promise<string | undefined> {
    const order = await this.usable(orderId);
    if (order?.status !== 'awaiting_payment') return undefined;
    if (order.sessionId) return order.sessionUrl ?? undefined;
    const session = await this.create(order);
    await this.database.transaction(() => this.orders.setSession(order.id, { id: session.id, url: session.url }));
    return session.url ?? undefined;
  }

  /** The order, with a new attempt where the one before would end too soon for the provider. */
  private async usable(orderId: string): Promise<OrderRow | undefined> {
    const order = await this.orders.byId(orderId);
    const now = this.clock.now().getTime();
    if (!order || order.sessionId || order.paymentExpiresAt.getTime() - now >= LEAST_MINUTES * 60_000) return order;
    await this.orders.nextAttempt(order.id, order.attempt + 1, new Date(now + PAYMENT_MINUTES * 60_000));
    return this.orders.byId(orderId);
  }

  private create(order: OrderRow): Promise<Stripe.Checkout.Session> {
    const page = `${this.resources.publicUrl}/bestelling/${order.id}`;
    const metadata = { order: order.id, number: order.number };
    return this.provider.stripe.checkout.sessions.create(
      {
        mode: 'payment',
        locale: PAGE_LANGUAGE[order.locale],
        customer_email: order.email,
        client_reference_id: order.id,
        metadata,
        payment_intent_data: { metadata },
        line_items: [
          {
            quantity: 1,
            price_data: { currency: 'eur', unit_amount: order.totalCents, product_data: { name: order.title } },
          },
        ],
        success_url: page,
        cancel_url: `${page}?teruggekomen=1`,
        expires_at: Math.floor(order.paymentExpiresAt.getTime() / 1000),
      },
      { idempotencyKey: `order-${order.id}-attempt-${order.attempt}` },
    );
  }
}
