import { Injectable, Logger } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { OpenPayment } from './open-payment.ts';
import type { Order } from './order.types.ts';
import { OrderViews } from './order-views.ts';
import { Orders } from './orders.ts';
import { isOpen } from './payment-state.ts';
import { isOwner, maySeeOrder } from './policy.ts';
import { SettlePayment } from './settle-payment.ts';

/** Somebody is back from the payment page, perhaps before the provider told us: ask the provider, never the browser. */
@Injectable()
export class RefreshOrder {
  private readonly log = new Logger(RefreshOrder.name);

  constructor(
    private readonly orders: Orders,
    private readonly views: OrderViews,
    private readonly payment: OpenPayment,
    private readonly settle: SettlePayment,
  ) {}

  async run(caller: Caller, id: string): Promise<Order> {
    const before = await this.orders.byId(id);
    refuseUnless(before && maySeeOrder(caller, before), () => new NotFound());
    if (isOpen(before.status)) await this.ask(id, before.sessionId);
    const order = (await this.orders.byId(id)) ?? before;
    return this.views.one(order, { forOwner: isOwner(caller, order) });
  }

  /** A provider that cannot be reached is no reason to hide the order: it shows as it stands. */
  private async ask(id: string, sessionId: string | null): Promise<void> {
    try {
      if (sessionId) await this.settle.run(id);
      else await this.payment.run(id);
    } catch (error) {
      this.log.warn(`order ${id} could not be asked after: ${String(error)}`);
    }
  }
}
