import { randomUUID } from 'node:crypto';
import { messagesIn } from '@fluxus/messages';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { People } from '../identity/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { type MailData, MailQueue } from '../platform/mail/mail-queue.ts';
import { type LeavingMail, MailWords } from '../platform/mail/mail-words.ts';
import { textOf } from './bundles.ts';
import { isObligatory, type NoticeKind } from './kinds.ts';
import { endOfNight, PATIENCE_MS } from './mail-plan.ts';
import { NoticeTokens } from './notice-tokens.ts';
import { Notices } from './notices.ts';
import { NoticePreferences } from './preferences.ts';
import { ToldNotices } from './told-notices.ts';

const SEND_NOTICES = 'send-notices';
const EVERY_MINUTES = 1;
/** People in one turn of the job, which is far shorter than a job may take. */
const AT_ONCE = 1000;

const TEMPLATE = 'notices';
/** Notices that one mail looks at, and things it tells of; of the rest it tells that there is more. */
const LOOKED_AT = 200;
const TOLD = 12;

/**
 * The mails that tell of notices: one for all that is due to a person. What it tells of is marked and the mail promised in
 * one transaction, so that each notice is mailed once, whatever dies in between. Its words are looked up when it leaves: what
 * was read, taken away, muted, closed to that person or not wanted any more by then is not in it.
 */
@Injectable()
export class SendNotices implements OnModuleInit {
  private readonly log = new Logger(SendNotices.name);

  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    private readonly preferences: NoticePreferences,
    private readonly told: ToldNotices,
    private readonly people: People,
    private readonly mails: MailQueue,
    private readonly words: MailWords,
    private readonly tokens: NoticeTokens,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SEND_NOTICES, () => this.run(), { everyMinutes: EVERY_MINUTES });
    this.words.write(TEMPLATE, (mail) => this.write(mail));
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    // what was late by day does not make up for it at night
    if (endOfNight(now)) return;
    const waiting = await this.notices.peopleToMail(now, AT_ONCE);
    for (const personId of waiting) await this.attempt(personId, now);
    if (waiting.length === AT_ONCE) await this.jobs.enqueue(SEND_NOTICES, {});
  }

  /** One person who cannot be written to does not keep the others waiting. */
  private async attempt(personId: string, now: Date): Promise<void> {
    try {
      await this.database.transaction(() => this.promise(personId, now));
    } catch (error) {
      this.log.error(`mailing ${personId} what they are told of: ${String(error)}`);
    }
  }

  private async promise(personId: string, now: Date): Promise<void> {
    const mail = randomUUID();
    // what is due within moments goes along
    const taken = await this.notices.takeForMail(personId, mail, new Date(now.getTime() + PATIENCE_MS));
    const person = (await this.people.byIds([personId])).get(personId);
    if (taken.length === 0 || !person?.emailVerified) return;
    await this.mails.promise({
      ...{ key: `${TEMPLATE} ${mail}`, template: TEMPLATE, to: person.email, locale: person.locale },
      ...{ personId, data: { mail } },
    });
  }

  /** What a mail says when it leaves. */
  private async write({ data, personId, locale }: LeavingMail): Promise<MailData | undefined> {
    if (!personId) return undefined;
    const choices = (await this.preferences.of([personId]))(personId);
    const kept = await this.notices.toldIn(personId, String(data.mail), LOOKED_AT);
    const wanted = kept.filter(({ kind }) => choices[kind] !== 'none');
    const { bundles } = await this.told.of(personId, wanted);
    const [first] = bundles;
    if (!first) return undefined;
    const t = messagesIn(locale);
    const items = bundles.slice(0, TOLD).map((bundle) => {
      const quoted = bundle.excerpt === undefined ? [] : [t('notices.excerpt', { excerpt: bundle.excerpt })];
      return [textOf(bundle, locale), ...quoted].join('\n');
    });
    if (bundles.length > TOLD) items.push(t('notices.more', { count: bundles.length - TOLD }));
    return {
      count: bundles.length,
      only: textOf(first, locale),
      items: items.join('\n\n'),
      url: bundles.length === 1 ? first.path : '/meldingen',
      ...this.wayOut(personId, [...new Set(bundles.map(({ kind }) => kind))], locale),
    };
  }

  /** A mail about one kind stops that kind, any other one all; what the law asks us to tell cannot be stopped. */
  private wayOut(personId: string, kinds: readonly NoticeKind[], locale: LeavingMail['locale']): MailData {
    const t = messagesIn(locale);
    const stoppable = kinds.filter((kind) => !isObligatory(kind));
    if (stoppable.length === 0) return { foot: t('mail.foot.obligatory') };
    const kind = stoppable.length === 1 ? stoppable[0] : undefined;
    return {
      foot: t('mail.foot.notices'),
      unsubscribe: `/uitschrijven/meldingen/${this.tokens.write({ personId, kind })}`,
    };
  }
}
