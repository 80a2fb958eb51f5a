import { Injectable } from '@nestjs/common';
import { dayInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Ideas } from './ideas.ts';
import { Reminders } from './reminders.ts';
import type { StepRow, StepSource } from './step.ts';
import { type MakeStepInput, type Step, StepConflict } from './step.types.ts';
import { requestKeyOf, type StepFields, stepFields } from './step-fields.ts';
import { StepViews } from './step-views.ts';
import { Steps } from './steps.ts';

/** Steps an hour, at most: far more than anybody plans. */
const MOST_AN_HOUR = 120;

/**
 * Makes a small step of one's own, and promises the mails about it. A form that is sent twice makes one step; when it
 * was corrected in between, that step says what was sent last.
 */
@Injectable()
export class MakeStep {
  constructor(
    private readonly database: Database,
    private readonly steps: Steps,
    private readonly reminders: Reminders,
    private readonly ideas: Ideas,
    private readonly views: StepViews,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(person: CallerPerson, input: MakeStepInput): Promise<Step> {
    const now = this.clock.now();
    const requestKey = requestKeyOf(input.requestKey);
    const fields = stepFields(input, dayInBrussels(now));
    await this.rates.count(`step:${person.id}`, MOST_AN_HOUR, 3600);
    const source = (await this.ideas.find(person.id, input.from))?.source ?? { kind: 'own' };
    const step = await this.database.transaction(() => this.keep(person.id, requestKey, fields, source, now));
    return this.views.one(step);
  }

  private async keep(
    personId: string,
    requestKey: string,
    { barrier, due, ...written }: StepFields,
    source: StepSource,
    now: Date,
  ): Promise<StepRow> {
    const words = { ...written, happened: '', next: '' };
    const added = await this.steps.add({ personId, requestKey, words, barrier, due, source, now });
    if (added) {
      await this.reminders.plan(added, now);
      return added;
    }
    const kept = await this.steps.lockByRequest(personId, requestKey);
    if (!kept) throw new Error('a request that made a step before has it');
    if (isSame(kept, { ...written, barrier, due })) return kept;
    const seen = await this.views.one(kept);
    refuseUnless(kept.revision === 1, () => new StepConflict(seen));
    const corrected = await this.steps.replace({ ...kept, words, barrier, due }, now);
    if (due !== kept.due) await this.reminders.plan(corrected, now);
    return corrected;
  }
}

/** Whether a step says this already. */
export function isSame({ words, barrier, due }: StepRow, fields: StepFields): boolean {
  const { situation, action, companion } = fields;
  const written = words.situation === situation && words.action === action && words.companion === companion;
  return written && barrier === fields.barrier && due === fields.due;
}
