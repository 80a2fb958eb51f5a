import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import { ChangeStep } from './change-step.ts';
import { DropStep } from './drop-step.ts';
import { LookBack } from './look-back.ts';
import { MakeStep } from './make-step.ts';
import { ShowSteps } from './show-steps.ts';
import {
  ChangeStepInput,
  ChangeStepResult,
  DropStepResult,
  LookBackInput,
  MakeStepInput,
  MakeStepResult,
  MySteps,
  Step,
  StepCalendar,
  type StepConflict,
  type StepDropped,
  type StepIdea,
  StepIdeaResult,
  StepReminders,
  StepRemindersResult,
  StepResult,
} from './step.types.ts';
import { UseCalendar } from './use-calendar.ts';
import { WantReminders } from './want-reminders.ts';

const BY_TOKEN = {
  because: 'whoever stops mails from within a mail has no session: the token in its link is the proof',
};

@Resolver()
export class StepResolver {
  constructor(
    private readonly making: MakeStep,
    private readonly changing: ChangeStep,
    private readonly lookingBack: LookBack,
    private readonly dropping: DropStep,
    private readonly showing: ShowSteps,
    private readonly calendar: UseCalendar,
    private readonly reminders: WantReminders,
  ) {}

  @Allow('signed-in')
  @Query(() => MySteps, {
    description: 'The steps of the caller: those to be done or looked back on, or those looked back on.',
  })
  mySteps(
    @PersonOf() person: CallerPerson,
    @Args('lookedBack', { type: () => Boolean, defaultValue: false }) lookedBack: boolean,
    @Args('barrier', { type: () => String, nullable: true }) barrier: string | undefined,
  ): Promise<MySteps> {
    return this.showing.run(person, { lookedBack, barrier });
  }

  @Allow('signed-in')
  @Query(() => [Step], { description: 'The few steps of the caller that are to be done or looked back on first.' })
  nextSteps(@PersonOf() person: CallerPerson): Promise<Step[]> {
    return this.showing.next(person);
  }

  @Allow('signed-in')
  @Ask(() => StepResult, 'One step of the caller.')
  step(@PersonOf() person: CallerPerson, @Args('id', { type: () => ID }) id: string): Promise<Step> {
    return this.showing.one(person, id);
  }

  @Allow('signed-in')
  @Ask(() => StepIdeaResult, 'What a step can begin with: les/module/lesson/block, voorbeeld/case or stap/id.')
  stepIdea(@PersonOf() person: CallerPerson, @Args('from') from: string): Promise<StepIdea> {
    return this.showing.idea(person, from);
  }

  @Allow('signed-in')
  @Command(() => MakeStepResult, 'Makes a step; the same form twice makes one.')
  makeStep(@PersonOf() person: CallerPerson, @Args('input') input: MakeStepInput): Promise<Step | StepConflict> {
    return this.making.run(person, input);
  }

  @Allow('signed-in')
  @Command(() => ChangeStepResult, 'Changes a step on the revision that one saw.')
  changeStep(@PersonOf() person: CallerPerson, @Args('input') input: ChangeStepInput): Promise<Step | StepConflict> {
    return this.changing.run(person, input);
  }

  @Allow('signed-in')
  @Command(() => ChangeStepResult, 'Looks back on a step: done, what happened, what next.')
  lookBack(@PersonOf() person: CallerPerson, @Args('input') input: LookBackInput): Promise<Step | StepConflict> {
    return this.lookingBack.run(person, input);
  }

  @Allow('signed-in')
  @Command(() => DropStepResult, 'Takes a step away for good.')
  dropStep(@PersonOf() person: CallerPerson, @Args('id', { type: () => ID }) id: string): Promise<StepDropped> {
    return this.dropping.run(person, id);
  }

  @Allow('signed-in')
  @Mutation(() => StepReminders, { description: 'Turns mails about steps on or off.' })
  wantStepReminders(@PersonOf() person: CallerPerson, @Args('reminders') reminders: boolean): Promise<StepReminders> {
    return this.reminders.run(person, reminders);
  }

  @Allow('signed-in')
  @Mutation(() => StepCalendar, {
    description: 'Gives the calendar of steps an address, or another one in place of it.',
  })
  useStepCalendar(
    @PersonOf() person: CallerPerson,
    @Args('replacing', { type: () => String, nullable: true }) replacing: string | undefined,
  ): Promise<StepCalendar> {
    return this.calendar.run(person, replacing ?? undefined);
  }

  @Allow('signed-in')
  @Mutation(() => StepCalendar, { description: 'Takes the address of the calendar back: it opens nothing any more.' })
  stopStepCalendar(@PersonOf() person: CallerPerson): Promise<StepCalendar> {
    return this.calendar.stop(person);
  }

  @Allow('anyone', BY_TOKEN)
  @Ask(() => StepRemindersResult, 'Whether the mails about steps that a token came with are still wanted.')
  stepMails(@Args('token') token: string): Promise<StepReminders> {
    return this.reminders.shown(token);
  }
}
