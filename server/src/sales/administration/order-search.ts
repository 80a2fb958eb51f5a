import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { UUID } from '../../platform/uuid.ts';
import type { AdministeredRefund, ConsentRecord, OrderHappening } from './administration.types.ts';

/** What the staff asks of orders. */
@Injectable()
export class OrderSearch {
  constructor(private readonly database: Database) {}

  /** Ids of orders by number, id, a reference of Stripe (session, payment, refund), address or name; the newest first. */
  async find(text: string, limit: number): Promise<string[]> {
    const exact = text.trim();
    const pattern = `%${exact.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.database.query<{ id: string }>(
      `select o.id from sales.orders o
       where o.number ilike $2 or o.email ilike $2 or o.person_name ilike $2 or o.session_id = $1
         or o.id = $3::uuid or o.person_id = $3::uuid
         or o.id in (select order_id from sales.payment where payment_intent = $1 or session_id = $1)
         or o.id in (select order_id from sales.refund where provider_id = $1 or id = $3::uuid)
         or o.id in (select order_id from sales.payment_event where id = $1 or object_id = $1)
       order by o.placed_at desc limit $4`,
      [exact, pattern, UUID.test(exact) ? exact : null, limit],
    );
    return rows.map((row) => row.id);
  }

  /** What happened to an order, and what the provider sent about it; the oldest first. */
  history(orderId: string): Promise<OrderHappening[]> {
    return this.database.query(
      `select at, kind, detail from (
         select at, kind, detail, id::text as tie from sales.order_event where order_id = $1
         union all select received_at, type, id || ' ' || object_id, id from sales.payment_event where order_id = $1
       ) happened order by at, tie limit 1000`,
      [orderId],
    );
  }

  /** What the provider calls the parts of an order. */
  async references(orderId: string): Promise<string[]> {
    const rows = await this.database.query<{ reference: string }>(
      `select session_id as reference from sales.orders where id = $1 and session_id is not null
       union select payment_intent from sales.payment where order_id = $1
       union select provider_id from sales.refund where order_id = $1 and provider_id is not null
       order by 1`,
      [orderId],
    );
    return rows.map((row) => row.reference);
  }

  /** Money that goes or went back; the oldest first. */
  refunds(orderId: string): Promise<AdministeredRefund[]> {
    return this.database.query(
      `select id, amount_cents as "amountCents", status, cause, reason, failure, requested_at as "requestedAt",
         succeeded_at as "succeededAt"
       from sales.refund where order_id = $1 order by requested_at, id`,
      [orderId],
    );
  }

  async consent(orderId: string): Promise<ConsentRecord> {
    const [row] = await this.database.query<ConsentRecord>(
      `select text_version as "textVersion", terms_version as "termsVersion", immediate_access as "immediateAccess",
         array[immediate_access_text, acknowledge_loss_text] as statements, given_at as "givenAt"
       from sales.consent where order_id = $1`,
      [orderId],
    );
    if (!row) throw new Error('an order has a consent');
    return row;
  }
}
