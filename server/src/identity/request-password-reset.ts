import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Fields } from './fields.ts';
import { MailSent } from './identity.types.ts';
import { Limits } from './limits.ts';
import { type LinkWish, MAIL_LINK } from './mail-link.ts';

/** Promises a link for a new password. Who has no account gets none; which of both it is, is found out later, unseen. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly jobs: Jobs,
    private readonly limits: Limits,
  ) {}

  async run(caller: Caller, input: { email: string }): Promise<MailSent> {
    const fields = new Fields();
    const email = fields.email(input.email);
    fields.refuseProblems();
    await this.limits.count('password-reset', caller, email);
    const wish: LinkWish = { kind: 'password-reset', occasion: randomUUID(), email, locale: caller.locale };
    await this.jobs.enqueue(MAIL_LINK, wish);
    return new MailSent(email);
  }
}
