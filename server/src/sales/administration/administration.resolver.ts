import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../../platform/graphql/caller.ts';
import { Ask, Command } from '../../platform/graphql/refusal.ts';
import type { Order } from '../order.types.ts';
import { RefundOrder } from '../refund-order.ts';
import {
  type AdministeredOrder,
  AdministeredOrderResult,
  type AdministeredPerson,
  AdministeredPersonResult,
  AdministrationFinds,
  RefundOrderResult,
} from './administration.types.ts';
import { SearchAdministration } from './search-administration.ts';
import { ShowAdministeredOrder } from './show-administered-order.ts';
import { ShowAdministeredPerson } from './show-administered-person.ts';

@Resolver()
export class AdministrationResolver {
  constructor(
    private readonly searching: SearchAdministration,
    private readonly orders: ShowAdministeredOrder,
    private readonly people: ShowAdministeredPerson,
    private readonly refunding: RefundOrder,
  ) {}

  @Allow(['finance', 'administrator'])
  @Query(() => AdministrationFinds, { description: 'People and orders by any reference.' })
  administrationSearch(@CallerOf() caller: Caller, @Args('text') text: string): Promise<AdministrationFinds> {
    return this.searching.run(caller, text);
  }

  @Allow(['finance', 'administrator'])
  @Ask(() => AdministeredOrderResult, 'An order with its whole history.')
  administeredOrder(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AdministeredOrder> {
    return this.orders.run(caller, id);
  }

  @Allow(['finance', 'administrator'])
  @Ask(() => AdministeredPersonResult, 'A person with their orders and what they may open.')
  administeredPerson(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AdministeredPerson> {
    return this.people.run(caller, id);
  }

  @Allow(['finance', 'administrator'])
  @Command(() => RefundOrderResult, 'Gives the whole of an order back, with a reason.')
  refundOrder(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Promise<Order> {
    return this.refunding.run(caller, id, reason);
  }
}
