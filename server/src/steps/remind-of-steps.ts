import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { People, type Person } from '../identity/index.ts';
import { dayInBrussels } from '../platform/brussels.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import type { MailData } from '../platform/mail/mail-queue.ts';
import { MailQueue } from '../platform/mail/mail-queue.ts';
import { type LeavingMail, MailWords } from '../platform/mail/mail-words.ts';
import { StepPreferences } from './preferences.ts';
import { type DueReminder, Reminders } from './reminders.ts';
import { sentencesOf } from './sentence.ts';
import type { StepRow } from './step.ts';
import { Steps } from './steps.ts';
import { StepTokens } from './tokens.ts';

const REMIND_OF_STEPS = 'remind-of-steps';
const EVERY_MINUTES = 5;

/** People in one turn of the job, which is far shorter than a job may take. */
const AT_ONCE = 1000;

const TEMPLATES = { today: 'steps-today', 'look-back': 'steps-look-back' } as const;

/**
 * The mails about steps: on the morning of the day, and the day after to look back; one mail a person for all steps of a day.
 * What was promised goes and the mail comes in one transaction, so that a mail leaves once, whatever dies in between. What the
 * steps say is read when the mail leaves: a step that was changed, dropped or looked back on by then is not in it.
 */
@Injectable()
export class RemindOfSteps implements OnModuleInit {
  private readonly log = new Logger(RemindOfSteps.name);

  constructor(
    private readonly database: Database,
    private readonly steps: Steps,
    private readonly reminders: Reminders,
    private readonly preferences: StepPreferences,
    private readonly people: People,
    private readonly mails: MailQueue,
    private readonly words: MailWords,
    private readonly tokens: StepTokens,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(REMIND_OF_STEPS, () => this.run(), { everyMinutes: EVERY_MINUTES });
    for (const template of Object.values(TEMPLATES)) this.words.write(template, (mail) => this.write(mail));
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const waiting = await this.reminders.peopleWaiting(now, AT_ONCE);
    for (const personId of waiting) await this.attempt(personId, now);
    if (waiting.length === AT_ONCE) await this.jobs.enqueue(REMIND_OF_STEPS, {});
  }

  /** One person who cannot be reminded does not keep the others waiting. */
  private async attempt(personId: string, now: Date): Promise<void> {
    try {
      await this.database.transaction(() => this.remind(personId, now));
    } catch (error) {
      this.log.error(`reminding ${personId} of steps: ${String(error)}`);
    }
  }

  private async remind(personId: string, now: Date): Promise<void> {
    const taken = await this.reminders.take(personId, now);
    const { reminders } = await this.preferences.of(personId);
    const person = (await this.people.byIds([personId])).get(personId);
    if (!reminders || !person) return;
    // after a long standstill the morning of a day that is past is nothing to tell of
    const timely = taken.filter(({ kind, due }) => kind === 'look-back' || due >= dayInBrussels(now));
    const days = Map.groupBy(timely, ({ kind, due }) => `${kind} ${due}`);
    for (const together of days.values()) await this.promise(person, together);
  }

  private async promise({ id, email, locale }: Person, together: readonly DueReminder[]): Promise<void> {
    const [first] = together.toSorted((one, other) => (one.stepId < other.stepId ? -1 : 1));
    if (!first) return;
    const { kind, due, stepId } = first;
    await this.mails.promise({
      key: `${TEMPLATES[kind]} ${stepId} ${due}`,
      template: TEMPLATES[kind],
      to: email,
      locale,
      personId: id,
      data: { due, steps: together.map((one) => one.stepId).join(' ') },
    });
  }

  /** What a mail says when it leaves. */
  private async write({ template, data, locale, personId }: LeavingMail): Promise<MailData | undefined> {
    if (!personId || !(await this.preferences.of(personId)).reminders) return undefined;
    const steps = await this.steps.byIds(personId, String(data.steps).split(' '));
    const open = steps.filter((step) => step.due === data.due && !step.lookedBackAt);
    const [first] = open;
    if (!first) return undefined;
    return {
      count: open.length,
      steps: open.map((step) => sentencesOf(step, locale).join('\n')).join('\n\n'),
      url: pathOf(template, first, open),
      unsubscribe: `/uitschrijven/stappen/${this.tokens.write('unsubscribe', personId)}`,
    };
  }
}

function pathOf(template: string, { id }: StepRow, open: readonly StepRow[]): string {
  if (open.length > 1) return '/mijn-stappen';
  return template === TEMPLATES['look-back'] ? `/mijn-stappen/${id}/terugkijken` : `/mijn-stappen/${id}`;
}
