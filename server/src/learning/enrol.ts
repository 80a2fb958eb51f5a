import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { type EnrolmentSource, Enrolments } from './enrolments.ts';

/** Puts a person on their way through a module; joins the transaction it is called in. Twice is the same as once. */
@Injectable()
export class Enrol {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly clock: Clock,
  ) {}

  run(personId: string, moduleKey: string, source: EnrolmentSource): Promise<void> {
    return this.enrolments.add(personId, moduleKey, source, this.clock.now());
  }
}
