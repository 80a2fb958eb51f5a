import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import { CancelDate } from './cancel-date.ts';
import { ChangeDate } from './change-date.ts';
import { CopyDate } from './copy-date.ts';
import { OpenDate } from './open-date.ts';
import {
  ChangeDateInput,
  ChangeDateResult,
  CopyDateInput,
  CopyDateResult,
  DatesCopied,
  Facilitator,
  ScheduleDateInput,
  ScheduleDateResult,
  ScheduledDate,
  type ScheduledDatePage,
  ScheduledDateResult,
} from './schedule.types.ts';
import { ScheduleDate } from './schedule-date.ts';
import { ShowSchedule } from './show-schedule.ts';

@Resolver()
export class ScheduleResolver {
  constructor(
    private readonly scheduling: ScheduleDate,
    private readonly changing: ChangeDate,
    private readonly opening: OpenDate,
    private readonly cancelling: CancelDate,
    private readonly copying: CopyDate,
    private readonly showing: ShowSchedule,
  ) {}

  @Allow(['author', 'administrator'])
  @Query(() => [ScheduledDate], { description: 'All dates: those to come first, then those that are over.' })
  scheduledDates(@CallerOf() caller: Caller): Promise<ScheduledDate[]> {
    return this.showing.all(caller);
  }

  @Allow(['author', 'administrator'])
  @Query(() => [Facilitator], { description: 'Who can stand behind a date.' })
  possibleFacilitators(@CallerOf() caller: Caller): Promise<Facilitator[]> {
    return this.showing.possibleFacilitators(caller);
  }

  @Allow(['author', 'administrator'])
  @Ask(() => ScheduledDateResult, 'One date with who is in it.')
  scheduledDate(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<ScheduledDatePage> {
    return this.showing.one(caller, id);
  }

  @Allow(['author', 'administrator'])
  @Command(() => ScheduleDateResult, 'Plans a date, as a draft.')
  async scheduleDate(@CallerOf() caller: Caller, @Args('input') input: ScheduleDateInput): Promise<ScheduledDate> {
    return this.showing.view(await this.scheduling.run(caller, input.workshopKey, input.requestKey, input.fields));
  }

  @Allow(['author', 'administrator'])
  @Command(() => ChangeDateResult, 'Changes a date on the revision that one saw; who is in it is told what moved.')
  async changeDate(@CallerOf() caller: Caller, @Args('input') input: ChangeDateInput): Promise<ScheduledDate> {
    return this.showing.view(await this.changing.run(caller, input.id, input.baseRevision, input.fields));
  }

  @Allow(['author', 'administrator'])
  @Command(() => ChangeDateResult, 'Opens a draft: everybody sees it and can join.')
  async openDate(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<ScheduledDate> {
    return this.showing.view(await this.opening.run(caller, id));
  }

  @Allow(['author', 'administrator'])
  @Command(() => ChangeDateResult, 'Calls a date off; everybody in it is told.')
  async cancelDate(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Promise<ScheduledDate> {
    return this.showing.view(await this.cancelling.run(caller, id, reason));
  }

  @Allow(['author', 'administrator'])
  @Command(() => CopyDateResult, 'Plans the same on other days, as drafts.')
  async copyDate(@CallerOf() caller: Caller, @Args('input') input: CopyDateInput): Promise<DatesCopied> {
    return new DatesCopied(await this.showing.viewsOf(await this.copying.run(caller, input.id, input)));
  }
}
