import type { Locale } from '@fluxus/messages';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.ts';
import { Database } from '../database/database.ts';
import { Jobs } from '../jobs/jobs.ts';
import { RESOURCES, type Resources } from '../resources.ts';
import { type MailData, SEND_MAIL } from './mail-queue.ts';
import { MailWords } from './mail-words.ts';
import { type CalendarPart, composeMail } from './templates.ts';

type Row = {
  id: string;
  template: string;
  recipient: string;
  locale: Locale;
  data: MailData;
  personId: string | null;
  status: string;
};

/** Sends one promised mail. Its Message-ID never changes, so that a repeat after a crash is recognised as the same mail. */
@Injectable()
export class SendMail implements OnModuleInit {
  private transport: Transporter | undefined;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly words: MailWords,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SEND_MAIL, (data) => this.run(String(data.mail)), { concurrency: 2 });
  }

  async run(id: string): Promise<void> {
    const [mail] = await this.database.query<Row>(
      'select id, template, recipient, locale, data, person_id as "personId", status from platform.mail where id = $1',
      [id],
    );
    if (!mail || mail.status === 'sent') return;
    try {
      const data = await this.words.of(mail);
      if (!data) return await this.forget(id);
      const { subject, text, html, unsubscribe, calendars } = composeMail(
        mail.template,
        mail.locale,
        data,
        this.resources.publicUrl,
      );
      this.transport ??= nodemailer.createTransport(this.resources.smtpUrl);
      await this.transport.sendMail({
        from: this.config.mailFrom,
        to: { name: '', address: mail.recipient },
        subject,
        text,
        html,
        messageId: `<${mail.id}@${new URL(this.resources.publicUrl).hostname}>`,
        ...invitations(calendars),
        headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribe ? oneClick(unsubscribe) : {}) },
      });
    } catch (error) {
      await this.database.query("update platform.mail set status = 'failed', error = $2 where id = $1", [
        id,
        String(error).slice(0, 500),
      ]);
      throw error;
    }
    // a link that lets somebody in is not kept: `data.once` says that it is one
    await this.database.query(
      "update platform.mail set status = 'sent', error = null, sent_at = now(), data = case when data ? 'once' then data - 'url' else data end where id = $1",
      [id],
    );
  }
  /** A mail that has nothing to say any more was never promised. */
  private async forget(id: string): Promise<void> {
    await this.database.query("delete from platform.mail where id = $1 and status <> 'sent'", [id]);
  }
}

/** Lets a mail program unsubscribe by itself, with one press and without a session (RFC 8058). */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** The invitation of a mail, which mail programs show as such (RFC 6047), and those that go along as files. */
function invitations([first, ...others]: readonly CalendarPart[]): SendMailOptions {
  if (!first) return {};
  return {
    icalEvent: { filename: 'datum.ics', method: first.method, content: first.content },
    attachments: others.map(({ method, content }, at) => ({
      ...{ filename: `datum-${at + 2}.ics`, content },
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    })),
  };
}
