import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, TooOften } from '../platform/graphql/refusal.ts';
import type { Ground } from './moderation.ts';
import { PostAddress, Writer } from './thread.types.ts';

const GroundEnum = {
  ...{ UNKIND: 'unkind', PRIVACY: 'privacy', ILLEGAL: 'illegal', ADVERTISING: 'advertising', OTHER: 'other' },
} as const;
registerEnumType(GroundEnum, { name: 'ReportGround', description: 'Why a post should not stand there.' });

@InputType()
export class ReportPostInput extends PostAddress {
  @Field(() => GroundEnum)
  readonly ground!: Ground;

  @Field(() => String, { description: 'In words, at most 2,000 characters.' })
  readonly reason!: string;
}

@InputType()
export class ModeratePostInput extends PostAddress {
  @Field(() => Boolean, { description: 'Hidden from then on, or shown.' })
  readonly hide!: boolean;

  @Field(() => String, { description: 'For the author and for who reported it, at most 2,000 characters.' })
  readonly explanation!: string;
}

@InputType()
export class AppealInput extends PostAddress {
  @Field(() => String, { description: 'Why it should be shown, at most 2,000 characters.' })
  readonly appeal!: string;
}

@InputType()
export class SettleThreadInput {
  @Field(() => ID)
  readonly threadId!: string;

  @Field(() => Boolean, { description: 'Whether it is closed for who does not keep order.' })
  readonly locked!: boolean;

  @Field(() => Int, { description: 'Seconds between two posts of one person; 0 for none, at most a day.' })
  readonly slowSeconds!: number;

  @Field(() => String, { description: 'For the record, at most 2,000 characters.' })
  readonly reason!: string;
}

@InputType()
export class BanWriterInput extends PostAddress {
  @Field(() => Int, { description: 'For how many days, at most a year; 0 ends it.' })
  readonly days!: number;

  @Field(() => String, { description: 'For them and for the record, at most 2,000 characters.' })
  readonly reason!: string;
}

@ObjectType({ isAbstract: true })
abstract class AboutPost {
  @Field(() => ID)
  readonly threadId: string;

  @Field(() => Int)
  readonly number: number;

  constructor(threadId: string, number: number) {
    this.threadId = threadId;
    this.number = number;
  }
}

@ObjectType({ description: 'The report is received and will be answered.' })
export class PostReported extends AboutPost {}

@ObjectType({ description: 'The appeal is received and will be answered.' })
export class HidingAppealed extends AboutPost {}

@ObjectType({ description: 'It is decided; reports and appeal are answered.' })
export class PostModerated extends AboutPost {
  @Field(() => Boolean)
  readonly hidden: boolean;

  constructor(threadId: string, number: number, hidden: boolean) {
    super(threadId, number);
    this.hidden = hidden;
  }
}

@ObjectType()
export class ThreadSettled {
  @Field(() => ID)
  readonly threadId: string;

  constructor(threadId: string) {
    this.threadId = threadId;
  }
}

@ObjectType()
export class WriterBanned {
  @Field(() => Date)
  readonly until: Date;

  constructor(until: Date) {
    this.until = until;
  }
}

@ObjectType({ description: 'A report that waits for its answer.' })
export class OpenReport {
  @Field(() => GroundEnum)
  ground!: Ground;

  @Field(() => String)
  reason!: string;

  @Field(() => Writer)
  reporter!: Writer;

  @Field(() => Date)
  reportedAt!: Date;
}

@ObjectType({ description: 'A post that waits for a decision.' })
export class PostUnderReview {
  @Field(() => ID)
  threadId!: string;

  @Field(() => Int)
  number!: number;

  @Field(() => String, { description: 'Title of its conversation.' })
  title!: string;

  @Field(() => Writer)
  writer!: Writer;

  @Field(() => String, { description: 'How it begins; empty when its author deleted it.' })
  excerpt!: string;

  @Field(() => Boolean)
  hidden!: boolean;

  @Field(() => Date, { description: 'Since when it waits.' })
  since!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'What its author says to being hidden, when that waits for an answer.',
  })
  appeal!: string | undefined;

  @Field(() => [OpenReport])
  reports!: readonly OpenReport[];
}

const resolveType = (value: object) => value.constructor as never;

export const ReportPostResult = createUnionType({
  name: 'ReportPostResult',
  types: () => [PostReported, NotFound, InvalidInput, TooOften] as const,
  resolveType,
});
export const ModeratePostResult = createUnionType({
  name: 'ModeratePostResult',
  types: () => [PostModerated, NotFound, InvalidInput] as const,
  resolveType,
});
export const AppealResult = createUnionType({
  name: 'AppealResult',
  types: () => [HidingAppealed, NotFound, InvalidInput] as const,
  resolveType,
});
export const SettleThreadResult = createUnionType({
  name: 'SettleThreadResult',
  types: () => [ThreadSettled, NotFound, InvalidInput] as const,
  resolveType,
});
export const BanWriterResult = createUnionType({
  name: 'BanWriterResult',
  types: () => [WriterBanned, NotFound, InvalidInput] as const,
  resolveType,
});
