import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { Jobs } from '../jobs/jobs.ts';

export type MailData = Readonly<Record<string, string | number | boolean | null>>;

export type MailPromise = {
  /** The same key twice is one mail. */
  key: string;
  template: string;
  to: string;
  locale: Locale;
  data: MailData;
  personId?: string;
  orderId?: string;
};

export const SEND_MAIL = 'send-mail';

/** Mails leave through the transaction: promised with the change, sent once after its commit. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  async promise(mail: MailPromise): Promise<void> {
    await this.database.transaction(async () => {
      const [row] = await this.database.query<{ id: string }>(
        `insert into platform.mail (key, template, recipient, locale, data, person_id, order_id)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (key) do nothing returning id`,
        [mail.key, mail.template, mail.to, mail.locale, JSON.stringify(mail.data), mail.personId ?? null, mail.orderId ?? null],
      );
      if (row) await this.jobs.enqueue(SEND_MAIL, { mail: row.id });
    });
  }
}
