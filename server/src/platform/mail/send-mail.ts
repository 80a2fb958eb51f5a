import type { Locale } from '@fluxus/messages';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.ts';
import { Database } from '../database/database.ts';
import { Jobs } from '../jobs/jobs.ts';
import { RESOURCES, type Resources } from '../resources.ts';
import { type MailData, SEND_MAIL } from './mail-queue.ts';
import { composeMail } from './templates.ts';

type Row = { id: string; template: string; recipient: string; locale: Locale; data: MailData; status: string };

/** Sends one promised mail. Its Message-ID never changes, so that a repeat after a crash is recognised as the same mail. */
@Injectable()
export class SendMail implements OnModuleInit {
  private transport: Transporter | undefined;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SEND_MAIL, (data) => this.run(String(data.mail)), { concurrency: 2 });
  }

  async run(id: string): Promise<void> {
    const [mail] = await this.database.query<Row>(
      'select id, template, recipient, locale, data, status from platform.mail where id = $1',
      [id],
    );
    if (!mail || mail.status === 'sent') return;
    try {
      const { subject, text, html } = composeMail(mail.template, mail.locale, mail.data, this.resources.publicUrl);
      this.transport ??= nodemailer.createTransport(this.resources.smtpUrl);
      await this.transport.sendMail({
        from: this.config.mailFrom,
        to: { name: '', address: mail.recipient },
        subject,
        text,
        html,
        messageId: `<${mail.id}@${new URL(this.resources.publicUrl).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
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
}
