import { Injectable } from '@nestjs/common';
import { People } from '../../identity/index.ts';
import type { Caller } from '../../platform/graphql/caller.ts';
import { OrderViews } from '../order-views.ts';
import { Orders } from '../orders.ts';
import { mayHandleOrders } from '../policy.ts';
import type { AdministrationFinds } from './administration.types.ts';
import { OrderSearch } from './order-search.ts';

const MOST = 50;
const LONGEST = 200;

/** People and orders by any reference: number, id, a reference of Stripe, address, name. */
@Injectable()
export class SearchAdministration {
  constructor(
    private readonly people: People,
    private readonly orders: Orders,
    private readonly views: OrderViews,
    private readonly search: OrderSearch,
  ) {}

  async run(caller: Caller, asked: string): Promise<AdministrationFinds> {
    const text = asked.trim().slice(0, LONGEST);
    if (!mayHandleOrders(caller) || text.length < 2) return { people: [], orders: [] };
    const [named, byId, ids] = await Promise.all([
      this.people.search(text, MOST),
      this.people.byIds([text]),
      this.search.find(text, MOST),
    ]);
    const orders = await this.views.of(await this.orders.byIds(ids), { forOwner: false });
    const people = [...byId.values(), ...named.filter((person) => !byId.has(person.id))];
    return { people: people.map(({ id, name, email }) => ({ id, name, email })), orders };
  }
}
