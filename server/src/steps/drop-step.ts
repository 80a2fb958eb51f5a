import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { StepDropped } from './step.types.ts';
import { Steps } from './steps.ts';

/** Takes a step of one's own away for good, with the mails that were promised about it. */
@Injectable()
export class DropStep {
  constructor(private readonly steps: Steps) {}

  async run(person: CallerPerson, id: string): Promise<StepDropped> {
    refuseUnless(await this.steps.remove(person.id, id), () => new NotFound());
    return Object.assign(new StepDropped(), { id });
  }
}
