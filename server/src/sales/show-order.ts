import { Injectable } from '@nestjs/common';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import type { Order } from './order.types.ts';
import { OrderViews } from './order-views.ts';
import { Orders } from './orders.ts';
import { isOwner, maySeeOrder } from './policy.ts';

/** One order for its owner or for who answers for money; all of somebody's own. */
@Injectable()
export class ShowOrder {
  constructor(
    private readonly orders: Orders,
    private readonly views: OrderViews,
  ) {}

  async run(caller: Caller, id: string): Promise<Order> {
    const order = await this.orders.byId(id);
    refuseUnless(order && maySeeOrder(caller, order), () => new NotFound());
    return this.views.one(order, { forOwner: isOwner(caller, order) });
  }

  async mine(person: CallerPerson): Promise<Order[]> {
    return this.views.of(await this.orders.ofPerson(person.id), { forOwner: true });
  }
}
