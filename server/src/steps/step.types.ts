import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused, TooOften } from '../platform/graphql/refusal.ts';

const byClass = (value: object) => value.constructor;

export enum StepState {
  PLANNED = 'PLANNED',
  TO_LOOK_BACK = 'TO_LOOK_BACK',
  LOOKED_BACK = 'LOOKED_BACK',
}
registerEnumType(StepState, {
  name: 'StepState',
  description: 'Whether the day of a step is still to come or is today, is past, or was looked back on.',
});

@ObjectType({ description: 'Where the idea of a step came from.' })
export class StepOrigin {
  @Field(() => String, { description: 'block (of a lesson) or case' })
  kind!: string;

  @Field(() => String, { description: 'Title of the lesson or the case study.' })
  title!: string;

  @Field(() => String)
  path!: string;
}

@ObjectType({ description: 'A small step of the caller: if situation, then action. Nobody else reads it.' })
export class Step {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  situation!: string;

  @Field(() => String)
  action!: string;

  @Field(() => String, { description: 'With whom; empty for nobody.' })
  companion!: string;

  @Field(() => String, { description: 'trust, education or practical' })
  barrier!: string;

  @Field(() => String, { description: 'A day in Brussels, such as 2026-12-01.' })
  due!: string;

  @Field(() => String, { description: 'The Monday of the week in which that day falls.' })
  week!: string;

  @Field(() => StepState)
  state!: StepState;

  @Field(() => StepOrigin, { nullable: true })
  origin!: StepOrigin | undefined;

  @Field(() => Int, { description: 'Goes up with each change; a change says on which one it was made.' })
  revision!: number;

  @Field(() => String, { nullable: true, description: 'done, partly or not; null as long as nobody looked back.' })
  outcome!: string | null;

  @Field(() => String, { description: 'What happened, looking back.' })
  happened!: string;

  @Field(() => String, { description: 'What next, looking back.' })
  next!: string;

  @Field(() => Date, { nullable: true })
  lookedBackAt!: Date | null;
}

@ObjectType({ description: 'How many steps there are, by barrier. For the person alone.' })
export class StepFigures {
  @Field(() => String)
  barrier!: string;

  @Field(() => Int)
  made!: number;

  @Field(() => Int)
  lookedBack!: number;

  @Field(() => Int, { description: 'Looked back on and done.' })
  done!: number;
}

@ObjectType({ description: 'The address from which a calendar takes the steps: whoever has it reads them.' })
export class StepCalendar {
  @Field(() => String, { nullable: true, description: 'A path on this site; null when there is no such address.' })
  path!: string | null;
}

@ObjectType({ description: 'Whether mails about steps are wanted.' })
export class StepReminders {
  @Field(() => Boolean)
  reminders!: boolean;
}

@ObjectType({ description: 'The steps of the caller, with what they chose about them.' })
export class MySteps {
  @Field(() => String, { description: 'Today in Brussels.' })
  today!: string;

  @Field(() => [Step])
  steps!: Step[];

  @Field(() => [StepFigures])
  figures!: StepFigures[];

  @Field(() => Boolean, { description: 'Whether mails about steps are wanted.' })
  reminders!: boolean;

  @Field(() => StepCalendar)
  calendar!: StepCalendar;
}

@ObjectType({ description: 'What a step can begin with, to be adapted.' })
export class StepIdea {
  @Field(() => String, { description: 'Empty where there is only the place.' })
  situation!: string;

  @Field(() => String)
  action!: string;

  @Field(() => String)
  companion!: string;

  @Field(() => String, { description: 'The question that led to it; empty where there was none.' })
  question!: string;

  @Field(() => String, { description: 'What one wrote about what next, looking back on an earlier step; or empty.' })
  next!: string;

  @Field(() => String, { nullable: true })
  barrier!: string | undefined;

  @Field(() => StepOrigin, { nullable: true })
  origin!: StepOrigin | undefined;
}

@ObjectType({ description: 'The step is gone, and no mail about it leaves any more.' })
export class StepDropped {
  @Field(() => ID)
  id!: string;
}

@ObjectType({
  implements: () => Refused,
  description: 'It was changed elsewhere since: nothing was overwritten. Here is what it became.',
})
export class StepConflict extends Refused {
  @Field(() => Step)
  readonly step: Step;

  constructor(step: Step) {
    super('steps.refusal.conflict');
    this.step = step;
  }
}

@InputType({ isAbstract: true })
abstract class WrittenStepInput {
  @Field(() => String, { description: 'At most 500 characters.' })
  situation!: string;

  @Field(() => String, { description: 'At most 500 characters.' })
  action!: string;

  @Field(() => String, { description: 'With whom, at most 200 characters; empty for nobody.' })
  companion!: string;

  @Field(() => String, { description: 'trust, education or practical' })
  barrier!: string;

  @Field(() => String, { description: 'A day in Brussels, such as 2026-12-01.' })
  due!: string;
}

@InputType()
export class MakeStepInput extends WrittenStepInput {
  @Field(() => String, { description: 'A UUID of the form: however often it is sent, it makes one step.' })
  requestKey!: string;

  @Field(() => String, {
    description: 'What gave the idea: les/module/lesson/block, voorbeeld/case or stap/id; or empty.',
  })
  from!: string;
}

@InputType()
export class ChangeStepInput extends WrittenStepInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The revision on which this was written.' })
  baseRevision!: number;
}

@InputType()
export class LookBackInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The revision on which this was written.' })
  baseRevision!: number;

  @Field(() => String, { description: 'done, partly or not' })
  outcome!: string;

  @Field(() => String, { description: 'What happened, at most 5,000 characters.' })
  happened!: string;

  @Field(() => String, { description: 'What next, at most 5,000 characters.' })
  next!: string;
}

export const StepResult = createUnionType({
  name: 'StepResult',
  types: () => [Step, NotFound] as const,
  resolveType: byClass,
});

export const MakeStepResult = createUnionType({
  name: 'MakeStepResult',
  types: () => [Step, StepConflict, InvalidInput, TooOften] as const,
  resolveType: byClass,
});

export const ChangeStepResult = createUnionType({
  name: 'ChangeStepResult',
  types: () => [Step, StepConflict, NotFound, InvalidInput, TooOften] as const,
  resolveType: byClass,
});

export const DropStepResult = createUnionType({
  name: 'DropStepResult',
  types: () => [StepDropped, NotFound] as const,
  resolveType: byClass,
});

export const StepIdeaResult = createUnionType({
  name: 'StepIdeaResult',
  types: () => [StepIdea, NotFound] as const,
  resolveType: byClass,
});

export const StepRemindersResult = createUnionType({
  name: 'StepRemindersResult',
  types: () => [StepReminders, NotFound] as const,
  resolveType: byClass,
});
