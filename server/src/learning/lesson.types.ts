import type { LessonSegment } from '@fluxus/lesson-document';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';
import { Phase } from '../catalogue/index.ts';
import { NotFound } from '../platform/graphql/refusal.ts';
import { ModuleName, NotEntitled, PhaseProgress, Rings } from './learning.types.ts';

/** The body of a lesson, made once when it was published and handed out as it is. */
export const LessonSegments = new GraphQLScalarType<readonly LessonSegment[]>({
  name: 'LessonSegments',
  description:
    'The parts of a lesson in reading order, as `LessonSegment` of @fluxus/lesson-document describes them. Without the answers to its questions.',
  serialize: (value) => value as readonly LessonSegment[],
});

@ObjectType({ description: 'A lesson in the outline of its module.' })
export class LessonInOutline {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Phase)
  phase!: Phase;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Boolean)
  free!: boolean;

  @Field(() => Boolean, { description: 'Whether the caller has done all of it.' })
  done!: boolean;
}

@ObjectType({ description: 'One answer to choose, once it has been answered.' })
export class CheckOption {
  @Field(() => String)
  key!: string;

  @Field(() => Boolean)
  chosen!: boolean;

  @Field(() => Boolean)
  correct!: boolean;

  @Field(() => String)
  explanationHtml!: string;
}

@ObjectType({ description: 'What the caller last answered to a check question, with the explanations.' })
export class CheckState {
  @Field(() => String, { description: 'Key of the question.' })
  check!: string;

  @Field(() => Boolean, { description: 'Whether exactly the right answers were chosen.' })
  right!: boolean;

  @Field(() => Int, { description: 'How many different answers were tried, one after the other.' })
  attempts!: number;

  @Field(() => [CheckOption])
  options!: CheckOption[];
}

@ObjectType({ description: 'A text that was written on an older revision, and waits beside the one that was kept.' })
export class ReflectionVersion {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Null when it could not be opened.' })
  text!: string | null;

  @Field(() => Date)
  savedAt!: Date;
}

@ObjectType({
  description: 'What the caller wrote to a reflection prompt. Nobody reads it but whom they shared it with.',
})
export class Reflection {
  @Field(() => String)
  promptKey!: string;

  @Field(() => String, { nullable: true, description: 'Null when it could not be opened; it is kept as it is.' })
  text!: string | null;

  @Field(() => Int)
  revision!: number;

  @Field(() => Date)
  savedAt!: Date;

  @Field(() => [ReflectionVersion], { description: 'Versions of other devices, until the caller chooses.' })
  versions!: readonly ReflectionVersion[];

  @Field(() => [String], { description: 'Addresses of whom the caller shares it with.' })
  sharedWith!: readonly string[];
}

@ObjectType({ description: 'A lesson as its reader needs it, with what the caller did and wrote in it.' })
export class Lesson {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Phase)
  phase!: Phase;

  @Field(() => String)
  lead!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'Minutes of reading left; 0 when it is done.' })
  minutesLeft!: number;

  @Field(() => Boolean)
  free!: boolean;

  @Field(() => String, { nullable: true, description: 'Path of the picture to share it with; for free lessons only.' })
  sharePicture!: string | undefined;

  @Field(() => Int, { description: 'Place in the module, from 1.' })
  position!: number;

  @Field(() => Int)
  lessonCount!: number;

  @Field(() => ModuleName)
  module!: ModuleName;

  @Field(() => LessonSegments)
  segments!: readonly LessonSegment[];

  @Field(() => [LessonInOutline], { description: 'All lessons of the module, in order.' })
  outline!: readonly LessonInOutline[];

  @Field(() => LessonInOutline, { nullable: true })
  previous!: LessonInOutline | undefined;

  @Field(() => LessonInOutline, { nullable: true })
  next!: LessonInOutline | undefined;

  @Field(() => Boolean, { description: 'Whether the caller has begun this module.' })
  enrolled!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the caller may open every lesson of the module, not only the free ones.',
  })
  entitled!: boolean;

  @Field(() => Rings)
  rings!: Rings;

  @Field(() => [PhaseProgress])
  phases!: readonly PhaseProgress[];

  @Field(() => [String], { description: 'Keys of the blocks of this lesson that the caller has seen.' })
  seen!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Key of the block to go on at; null to read from the top.' })
  resumeAt!: string | undefined;

  @Field(() => [CheckState], { description: 'The questions of this lesson that the caller has answered.' })
  checks!: readonly CheckState[];

  @Field(() => [Reflection], { description: 'What the caller wrote in this lesson.' })
  reflections!: readonly Reflection[];
}

export const LessonResult = createUnionType({
  name: 'LessonResult',
  types: () => [Lesson, NotEntitled, NotFound] as const,
  resolveType: (value: object) => value.constructor,
});
