import { translate } from '@fluxus/messages';
import { Inject, Injectable } from '@nestjs/common';
import { People } from '../identity/index.ts';
import { dayInBrussels, daysAfter } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { icalendar } from './icalendar.ts';
import { StepPreferences } from './preferences.ts';
import { sentencesOf } from './sentence.ts';
import { Steps } from './steps.ts';
import { StepTokens } from './tokens.ts';

/** How long steps stay in the calendar after their day. */
const DAYS_BACK = 90;

/** The steps of whoever an address belongs to, as a calendar in their language. */
@Injectable()
export class ShowCalendar {
  constructor(
    private readonly steps: Steps,
    private readonly preferences: StepPreferences,
    private readonly people: People,
    private readonly tokens: StepTokens,
    private readonly clock: Clock,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  /** Undefined for an address that we did not make, or that was taken back. */
  async run(token: string): Promise<string | undefined> {
    const name = this.tokens.read('calendar', token);
    const owner = name && (await this.preferences.ownerOfCalendar(name));
    const person = owner && (await this.people.byIds([owner])).get(owner);
    if (!person) return undefined;
    const { locale } = person;
    const steps = await this.steps.since(person.id, daysAfter(dayInBrussels(this.clock.now()), -DAYS_BACK));
    const days = steps.map((step) => ({
      uid: `${step.id}@stappen.fluxus-academie`,
      day: step.due,
      changedAt: step.changedAt,
      sequence: step.revision - 1,
      summary: translate(locale, 'steps.calendar.summary', { action: step.words.action }),
      description: sentencesOf(step, locale).join('\n'),
      url: `${this.resources.publicUrl}/mijn-stappen/${step.id}`,
    }));
    return icalendar(translate(locale, 'steps.calendar.name'), days);
  }
}
