import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import type { MailData } from './mail-queue.ts';

/** A mail about to leave. */
export type LeavingMail = { template: string; locale: Locale; data: MailData; personId: string | null };

/** Gives what a mail says, as it stands when it leaves; undefined when there is nothing left to say. */
export type MailWriter = (mail: LeavingMail) => Promise<MailData | undefined>;

/**
 * Words that are looked up when a mail leaves, instead of being kept with its promise: private ones, and those that may
 * no longer hold by then. A domain registers for its templates.
 */
@Injectable()
export class MailWords {
  private readonly writers = new Map<string, MailWriter>();

  /** Declares who writes a template. Call it while the application is being put together. */
  write(template: string, writer: MailWriter): void {
    this.writers.set(template, writer);
  }

  /** What a mail says now; undefined when it should no longer leave. */
  async of(mail: LeavingMail): Promise<MailData | undefined> {
    const writer = this.writers.get(mail.template);
    return writer ? writer(mail) : mail.data;
  }
}
