import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { Database } from '../platform/database/database.ts';
import type { OrderRow } from './orders.ts';

/** What came from the provider: payments and messages. */
@Injectable()
export class Payments {
  constructor(private readonly database: Database) {}

  /** Writes down the money of an order; the database refuses a second one. */
  async add(order: OrderRow, session: Stripe.Checkout.Session, receivedAt: Date): Promise<void> {
    const intent = typeof session.payment_intent === 'string' ? session.payment_intent : session.payment_intent?.id;
    await this.database.query(
      `insert into sales.payment (order_id, session_id, payment_intent, amount_cents, currency, received_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [order.id, session.id, intent ?? `none ${session.id}`, session.amount_total, session.currency, receivedAt],
    );
  }

  /** Which payment of the provider paid an order. */
  async intentOf(orderId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ intent: string }>(
      'select payment_intent as intent from sales.payment where order_id = $1',
      [orderId],
    );
    return row?.intent;
  }

  /** Keeps a message of the provider; tells whether it is new. */
  async keepEvent(
    event: { id: string; type: string; objectId: string; orderId: string | undefined; madeAt: Date },
    receivedAt: Date,
  ): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      `insert into sales.payment_event (id, type, object_id, order_id, made_at, received_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning id`,
      [event.id, event.type, event.objectId, event.orderId ?? null, event.madeAt, receivedAt],
    );
    return rows.length > 0;
  }

  /** Whether the buyer asked to cancel: then a session that ended was cancelled rather than forgotten. */
  async cancelAsked(orderId: string): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      "select id from sales.order_event where order_id = $1 and kind = 'cancel-asked' limit 1",
      [orderId],
    );
    return rows.length > 0;
  }
}
