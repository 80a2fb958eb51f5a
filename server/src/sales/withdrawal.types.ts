import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { InvalidInput, TooOften } from '../platform/graphql/refusal.ts';

@InputType()
export class WithdrawalInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly orderNumber!: string;

  @Field(() => String)
  readonly email!: string;
}

@ObjectType({
  description: 'The statement, to be read once more and confirmed. Says nothing about whether the order exists.',
})
export class WithdrawalStatement {
  @Field(() => String)
  readonly name: string;

  @Field(() => String)
  readonly orderNumber: string;

  @Field(() => String)
  readonly email: string;

  constructor({ name, orderNumber, email }: WithdrawalInput) {
    this.name = name;
    this.orderNumber = orderNumber;
    this.email = email;
  }
}

@ObjectType({ description: 'The withdrawal was received; a confirmation is on its way by mail.' })
export class WithdrawalReceived {
  @Field(() => Date)
  readonly at: Date;

  constructor(at: Date) {
    this.at = at;
  }
}

export const StartWithdrawalResult = createUnionType({
  name: 'StartWithdrawalResult',
  types: () => [WithdrawalStatement, InvalidInput, TooOften] as const,
  resolveType: (value: object) => value.constructor as typeof WithdrawalStatement,
});

export const ConfirmWithdrawalResult = createUnionType({
  name: 'ConfirmWithdrawalResult',
  types: () => [WithdrawalReceived, InvalidInput, TooOften] as const,
  resolveType: (value: object) => value.constructor as typeof WithdrawalReceived,
});
