import { Injectable } from '@nestjs/common';
import { BARRIERS } from '../catalogue/index.ts';
import { dayInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { Ideas } from './ideas.ts';
import { StepPreferences } from './preferences.ts';
import { MySteps, type Step, StepFigures, StepIdea, StepOrigin } from './step.types.ts';
import { StepViews } from './step-views.ts';
import { Steps } from './steps.ts';
import { UseCalendar } from './use-calendar.ts';

export type StepsWish = { lookedBack: boolean; barrier: string | undefined };

/** How many steps come along to the page one begins at. */
const MOST_NEXT = 3;

/** Shows somebody their own steps. Three statements, however many there are. */
@Injectable()
export class ShowSteps {
  constructor(
    private readonly steps: Steps,
    private readonly preferences: StepPreferences,
    private readonly ideas: Ideas,
    private readonly views: StepViews,
    private readonly calendar: UseCalendar,
    private readonly clock: Clock,
  ) {}

  async run({ id }: CallerPerson, wish: StepsWish): Promise<MySteps> {
    const barrier = BARRIERS.find((one) => one === wish.barrier);
    const [steps, counts, preference] = await Promise.all([
      this.steps.ofPerson(id, { lookedBack: wish.lookedBack, barrier }),
      this.steps.countsOf(id),
      this.preferences.of(id),
    ]);
    const figures = BARRIERS.flatMap((one) => counts.filter((count) => count.barrier === one));
    return Object.assign(new MySteps(), {
      today: dayInBrussels(this.clock.now()),
      steps: await this.views.all(steps),
      figures: figures.map((count) => Object.assign(new StepFigures(), count)),
      reminders: preference.reminders,
      calendar: this.calendar.shown(preference.calendar),
    } satisfies MySteps);
  }

  /** The few that come first, for the page one begins at. One statement. */
  async next({ id }: CallerPerson): Promise<Step[]> {
    return this.views.all(await this.steps.next(id, MOST_NEXT));
  }

  async one(person: CallerPerson, id: string): Promise<Step> {
    const step = await this.steps.byId(person.id, id);
    refuseUnless(step, () => new NotFound());
    return this.views.one(step);
  }

  /** What a step can begin with, where a link named it. */
  async idea(person: CallerPerson, named: string): Promise<StepIdea> {
    const { origin, source: _, ...begun } = (await this.ideas.find(person.id, named)) ?? refuse(new NotFound());
    return Object.assign(new StepIdea(), {
      ...begun,
      origin: origin && Object.assign(new StepOrigin(), origin),
    } satisfies StepIdea);
  }
}
