import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Reminders } from './reminders.ts';
import type { StepRow } from './step.ts';
import { type LookBackInput, type Step, StepConflict } from './step.types.ts';
import { type LookBackFields, lookBackFields } from './step-fields.ts';
import { StepViews } from './step-views.ts';
import { Steps } from './steps.ts';

/** Looks back on a step of one's own: done, what happened, what next. Nobody is asked again by mail. */
@Injectable()
export class LookBack {
  constructor(
    private readonly database: Database,
    private readonly steps: Steps,
    private readonly reminders: Reminders,
    private readonly views: StepViews,
    private readonly clock: Clock,
  ) {}

  run(person: CallerPerson, input: LookBackInput): Promise<Step> {
    const { outcome, ...words } = lookBackFields(input);
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const kept = await this.steps.lock(person.id, input.id);
      refuseUnless(kept, () => new NotFound());
      const seen = await this.views.one(kept);
      if (saysSo(kept, { outcome, ...words })) return seen;
      refuseUnless(kept.revision === input.baseRevision, () => new StepConflict(seen));

      await this.reminders.forget(kept.id);
      const lookedBackAt = kept.lookedBackAt ?? now;
      return this.views.one(
        await this.steps.replace({ ...kept, words: { ...kept.words, ...words }, outcome, lookedBackAt }, now),
      );
    });
  }
}

function saysSo({ outcome, words }: StepRow, fields: LookBackFields): boolean {
  return outcome === fields.outcome && words.happened === fields.happened && words.next === fields.next;
}
