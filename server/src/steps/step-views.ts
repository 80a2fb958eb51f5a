import { Injectable } from '@nestjs/common';
import { dayInBrussels, mondayOf } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { Ideas } from './ideas.ts';
import type { StepRow } from './step.ts';
import { Step, StepOrigin, StepState } from './step.types.ts';

/** Steps as their owner sees them; where they came from is asked of the catalogue's memory. */
@Injectable()
export class StepViews {
  constructor(
    private readonly ideas: Ideas,
    private readonly clock: Clock,
  ) {}

  async one(step: StepRow): Promise<Step> {
    const { id, words, barrier, due, revision, outcome, lookedBackAt } = step;
    const origin = await this.ideas.originOf(step.source);
    return Object.assign(new Step(), {
      ...{ id, ...words, barrier, due, revision, outcome, lookedBackAt },
      week: mondayOf(due),
      state: stateOf(step, dayInBrussels(this.clock.now())),
      origin: origin && Object.assign(new StepOrigin(), origin),
    } satisfies Step);
  }

  all(steps: readonly StepRow[]): Promise<Step[]> {
    return Promise.all(steps.map((step) => this.one(step)));
  }
}

function stateOf({ lookedBackAt, due }: StepRow, today: string): StepState {
  if (lookedBackAt) return StepState.LOOKED_BACK;
  return due < today ? StepState.TO_LOOK_BACK : StepState.PLANNED;
}
