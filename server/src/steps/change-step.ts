import { Injectable } from '@nestjs/common';
import { dayInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { isSame } from './make-step.ts';
import { Reminders } from './reminders.ts';
import { type ChangeStepInput, type Step, StepConflict } from './step.types.ts';
import { stepFields } from './step-fields.ts';
import { StepViews } from './step-views.ts';
import { Steps } from './steps.ts';

/** Changes a step of one's own. What was changed elsewhere meanwhile is shown, never overwritten. */
@Injectable()
export class ChangeStep {
  constructor(
    private readonly database: Database,
    private readonly steps: Steps,
    private readonly reminders: Reminders,
    private readonly views: StepViews,
    private readonly clock: Clock,
  ) {}

  run(person: CallerPerson, input: ChangeStepInput): Promise<Step> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const kept = await this.steps.lock(person.id, input.id);
      refuseUnless(kept, () => new NotFound());
      const fields = stepFields(input, dayInBrussels(now), kept.due);
      const seen = await this.views.one(kept);
      if (isSame(kept, fields)) return seen;
      refuseUnless(kept.revision === input.baseRevision, () => new StepConflict(seen));

      const { barrier, due, ...words } = fields;
      const changed = await this.steps.replace({ ...kept, words: { ...kept.words, ...words }, barrier, due }, now);
      if (due !== kept.due && !kept.lookedBackAt) await this.reminders.plan(changed, now);
      return this.views.one(changed);
    });
  }
}
