import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { StepPreferences } from './preferences.ts';
import { StepReminders } from './step.types.ts';
import { StepTokens } from './tokens.ts';

/** Turns the mails about steps on or off: for oneself, or off by the link in such a mail, which needs no session. */
@Injectable()
export class WantReminders {
  constructor(
    private readonly preferences: StepPreferences,
    private readonly tokens: StepTokens,
  ) {}

  async run({ id }: CallerPerson, reminders: boolean): Promise<StepReminders> {
    await this.preferences.setReminders(id, reminders);
    return Object.assign(new StepReminders(), { reminders });
  }

  /** Whether the mails that a token came with are still wanted. */
  async shown(token: string): Promise<StepReminders> {
    const { reminders } = await this.preferences.of(this.personOf(token));
    return Object.assign(new StepReminders(), { reminders });
  }

  async stop(token: string): Promise<StepReminders> {
    await this.preferences.setReminders(this.personOf(token), false);
    return Object.assign(new StepReminders(), { reminders: false });
  }

  /** @throws Refusal with NotFound for a token that we did not make */
  private personOf(token: string): string {
    const person = this.tokens.read('unsubscribe', token);
    refuseUnless(person, () => new NotFound());
    return person;
  }
}
