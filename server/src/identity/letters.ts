import { createHash } from 'node:crypto';
import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { MailQueue } from '../platform/mail/mail-queue.ts';
import { HOME } from './fields.ts';

type To = { email: string; locale: Locale; personId?: string };

/**
 * The mails of identity. Their links lead to a page with a button, never to the act itself: programs that look at
 * links in mails must not use them up.
 */
@Injectable()
export class Letters {
  constructor(private readonly mails: MailQueue) {}

  async signInLink(to: To, token: string, path: string): Promise<void> {
    await this.link('sign-in-link', to, token, '/aanmelden/link', path);
  }

  async verifyEmail(to: To, token: string, path: string, name: string): Promise<void> {
    await this.link('verify-email', to, token, '/aanmelden/bevestigen', path, { name });
  }

  async passwordReset(to: To, token: string): Promise<void> {
    await this.link('password-reset', to, token, '/wachtwoord/nieuw');
  }

  async confirmNewEmail(to: To, token: string): Promise<void> {
    await this.link('confirm-new-email', to, token, '/account/e-mail');
  }

  async accountExists(to: To, occasion: string, path: string): Promise<void> {
    await this.notice(
      'account-exists',
      to,
      occasion,
      pathWith('/aanmelden', { verder: path === HOME ? undefined : path }),
    );
  }

  async emailTaken(to: To, occasion: string): Promise<void> {
    await this.notice('email-taken', to, occasion, '/aanmelden');
  }

  async emailChangeAsked(to: To, occasion: string, newEmail: string): Promise<void> {
    await this.notice('email-change-asked', to, occasion, '/wachtwoord/vergeten', { newEmail });
  }

  async passwordChanged(to: To, occasion: string): Promise<void> {
    await this.notice('password-changed', to, occasion, '/wachtwoord/vergeten');
  }

  private async link(
    template: string,
    to: To,
    token: string,
    page: string,
    path?: string,
    data: Record<string, string> = {},
  ): Promise<void> {
    const url = pathWith(page, { token, verder: path === HOME ? undefined : path });
    const key = `${template}:${createHash('sha256').update(token).digest('base64url')}`;
    // `once`: the link is taken out of what we keep when the mail has left
    await this.mails.promise({
      key,
      template,
      to: to.email,
      locale: to.locale,
      personId: to.personId,
      data: { ...data, url, once: true },
    });
  }

  /** `occasion` is the request it answers: asked twice by mistake, the mail leaves once. */
  private async notice(
    template: string,
    to: To,
    occasion: string,
    url: string,
    data: Record<string, string> = {},
  ): Promise<void> {
    const key = `${template}:${occasion}`;
    await this.mails.promise({
      key,
      template,
      to: to.email,
      locale: to.locale,
      personId: to.personId,
      data: { ...data, url },
    });
  }
}

function pathWith(page: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return query.size > 0 ? `${page}?${query}` : page;
}
