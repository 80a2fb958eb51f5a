import { randomUUID } from 'node:crypto';
import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { type MailData, MailQueue } from '../platform/mail/mail-queue.ts';
import { HOME } from './fields.ts';

type To = { email: string; locale: Locale; personId?: string };

const FORGOTTEN_PASSWORD = '/wachtwoord';

/**
 * The mails of identity. Their links lead to a page with a button, never to the act itself: programs that look at
 * links in mails must not use them up. A link that lets somebody in is marked `once`: it is not kept when the mail has left.
 */
@Injectable()
export class Letters {
  constructor(private readonly mails: MailQueue) {}

  /** `occasion` names what it answers: worked on twice, the mail leaves once. */
  async signInLink(to: To, occasion: string, token: string, path: string): Promise<void> {
    const url = address('/aanmelden/link', { token, verder: unlessHome(path) });
    await this.send('sign-in-link', to, { url, once: true }, occasion);
  }

  async passwordReset(to: To, occasion: string, token: string): Promise<void> {
    await this.send('password-reset', to, { url: address('/wachtwoord/nieuw', { token }), once: true }, occasion);
  }

  async verifyEmail(to: To, token: string, path: string, name: string): Promise<void> {
    const url = address('/aanmelden/bevestigen', { token, verder: unlessHome(path) });
    await this.send('verify-email', to, { url, once: true, name });
  }

  async accountExists(to: To, path: string): Promise<void> {
    await this.send('account-exists', to, { url: address('/aanmelden', { verder: unlessHome(path) }) });
  }

  async confirmNewEmail(to: To, token: string): Promise<void> {
    await this.send('confirm-new-email', to, { url: address('/account/e-mail', { token }), once: true });
  }

  async emailTaken(to: To): Promise<void> {
    await this.send('email-taken', to, { url: '/aanmelden' });
  }

  async emailChangeAsked(to: To, newEmail: string): Promise<void> {
    await this.send('email-change-asked', to, { url: FORGOTTEN_PASSWORD, newEmail });
  }

  async passwordChanged(to: To): Promise<void> {
    await this.send('password-changed', to, { url: FORGOTTEN_PASSWORD });
  }

  private async send(template: string, to: To, data: MailData, occasion: string = randomUUID()): Promise<void> {
    const { email, locale, personId } = to;
    await this.mails.promise({ key: `${template}:${occasion}`, template, to: email, locale, personId, data });
  }
}

function unlessHome(path: string): string | undefined {
  return path === HOME ? undefined : path;
}

function address(page: string, values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(given);
  return query.size > 0 ? `${page}?${query}` : page;
}
