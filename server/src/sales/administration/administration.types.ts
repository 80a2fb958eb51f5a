import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SUBJECT_KINDS, type SubjectKind } from '../../access/index.ts';
import { ROLES } from '../../identity/index.ts';
import { Act, JobSummary, MailRecord } from '../../insight/index.ts';
import type { Role } from '../../platform/graphql/caller.ts';
import { InvalidInput, NotFound } from '../../platform/graphql/refusal.ts';
import { Order, TooLate } from '../order.types.ts';

@ObjectType({ description: 'A person, as the staff finds them.' })
export class FoundPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;
}

@ObjectType({ description: 'People and orders that answer to a text.' })
export class AdministrationFinds {
  @Field(() => [FoundPerson])
  people!: FoundPerson[];

  @Field(() => [Order])
  orders!: Order[];
}

@ObjectType({ description: 'One thing that happened to an order.' })
export class OrderHappening {
  @Field(() => Date)
  at!: Date;

  @Field(() => String, { description: 'A fixed word, such as placed, status-paid or the type of a message of Stripe.' })
  kind!: string;

  @Field(() => String)
  detail!: string;
}

@ObjectType({ description: 'What a buyer said about withdrawing, in the words they read.' })
export class ConsentRecord {
  @Field(() => String)
  textVersion!: string;

  @Field(() => String)
  termsVersion!: string;

  @Field(() => Boolean, { description: 'Whether both statements were ticked; if not, the right to withdraw was kept.' })
  immediateAccess!: boolean;

  @Field(() => [String])
  statements!: string[];

  @Field(() => Date)
  givenAt!: Date;
}

@ObjectType({ description: 'Money that goes back, with who wanted it and what became of it.' })
export class AdministeredRefund {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  amountCents!: number;

  @Field(() => String, { description: 'requested, pending, succeeded or failed' })
  status!: string;

  @Field(() => String, { description: 'staff, withdrawal or provider' })
  cause!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'What the provider says about a refund that failed.' })
  failure!: string | null;

  @Field(() => Date)
  requestedAt!: Date;

  @Field(() => Date, { nullable: true })
  succeededAt!: Date | null;
}

@ObjectType({ description: 'An order with its whole history.' })
export class AdministeredOrder {
  @Field(() => Order)
  order!: Order;

  @Field(() => FoundPerson)
  person!: FoundPerson;

  @Field(() => ConsentRecord)
  consent!: ConsentRecord;

  @Field(() => [String], { description: 'What the provider calls it: session, payment, refunds.' })
  references!: string[];

  @Field(() => [OrderHappening], { description: 'The oldest first.' })
  history!: OrderHappening[];

  @Field(() => [AdministeredRefund], { description: 'The oldest first; at most one that has not failed.' })
  refunds!: AdministeredRefund[];

  @Field(() => [MailRecord])
  mails!: MailRecord[];

  @Field(() => [JobSummary])
  jobs!: JobSummary[];

  @Field(() => [Act])
  acts!: Act[];

  constructor(order: AdministeredOrder) {
    Object.assign(this, order);
  }
}

@ObjectType({ description: 'Access somebody has or had.' })
export class AdministeredEntitlement {
  @Field(() => ID)
  id!: string;

  @Field(() => SUBJECT_KINDS)
  subjectKind!: SubjectKind;

  @Field(() => String)
  subjectKey!: string;

  @Field(() => String, { description: 'Title, as far as it is published.' })
  title!: string;

  @Field(() => String, { description: 'order or staff' })
  sourceKind!: string;

  @Field(() => String)
  sourceId!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => Date)
  grantedAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true })
  endReason!: string | null;
}

@ObjectType({ description: 'A person with what they ordered and may open.' })
export class AdministeredPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => Boolean)
  emailVerified!: boolean;

  @Field(() => [ROLES])
  roles!: Role[];

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => [Order])
  orders!: Order[];

  @Field(() => [AdministeredEntitlement])
  entitlements!: AdministeredEntitlement[];

  @Field(() => [Act])
  acts!: Act[];

  @Field(() => Int)
  openEntitlements!: number;

  constructor(person: AdministeredPerson) {
    Object.assign(this, person);
  }
}

export const AdministeredOrderResult = createUnionType({
  name: 'AdministeredOrderResult',
  types: () => [AdministeredOrder, NotFound] as const,
  resolveType: (value: object) => value.constructor as typeof NotFound,
});

export const AdministeredPersonResult = createUnionType({
  name: 'AdministeredPersonResult',
  types: () => [AdministeredPerson, NotFound] as const,
  resolveType: (value: object) => value.constructor as typeof NotFound,
});

export const RefundOrderResult = createUnionType({
  name: 'RefundOrderResult',
  types: () => [Order, NotFound, InvalidInput, TooLate] as const,
  resolveType: (value: object) => value.constructor as typeof NotFound,
});
