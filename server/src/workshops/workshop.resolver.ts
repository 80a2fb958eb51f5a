import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { Ask } from '../platform/graphql/refusal.ts';
import { ShowWorkshops } from './show-workshops.ts';
import {
  WorkshopCalendar,
  WorkshopDate,
  type WorkshopDatePage,
  WorkshopDateResult,
  WorkshopFilter,
  type WorkshopPage,
  WorkshopResult,
  WorkshopSubject,
} from './workshop.types.ts';

const FOR_ALL = { because: 'workshops and their dates are for everybody to find' };

@Resolver()
export class WorkshopResolver {
  constructor(private readonly showing: ShowWorkshops) {}

  @Allow('anyone', FOR_ALL)
  @Query(() => [WorkshopSubject], { description: 'What workshops are about.' })
  workshops(): Promise<WorkshopSubject[]> {
    return this.showing.subjects();
  }

  @Allow('anyone', FOR_ALL)
  @Query(() => WorkshopCalendar, { description: 'Dates to come that pass a filter.' })
  workshopCalendar(
    @Args('filter', { type: () => WorkshopFilter, nullable: true }) filter: WorkshopFilter | undefined,
  ): Promise<WorkshopCalendar> {
    return this.showing.calendar(filter ?? {});
  }

  @Allow('anyone', FOR_ALL)
  @Query(() => [WorkshopDate], { description: 'The dates that come first and can be joined.' })
  nextWorkshopDates(@Args('most', { type: () => Int, defaultValue: 3 }) most: number): Promise<WorkshopDate[]> {
    return this.showing.next(Math.min(Math.max(most, 1), 10));
  }

  @Allow('anyone', FOR_ALL)
  @Ask(() => WorkshopResult, 'The subject of a workshop, by the slug it has or had, with its dates to come.')
  workshop(@Args('slug') slug: string): Promise<WorkshopPage> {
    return this.showing.subject(slug);
  }

  @Allow('anyone', FOR_ALL)
  @Ask(() => WorkshopDateResult, 'A date by its address: the slug of its subject, a slash, and its number.')
  workshopDate(@Args('address') address: string): Promise<WorkshopDatePage> {
    return this.showing.date(address);
  }
}
