import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { StepPreferences } from './preferences.ts';
import { StepCalendar } from './step.types.ts';
import { StepTokens } from './tokens.ts';

/** Gives one's calendar an address, another address, or none; an earlier address then opens nothing any more. */
@Injectable()
export class UseCalendar {
  constructor(
    private readonly database: Database,
    private readonly preferences: StepPreferences,
    private readonly tokens: StepTokens,
  ) {}

  /** @param replacing the path that is to be replaced; when it is not the one of now, nothing changes, so that twice is once */
  run({ id }: CallerPerson, replacing: string | undefined): Promise<StepCalendar> {
    return this.database.transaction(async () => {
      const now = this.shown((await this.preferences.hold(id)).calendar);
      if ((now.path ?? undefined) !== replacing) return now;
      const calendar = randomUUID();
      await this.preferences.setCalendar(id, calendar);
      return this.shown(calendar);
    });
  }

  async stop({ id }: CallerPerson): Promise<StepCalendar> {
    await this.preferences.setCalendar(id, null);
    return this.shown(null);
  }

  shown(calendar: string | null): StepCalendar {
    const path = calendar && `/agenda/${this.tokens.write('calendar', calendar)}.ics`;
    return Object.assign(new StepCalendar(), { path });
  }
}
