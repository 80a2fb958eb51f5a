import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound } from '../platform/graphql/refusal.ts';
import { SUBJECT_KINDS, type SubjectKind } from './subject.ts';

@ObjectType({ description: 'Access was given by hand, and it was recorded who did it and why.' })
export class AccessGranted {
  @Field(() => ID)
  readonly personId: string;

  constructor(personId: string) {
    this.personId = personId;
  }
}

@ObjectType({ description: 'Access was taken back by hand, and it was recorded who did it and why.' })
export class AccessWithdrawn {
  @Field(() => ID)
  readonly personId: string;

  constructor(personId: string) {
    this.personId = personId;
  }
}

export const GrantAccessResult = createUnionType({
  name: 'GrantAccessResult',
  types: () => [AccessGranted, NotFound, InvalidInput] as const,
  resolveType: (value: object) => value.constructor as typeof AccessGranted,
});

export const WithdrawAccessResult = createUnionType({
  name: 'WithdrawAccessResult',
  types: () => [AccessWithdrawn, NotFound, InvalidInput] as const,
  resolveType: (value: object) => value.constructor as typeof AccessWithdrawn,
});

@InputType()
export class GrantAccessInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => SUBJECT_KINDS)
  readonly subjectKind!: SubjectKind;

  @Field(() => String)
  readonly subjectKey!: string;

  @Field(() => String, { description: 'Why, in a sentence; it is recorded.' })
  readonly reason!: string;
}

@InputType()
export class WithdrawAccessInput {
  @Field(() => ID)
  readonly entitlementId!: string;

  @Field(() => String, { description: 'Why, in a sentence; it is recorded.' })
  readonly reason!: string;
}
