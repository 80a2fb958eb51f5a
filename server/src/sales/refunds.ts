import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';

/** Money that goes back, always the whole of an order. */
export type RefundRow = {
  id: string;
  orderId: string;
  amountCents: number;
  cause: 'staff' | 'withdrawal' | 'provider';
  reason: string;
  status: 'requested' | 'pending' | 'succeeded' | 'failed';
  providerId: string | null;
  failure: string | null;
  requestedAt: Date;
};

const SELECT = `select id, order_id as "orderId", amount_cents as "amountCents", cause, reason, status, provider_id as "providerId",
  failure, requested_at as "requestedAt" from sales.refund`;

/** The table of refunds. An order has at most one that has not failed. */
@Injectable()
export class Refunds {
  constructor(private readonly database: Database) {}

  byId(id: string): Promise<RefundRow | undefined> {
    return UUID.test(id) ? this.one('where id = $1', [id]) : Promise.resolve(undefined);
  }

  byProviderId(providerId: string): Promise<RefundRow | undefined> {
    return this.one('where provider_id = $1', [providerId]);
  }

  /** The refund of an order that is under way or done. */
  liveOf(orderId: string): Promise<RefundRow | undefined> {
    return this.one("where order_id = $1 and status <> 'failed'", [orderId]);
  }

  /** Refunds asked for before a moment that have no outcome yet. */
  waitingSince(before: Date, limit: number): Promise<RefundRow[]> {
    return this.database.query(
      `${SELECT} where status in ('requested', 'pending') and requested_at < $1 order by requested_at limit $2`,
      [before, limit],
    );
  }

  async add(
    refund: Pick<RefundRow, 'orderId' | 'amountCents' | 'cause' | 'reason'> & { by?: string },
    now: Date,
  ): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `insert into sales.refund (order_id, amount_cents, cause, reason, requested_by, status, requested_at)
       values ($1, $2, $3, $4, $5, 'requested', $6) returning id`,
      [refund.orderId, refund.amountCents, refund.cause, refund.reason, refund.by ?? null, now],
    );
    if (!row) throw new Error('a refund that was added has an id');
    return row.id;
  }

  async set(
    id: string,
    status: RefundRow['status'],
    providerId: string,
    failure: string | null,
    now: Date,
  ): Promise<void> {
    await this.database.query(
      `update sales.refund set status = $2, provider_id = $3, failure = $4,
         succeeded_at = case when $2 = 'succeeded' then coalesce(succeeded_at, $5) else succeeded_at end where id = $1`,
      [id, status, providerId, failure, now],
    );
  }

  private async one(where: string, values: unknown[]): Promise<RefundRow | undefined> {
    const [row] = await this.database.query<RefundRow>(`${SELECT} ${where}`, values);
    return row;
  }
}
