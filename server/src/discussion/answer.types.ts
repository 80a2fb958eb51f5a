import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, TooOften } from '../platform/graphql/refusal.ts';
import { PlaceInput, PostWritten, Thread, ThreadPlace } from './thread.types.ts';

@ObjectType({ description: 'An answer of the caller that stands in a conversation.' })
export class AnswerInThread {
  @Field(() => ID, { description: 'To take it back.' })
  id!: string;

  @Field(() => ID)
  answerId!: string;

  @Field(() => ID)
  threadId!: string;

  @Field(() => Int)
  number!: number;

  @Field(() => String, { description: 'Of the conversation.' })
  title!: string;

  @Field(() => Int, { description: 'Of the text that stands there.' })
  revision!: number;

  @Field(() => Date)
  sharedAt!: Date;
}

@ObjectType({ description: 'An answer of the caller as it is now, and where it can be shared.' })
export class AnswerToShare {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'What one shares is this text, and none that is written later.' })
  revision!: number;

  @Field(() => String, { nullable: true, description: 'Null when it could not be opened; empty when it was wiped.' })
  text!: string | null;

  @Field(() => String, { nullable: true })
  question!: string | undefined;

  @Field(() => [ThreadPlace], { description: 'Where a conversation can begin with it: its lesson and its module.' })
  places!: readonly ThreadPlace[];

  @Field(() => [Thread], { description: 'Conversations there, those that were last written in first.' })
  threads!: readonly Thread[];

  @Field(() => [AnswerInThread], { description: 'Where it stands already.' })
  inThreads!: readonly AnswerInThread[];
}

@InputType({ description: 'A conversation that begins with what is brought there.' })
export class StartElsewhereInput {
  @Field(() => PlaceInput)
  readonly at!: PlaceInput;

  @Field(() => String, { description: 'One line, at most 160 characters.' })
  readonly title!: string;
}

@InputType()
export class ShareInThreadInput {
  @Field(() => ID)
  readonly answer!: string;

  @Field(() => Int, { description: 'Of the text that was seen: another is not shared.' })
  readonly revision!: number;

  @Field(() => ID, { nullable: true, description: 'In this conversation.' })
  readonly threadId?: string | null;

  @Field(() => StartElsewhereInput, { nullable: true, description: 'Or in a new one.' })
  readonly start?: StartElsewhereInput | null;

  @Field(() => String, { description: 'Made by who sends it: the same again is the same act.' })
  readonly requestKey!: string;
}

@ObjectType({ description: 'It stands there no more.' })
export class AnswerTakenBack {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

const resolveType = (value: object) => value.constructor as never;

export const AnswerToShareResult = createUnionType({
  name: 'AnswerToShareResult',
  types: () => [AnswerToShare, NotFound] as const,
  resolveType,
});
export const ShareInThreadResult = createUnionType({
  name: 'ShareInThreadResult',
  types: () => [PostWritten, NotFound, InvalidInput, TooOften] as const,
  resolveType,
});
export const TakeAnswerBackResult = createUnionType({
  name: 'TakeAnswerBackResult',
  types: () => [AnswerTakenBack, NotFound] as const,
  resolveType,
});
