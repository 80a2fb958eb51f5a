import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SUBJECT_KINDS, type SubjectKind } from '../access/index.ts';
import { InvalidInput, inCallersLanguage, NotFound, Refused, TooOften } from '../platform/graphql/refusal.ts';
import { ORDER_STATUSES, type OrderStatus } from './payment-state.ts';

registerEnumType(ORDER_STATUSES, { name: 'OrderStatus', description: 'Where an order stands.' });

@ObjectType()
export class OrderLine {
  @Field(() => String)
  title!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int, { description: 'In cents, without VAT.' })
  netCents!: number;

  @Field(() => Int)
  vatCents!: number;

  @Field(() => Int, { description: 'In cents, VAT included.' })
  grossCents!: number;
}

@ObjectType({ description: 'Money that goes back.' })
export class OrderRefund {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  amountCents!: number;

  @Field(() => String, { description: 'requested, pending, succeeded or failed' })
  status!: string;

  @Field(() => Date)
  requestedAt!: Date;
}

@ObjectType({ description: 'An order of one person.' })
export class Order {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What people call it by; no invoice number.' })
  number!: string;

  @Field(() => ORDER_STATUSES)
  status!: OrderStatus;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  paidAt!: Date | null;

  @Field(() => [OrderLine])
  lines!: OrderLine[];

  @Field(() => Int, { description: 'In cents, VAT included.' })
  totalCents!: number;

  @Field(() => String, { middleware: [inCallersLanguage] })
  vatSentence!: string;

  @Field(() => SUBJECT_KINDS)
  subjectKind!: SubjectKind;

  @Field(() => String)
  subjectKey!: string;

  @Field(() => String, { nullable: true, description: 'Slug of the module, where one module was ordered.' })
  moduleSlug!: string | undefined;

  @Field(() => String, { nullable: true, description: 'Where its owner pays, while it is open.' })
  paymentUrl!: string | undefined;

  @Field(() => Date, { nullable: true, description: 'Until when it can be withdrawn without a reason, while it can.' })
  withdrawableUntil!: Date | undefined;

  @Field(() => Boolean, { description: 'Whether it was withdrawn.' })
  withdrawn!: boolean;

  @Field(() => [OrderRefund])
  refunds!: OrderRefund[];

  constructor(order: Order) {
    Object.assign(this, order);
  }
}

@ObjectType({ description: 'The order stands; what remains is to pay it.' })
export class OrderPlaced {
  @Field(() => Order)
  readonly order: Order;

  @Field(() => String, {
    nullable: true,
    description: 'Where to pay; nothing when the provider cannot be reached now.',
  })
  readonly paymentUrl: string | undefined;

  constructor(order: Order, paymentUrl: string | undefined) {
    this.order = order;
    this.paymentUrl = paymentUrl;
  }
}

@ObjectType({ implements: () => Refused, description: 'The caller has this already.' })
export class AlreadyEntitled extends Refused {
  constructor() {
    super('sales.already-entitled');
  }
}

@ObjectType({
  implements: () => Refused,
  description: 'It is too late for this: the payment is already on its way or done.',
})
export class TooLate extends Refused {
  constructor() {
    super('sales.too-late');
  }
}

@ObjectType({ description: 'What one reads before ordering: what it is, what it costs, the right to withdraw.' })
export class CheckoutSummary {
  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  characteristics!: string[];

  @Field(() => Int, { description: 'In cents, VAT included; there are no other costs.' })
  totalCents!: number;

  @Field(() => String, { middleware: [inCallersLanguage] })
  vatSentence!: string;

  @Field(() => String)
  immediateAccessText!: string;

  @Field(() => String)
  acknowledgeLossText!: string;

  @Field(() => String)
  withdrawalText!: string;

  constructor(summary: CheckoutSummary) {
    Object.assign(this, summary);
  }
}

function oneOf<Members extends readonly (new (...args: never[]) => object)[]>(name: string, types: Members) {
  return createUnionType({
    name,
    types: () => types as never,
    resolveType: (value: object) => value.constructor as never,
  });
}

export const OrderResult = oneOf('OrderResult', [Order, NotFound]);
export const CheckoutResult = oneOf('CheckoutResult', [CheckoutSummary, AlreadyEntitled, NotFound]);
export const PlaceOrderResult = oneOf('PlaceOrderResult', [
  OrderPlaced,
  AlreadyEntitled,
  InvalidInput,
  NotFound,
  TooOften,
]);
export const CancelOrderResult = oneOf('CancelOrderResult', [Order, NotFound, TooLate]);

@InputType()
export class PlaceOrderInput {
  @Field(() => SUBJECT_KINDS)
  readonly subjectKind!: SubjectKind;

  @Field(() => String)
  readonly subjectKey!: string;

  @Field(() => Boolean, { description: 'Asks for access at once; together with acknowledgeLoss, or neither.' })
  readonly immediateAccess!: boolean;

  @Field(() => Boolean, { description: 'Knows that the right to withdraw is lost with it.' })
  readonly acknowledgeLoss!: boolean;

  @Field(() => Boolean)
  readonly termsAccepted!: boolean;

  @Field(() => String, { description: 'Made once for a form, 8 to 100 characters: the same key is the same order.' })
  readonly requestKey!: string;
}
