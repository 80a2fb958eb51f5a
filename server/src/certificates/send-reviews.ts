import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Access } from '../access/index.ts';
import { People } from '../identity/index.ts';
import { type SeenPrompt, Ways } from '../learning/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { type MailData, MailQueue } from '../platform/mail/mail-queue.ts';
import { type LeavingMail, MailWords } from '../platform/mail/mail-words.ts';
import { Certificates } from './certificates.ts';
import { standingOf } from './content.ts';
import { REVIEW_WEEKS } from './review-plan.ts';
import { ReviewTokens } from './review-tokens.ts';
import { type DueReview, Reviews } from './reviews.ts';

const SEND_REVIEWS = 'send-reviews';
const TEMPLATE = 'certificate-review';
const EVERY_MINUTES = 15;
const AT_ONCE = 500;
/** Questions in one mail: as many as one thinks about on the way home. */
const QUESTIONS = 3;

/**
 * The mails to look back at what one finished, with questions that one saw in it: other ones each time, as far as there are.
 * What was planned is marked as sent and the mail promised in one transaction, so that each leaves once, whatever dies in between.
 */
@Injectable()
export class SendReviews implements OnModuleInit {
  private readonly log = new Logger(SendReviews.name);

  constructor(
    private readonly database: Database,
    private readonly reviews: Reviews,
    private readonly certificates: Certificates,
    private readonly access: Access,
    private readonly ways: Ways,
    private readonly people: People,
    private readonly mails: MailQueue,
    private readonly words: MailWords,
    private readonly tokens: ReviewTokens,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SEND_REVIEWS, () => this.run(), { everyMinutes: EVERY_MINUTES });
    this.words.write(TEMPLATE, (mail) => this.write(mail));
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const due = await this.reviews.due(now, AT_ONCE);
    for (const one of due) {
      try {
        await this.database.transaction(() => this.promise(one, now));
      } catch (error) {
        // one person who cannot be written to does not keep the others waiting
        this.log.error(`looking back at ${one.certificateId}: ${String(error)}`);
      }
    }
    if (due.length === AT_ONCE) await this.jobs.enqueue(SEND_REVIEWS, {});
  }

  private async promise(due: DueReview, now: Date): Promise<void> {
    if (!(await this.reviews.take(due, now))) return;
    const person = (await this.people.byIds([due.personId])).get(due.personId);
    if (!person) return;
    await this.mails.promise({
      key: `${TEMPLATE} ${due.certificateId} ${due.weeks}`,
      template: TEMPLATE,
      to: person.email,
      locale: person.locale,
      personId: person.id,
      data: { certificate: due.certificateId, weeks: due.weeks },
    });
  }

  /** What a mail says when it leaves; nothing about an attest that holds no longer, or where there was nothing to think about. */
  private async write({ data, personId }: LeavingMail): Promise<MailData | undefined> {
    const promised = await this.certificates.byId(String(data.certificate));
    if (!promised || !personId) return undefined;
    // one that was issued anew since then goes on where the other was
    const row =
      standingOf(promised) === 'replaced'
        ? await this.certificates.held(personId, { kind: promised.subjectKind, key: promised.subjectKey })
        : promised;
    if (!row || standingOf(row) !== 'valid') return undefined;
    if (!(await this.reviews.wanted(row.id, Number(data.weeks)))) return undefined;
    const keys = row.content.modules.map(({ key }) => key);
    const opened = await this.access.openAmong(personId, keys);
    const chosen = chosenFrom(await this.ways.promptsSeen(personId, keys, opened), Number(data.weeks));
    const [first] = chosen;
    if (!first) return undefined;
    return {
      weeks: Number(data.weeks),
      title: row.content.title,
      questions: chosen.map(({ question }) => `– ${question}`).join('\n'),
      url: `/leren/${first.moduleSlug}/${first.lessonSlug}`,
      unsubscribe: `/uitschrijven/terugblik/${this.tokens.write(personId)}`,
    };
  }
}

/** Goes on where the mail before it ended, and begins again at the end. */
export function chosenFrom(prompts: readonly SeenPrompt[], weeks: number): SeenPrompt[] {
  const turn = Math.max(0, (REVIEW_WEEKS as readonly number[]).indexOf(weeks));
  const from = prompts.length === 0 ? 0 : (turn * QUESTIONS) % prompts.length;
  return [...prompts.slice(from), ...prompts.slice(0, from)].slice(0, QUESTIONS);
}
