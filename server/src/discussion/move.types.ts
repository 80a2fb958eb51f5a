import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound } from '../platform/graphql/refusal.ts';
import { StartElsewhereInput } from './answer.types.ts';

@InputType()
export class MovePostsInput {
  @Field(() => ID)
  readonly threadId!: string;

  @Field(() => [Int], { description: 'Of the posts, at most 200; the first of a conversation stays with it.' })
  readonly numbers!: number[];

  @Field(() => ID, { nullable: true, description: 'To this conversation.' })
  readonly toThreadId?: string | null;

  @Field(() => StartElsewhereInput, { nullable: true, description: 'Or to a new one.' })
  readonly start?: StartElsewhereInput | null;

  @Field(() => String, { description: 'For everybody who reads it there, at most 2,000 characters.' })
  readonly explanation!: string;

  @Field(() => Boolean, { description: 'Known that fewer people can read there what they could read here.' })
  readonly fewerReaders!: boolean;
}

@InputType()
export class MergeThreadsInput {
  @Field(() => ID)
  readonly threadId!: string;

  @Field(() => ID, { description: 'The conversation that stays: the posts come after its own.' })
  readonly intoThreadId!: string;

  @Field(() => String, { description: 'For everybody who reads it there, at most 2,000 characters.' })
  readonly explanation!: string;

  @Field(() => Boolean, { description: 'Known that fewer people can read there what they could read here.' })
  readonly fewerReaders!: boolean;
}

@ObjectType({ description: 'They stand there, one after the other; where they stood, it is said.' })
export class PostsMoved {
  @Field(() => ID)
  readonly threadId: string;

  @Field(() => Int, { description: 'Of the first of them.' })
  readonly number: number;

  constructor(threadId: string, number: number) {
    this.threadId = threadId;
    this.number = number;
  }
}

const resolveType = (value: object) => value.constructor as never;

export const MovePostsResult = createUnionType({
  name: 'MovePostsResult',
  types: () => [PostsMoved, NotFound, InvalidInput] as const,
  resolveType,
});
