import { Injectable } from '@nestjs/common';
import { RecordOfActs, requireReason } from '../insight/index.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { type Order, TooLate } from './order.types.ts';
import { OrderViews } from './order-views.ts';
import { Orders } from './orders.ts';
import { mayHandleOrders } from './policy.ts';
import { RequestRefund } from './request-refund.ts';

/** The staff gives the whole of an order back, with a reason that is kept; access ends when the money is back. */
@Injectable()
export class RefundOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly views: OrderViews,
    private readonly request: RequestRefund,
    private readonly acts: RecordOfActs,
  ) {}

  async run(caller: Caller, id: string, why: string): Promise<Order> {
    const by = caller.person;
    refuseUnless(by && mayHandleOrders(caller), () => new NotFound());
    const reason = requireReason(why);
    await this.database.transaction(async () => {
      const order = await this.orders.lock(id);
      refuseUnless(order, () => new NotFound());
      refuseUnless(order.status === 'paid' || order.status === 'refunded', () => new TooLate());
      const refund = await this.request.run(order, { cause: 'staff', reason, by: by.id });
      if (!refund) return;
      const data = { refund, amountCents: order.totalCents };
      await this.acts.record({
        actor: by.id,
        act: 'refund-order',
        subjectKind: 'order',
        subjectId: order.id,
        reason,
        data,
      });
    });
    const order = await this.orders.byId(id);
    refuseUnless(order, () => new NotFound());
    return this.views.one(order, { forOwner: false });
  }
}
