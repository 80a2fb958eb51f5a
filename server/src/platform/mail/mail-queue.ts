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

/** A mail as the staff may see it: never its content, which may hold a link that lets somebody in. */
export type PromisedMail = {
  id: string;
  template: string;
  recipient: string;
  status: 'queued' | 'sent' | 'failed';
  error: string | null;
  queuedAt: Date;
  sentAt: Date | null;
};

const COLUMNS = 'id, template, recipient, status, error, queued_at as "queuedAt", sent_at as "sentAt"';

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
        [
          mail.key,
          mail.template,
          mail.to,
          mail.locale,
          JSON.stringify(mail.data),
          mail.personId ?? null,
          mail.orderId ?? null,
        ],
      );
      if (row) await this.jobs.enqueue(SEND_MAIL, { mail: row.id });
    });
  }

  /** Mails about an order, the oldest first. */
  ofOrder(orderId: string): Promise<PromisedMail[]> {
    return this.database.query(`select ${COLUMNS} from platform.mail where order_id = $1 order by queued_at, id`, [
      orderId,
    ]);
  }

  /** Mails that could not be sent, the newest first. */
  failed(limit: number): Promise<PromisedMail[]> {
    return this.database.query(
      `select ${COLUMNS} from platform.mail where status = 'failed' order by queued_at desc limit $1`,
      [limit],
    );
  }

  /** Puts a failed mail back in the queue; tells whether there was one. */
  async again(id: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const rows = await this.database.query<{ id: string }>(
        "update platform.mail set status = 'queued' where id = $1 and status = 'failed' returning id",
        [id],
      );
      if (rows.length > 0) await this.jobs.enqueue(SEND_MAIL, { mail: id });
      return rows.length > 0;
    });
  }
}
