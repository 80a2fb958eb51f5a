import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ModuleName, PhaseProgress, Rings } from './learning.types.ts';

export enum LearningState {
  NOT_BEGUN = 'NOT_BEGUN',
  STARTED = 'STARTED',
  FINISHED = 'FINISHED',
}
registerEnumType(LearningState, { name: 'LearningState', description: 'Where somebody stands in a module.' });

@ObjectType({ description: 'The lesson to go on with.' })
export class ContinueWith {
  @Field(() => String)
  moduleSlug!: string;

  @Field(() => String)
  moduleTitle!: string;

  @Field(() => String)
  lessonSlug!: string;

  @Field(() => String)
  lessonTitle!: string;

  @Field(() => Int, { description: 'Place of the lesson in the module, from 1.' })
  position!: number;

  @Field(() => Int)
  lessonCount!: number;

  @Field(() => Int, { description: 'Minutes of reading left in this lesson.' })
  minutesLeft!: number;
}

@ObjectType({ description: 'A module that the caller has access to, or began with a free lesson.' })
export class MyModule {
  @Field(() => ModuleName)
  module!: ModuleName;

  @Field(() => Rings)
  rings!: Rings;

  @Field(() => Int)
  lessonsDone!: number;

  @Field(() => Int)
  lessonCount!: number;

  @Field(() => LearningState)
  state!: LearningState;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | undefined;

  @Field(() => Boolean, { description: 'Whether every lesson is open to the caller, not only the free ones.' })
  entitled!: boolean;

  @Field(() => String, { description: 'Slug of the lesson to open.' })
  nextLesson!: string;
}

@ObjectType({ description: 'A programme that the caller has access to.' })
export class MyProgramme {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Rings)
  rings!: Rings;
}

@ObjectType({ description: 'A lesson that is open to everybody.' })
export class FreeLesson {
  @Field(() => String)
  moduleSlug!: string;

  @Field(() => String)
  lessonSlug!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({ description: 'What somebody is learning, and how far they are.' })
export class MyLearning {
  @Field(() => ContinueWith, { nullable: true })
  continueWith!: ContinueWith | undefined;

  @Field(() => Rings, { description: 'All modules taken together.' })
  rings!: Rings;

  @Field(() => [PhaseProgress], { description: 'All modules taken together.' })
  phases!: PhaseProgress[];

  @Field(() => [MyModule])
  modules!: MyModule[];

  @Field(() => [MyProgramme])
  programmes!: MyProgramme[];

  @Field(() => FreeLesson, { nullable: true, description: 'Where to begin when there is access to nothing yet.' })
  freeLesson!: FreeLesson | undefined;
}
