import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused, TooOften } from '../platform/graphql/refusal.ts';
import { NotEntitled, PhaseProgress, Rings } from './learning.types.ts';
import { CheckState, LessonInOutline } from './lesson.types.ts';

const byClass = (value: object) => value.constructor;

@InputType({ description: 'Blocks that were on the screen long enough to have been read.' })
export class MarkSeenInput {
  @Field(() => String, { description: 'Slug of the module.' })
  module!: string;

  @Field(() => String, { description: 'Slug of the lesson.' })
  lesson!: string;

  @Field(() => [String], { description: 'Keys of blocks; those that the lesson no longer has are passed over.' })
  blocks!: string[];

  @Field(() => String, { nullable: true, description: 'Key of the block to go on at next time.' })
  resumeAt?: string;
}

@InputType()
export class AnswerCheckInput {
  @Field(() => String, { description: 'Slug of the module.' })
  module!: string;

  @Field(() => String, { description: 'Slug of the lesson.' })
  lesson!: string;

  @Field(() => String, { description: 'Key of the question.' })
  check!: string;

  @Field(() => [String], { description: 'Keys of the chosen answers.' })
  options!: string[];
}

@InputType()
export class SaveReflectionInput {
  @Field(() => String, { description: 'Slug of the module; its key where no lesson is named.' })
  module!: string;

  @Field(() => String, {
    description: 'Slug of the lesson; empty from a device that kept a text for later and knows keys alone.',
  })
  lesson!: string;

  @Field(() => String, { description: 'Key of the prompt.' })
  prompt!: string;

  @Field(() => String, { description: 'The whole text, at most 20,000 characters.' })
  text!: string;

  @Field(() => Int, { description: 'The revision this text was written on; 0 when there was none.' })
  baseRevision!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'A UUID that the device made for this save; repeated, it is the same save.',
  })
  saveId?: string;

  @Field(() => [ID], { nullable: true, description: 'Versions that the caller chose among in writing this text.' })
  settles?: string[];
}

/** How far one is after an act. */
@ObjectType({ isAbstract: true })
abstract class Advance {
  @Field(() => Rings)
  rings!: Rings;

  @Field(() => [PhaseProgress])
  phases!: readonly PhaseProgress[];

  @Field(() => Boolean, { description: 'Whether the whole lesson is done.' })
  lessonDone!: boolean;

  @Field(() => Boolean, { description: 'Whether the whole module is done.' })
  moduleFinished!: boolean;
}

@ObjectType({ description: 'What was seen is noted.' })
export class ProgressMade extends Advance {}

@ObjectType({ description: 'The lesson was read to its end; questions that were passed over stay open.' })
export class LessonFinished extends Advance {
  @Field(() => LessonInOutline, { nullable: true, description: 'The lesson that follows; null after the last one.' })
  next!: LessonInOutline | undefined;
}

@ObjectType({ description: 'An answer, and why.' })
export class CheckAnswered extends CheckState {
  @Field(() => Rings)
  rings!: Rings;

  @Field(() => Boolean, { description: 'Whether the whole lesson is done.' })
  lessonDone!: boolean;

  @Field(() => Boolean, { description: 'Whether the whole module is done.' })
  moduleFinished!: boolean;
}

@ObjectType({ description: 'The text is kept.' })
export class ReflectionSaved {
  @Field(() => Int)
  revision!: number;

  @Field(() => Date)
  savedAt!: Date;
}

@ObjectType({
  implements: () => Refused,
  description:
    'Another device saved since: nothing was overwritten. Here is what it saved; what was sent now is kept beside it, as `version`. Save again on this revision, settling that version, to choose.',
})
export class ReflectionConflict extends Refused {
  @Field(() => String, { nullable: true, description: 'Null when it could not be opened.' })
  readonly text: string | null;

  @Field(() => ID, { description: 'The version that was laid beside it.' })
  readonly version: string;

  @Field(() => Int)
  readonly revision: number;

  @Field(() => Date)
  readonly savedAt: Date;

  constructor(kept: { text: string | null; revision: number; savedAt: Date }, version: string) {
    super('learning.refusal.conflict');
    this.text = kept.text;
    this.version = version;
    this.revision = kept.revision;
    this.savedAt = kept.savedAt;
  }
}

export const MarkSeenResult = createUnionType({
  name: 'MarkSeenResult',
  types: () => [ProgressMade, NotEntitled, NotFound, InvalidInput] as const,
  resolveType: byClass,
});

export const FinishLessonResult = createUnionType({
  name: 'FinishLessonResult',
  types: () => [LessonFinished, NotEntitled, NotFound] as const,
  resolveType: byClass,
});

export const AnswerCheckResult = createUnionType({
  name: 'AnswerCheckResult',
  types: () => [CheckAnswered, NotEntitled, NotFound, InvalidInput] as const,
  resolveType: byClass,
});

export const SaveReflectionResult = createUnionType({
  name: 'SaveReflectionResult',
  types: () => [ReflectionSaved, ReflectionConflict, NotEntitled, NotFound, InvalidInput, TooOften] as const,
  resolveType: byClass,
});
