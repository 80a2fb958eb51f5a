import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound } from '../platform/graphql/refusal.ts';
import type { Registration, RegistrationState } from './registration.ts';
import { DateChangedElsewhere, DateIsOver, NoLinkYet, PaidNotYet } from './schedule.refusals.ts';
import { RegistrationStatus, WorkshopDate } from './workshop.types.ts';

const byClass = (value: object) => value.constructor;

@InputType({ description: 'A day and two times of the clock in Brussels; all empty where there is no such part.' })
export class DatePartInput {
  @Field(() => String, { description: 'As in 2027-02-02.' })
  day!: string;

  @Field(() => String, { description: 'As in 19:30.' })
  starts!: string;

  @Field(() => String, { description: 'One before the start is on the next day.' })
  ends!: string;
}

@InputType({ description: 'A date as the form of the staff has it.' })
export class DateFieldsInput {
  @Field(() => String, { description: 'nl, fr or en' })
  language!: string;

  @Field(() => Boolean)
  online!: boolean;

  @Field(() => String)
  place!: string;

  @Field(() => String)
  address!: string;

  @Field(() => String)
  town!: string;

  @Field(() => String, { description: 'Of the web, or empty.' })
  mapUrl!: string;

  @Field(() => String)
  accessibility!: string;

  @Field(() => String, { description: 'Of the web, or empty; shown to participants alone, near the time.' })
  onlineUrl!: string;

  @Field(() => Int)
  capacity!: number;

  @Field(() => String, { description: 'In euros, such as 25 or 25,50; empty for free.' })
  price!: string;

  @Field(() => String, { description: 'The day until which one can join; empty until it begins.' })
  closesDay!: string;

  @Field(() => String, { description: 'And the time on it; empty for the end of that day.' })
  closesAt!: string;

  @Field(() => Int)
  offerHours!: number;

  @Field(() => String, { description: 'Days before the start until which money goes back; empty for never.' })
  cancelDays!: string;

  @Field(() => String, { description: 'And how many per cent of it.' })
  cancelPercent!: string;

  @Field(() => [ID])
  facilitatorIds!: string[];

  @Field(() => [DatePartInput], { description: 'At most six.' })
  parts!: DatePartInput[];
}

@InputType()
export class ScheduleDateInput {
  @Field(() => String, { description: 'The key of the subject.' })
  workshopKey!: string;

  @Field(() => String, { description: 'The same key twice makes one date.' })
  requestKey!: string;

  @Field(() => DateFieldsInput)
  fields!: DateFieldsInput;
}

@InputType()
export class ChangeDateInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The revision that one saw.' })
  baseRevision!: number;

  @Field(() => DateFieldsInput)
  fields!: DateFieldsInput;
}

@InputType()
export class CopyDateInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The day of the first copy.' })
  firstDay!: string;

  @Field(() => Int, { description: 'Days between two copies: 7, 14 or 28.' })
  everyDays!: number;

  @Field(() => Int, { description: 'How many, at most twelve.' })
  times!: number;

  @Field(() => String, { description: 'The same key twice copies once.' })
  requestKey!: string;
}

@ObjectType({ description: 'Somebody who can stand behind a date.' })
export class Facilitator {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;
}

@ObjectType({ description: 'A registration as the staff sees it.' })
export class Participant {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String)
  readonly name: string;

  @Field(() => String)
  readonly email: string;

  @Field(() => RegistrationStatus)
  readonly status: RegistrationState;

  @Field(() => Date, { nullable: true })
  readonly offeredUntil: Date | null;

  @Field(() => Date)
  readonly madeAt: Date;

  constructor({ id, name, email, state, offeredUntil, madeAt }: Registration) {
    this.id = id;
    this.name = name;
    this.email = email;
    this.status = state;
    this.offeredUntil = offeredUntil;
    this.madeAt = madeAt;
  }
}

@ObjectType({ description: 'A date as the staff sees it, with what everybody does not.' })
export class ScheduledDate {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  workshopKey!: string;

  @Field(() => Int, { description: 'Goes up with each change.' })
  revision!: number;

  @Field(() => WorkshopDate)
  date!: WorkshopDate;

  @Field(() => String, { nullable: true })
  onlineUrl!: string | null;

  @Field(() => [ID])
  facilitatorIds!: readonly string[];

  @Field(() => Int, { description: 'How many places are taken or offered.' })
  taken!: number;
}

@ObjectType({ description: 'The page of a date for the staff.' })
export class ScheduledDatePage {
  @Field(() => ScheduledDate)
  scheduled!: ScheduledDate;

  @Field(() => [Participant], { description: 'In the order in which they came; those who left last.' })
  participants!: Participant[];

  @Field(() => [Facilitator], { description: 'Who can stand behind it.' })
  facilitators!: Facilitator[];
}

export const ScheduledDateResult = createUnionType({
  name: 'ScheduledDateResult',
  types: () => [ScheduledDatePage, NotFound] as const,
  resolveType: byClass,
});
export const ScheduleDateResult = createUnionType({
  name: 'ScheduleDateResult',
  types: () => [ScheduledDate, InvalidInput, NotFound] as const,
  resolveType: byClass,
});
export const ChangeDateResult = createUnionType({
  name: 'ChangeDateResult',
  types: () =>
    [ScheduledDate, InvalidInput, NotFound, DateIsOver, DateChangedElsewhere, PaidNotYet, NoLinkYet] as const,
  resolveType: byClass,
});

@ObjectType({ description: 'The copies that were made, as drafts.' })
export class DatesCopied {
  @Field(() => [ScheduledDate])
  readonly dates: readonly ScheduledDate[];

  constructor(dates: readonly ScheduledDate[]) {
    this.dates = dates;
  }
}

export const CopyDateResult = createUnionType({
  name: 'CopyDateResult',
  types: () => [DatesCopied, InvalidInput, NotFound] as const,
  resolveType: byClass,
});
