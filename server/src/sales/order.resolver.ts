import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { SUBJECT_KINDS, type SubjectKind } from '../access/index.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import { CancelOrder } from './cancel-order.ts';
import { ConfirmWithdrawal } from './confirm-withdrawal.ts';
import {
  CancelOrderResult,
  CheckoutResult,
  type CheckoutSummary,
  Order,
  type OrderPlaced,
  OrderResult,
  PlaceOrderInput,
  PlaceOrderResult,
} from './order.types.ts';
import { PlaceOrder } from './place-order.ts';
import { RefreshOrder } from './refresh-order.ts';
import { ShowCheckout } from './show-checkout.ts';
import { ShowOrder } from './show-order.ts';
import {
  ConfirmWithdrawalResult,
  StartWithdrawalResult,
  WithdrawalInput,
  type WithdrawalReceived,
  type WithdrawalStatement,
} from './withdrawal.types.ts';

const WITHDRAWAL = {
  because: 'the law lets a buyer withdraw without signing in; answers never tell whether an order exists',
};

@Resolver()
export class OrderResolver {
  constructor(
    private readonly placing: PlaceOrder,
    private readonly refreshing: RefreshOrder,
    private readonly cancelling: CancelOrder,
    private readonly showing: ShowOrder,
    private readonly preparing: ShowCheckout,
    private readonly withdrawing: ConfirmWithdrawal,
  ) {}

  @Allow('anyone', { because: 'it shows a price and conditions that are public; for a visitor it knows nobody' })
  @Ask(() => CheckoutResult, 'What one reads before ordering.')
  checkout(
    @CallerOf() caller: Caller,
    @Args('subjectKind', { type: () => SUBJECT_KINDS }) kind: SubjectKind,
    @Args('subjectKey') key: string,
  ): Promise<CheckoutSummary> {
    return this.preparing.run(caller, { kind, key });
  }

  @Allow('signed-in')
  @Command(() => PlaceOrderResult, 'Orders for the caller; the same request twice is the same order.')
  placeOrder(@CallerOf() caller: Caller, @Args('input') input: PlaceOrderInput): Promise<OrderPlaced> {
    return this.placing.run(caller, input);
  }

  @Allow('signed-in')
  @Ask(() => OrderResult, 'One order, for its owner or for who answers for money.')
  order(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<Order> {
    return this.showing.run(caller, id);
  }

  @Allow('signed-in')
  @Query(() => [Order], { description: 'What the caller ordered, the newest first.' })
  myOrders(@PersonOf() person: CallerPerson): Promise<Order[]> {
    return this.showing.mine(person);
  }

  @Allow('signed-in')
  @Command(() => OrderResult, 'Asks the provider how the payment stands now.')
  refreshOrder(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<Order> {
    return this.refreshing.run(caller, id);
  }

  @Allow('signed-in')
  @Command(() => CancelOrderResult, 'Cancels an order that is not paid.')
  cancelOrder(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<Order> {
    return this.cancelling.run(caller, id);
  }

  @Allow('anyone', WITHDRAWAL)
  @Command(() => StartWithdrawalResult, 'First step of withdrawing: the statement, to be read once more.')
  startWithdrawal(@CallerOf() caller: Caller, @Args('input') input: WithdrawalInput): Promise<WithdrawalStatement> {
    return this.withdrawing.start(caller, input);
  }

  @Allow('anyone', WITHDRAWAL)
  @Command(() => ConfirmWithdrawalResult, 'Second step of withdrawing: it is received and confirmed by mail.')
  confirmWithdrawal(@CallerOf() caller: Caller, @Args('input') input: WithdrawalInput): Promise<WithdrawalReceived> {
    return this.withdrawing.run(caller, input);
  }
}
