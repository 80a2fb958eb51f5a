import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Fields, pathOr } from './fields.ts';
import { MailSent, type RequestSignInLinkInput } from './identity.types.ts';
import { Limits } from './limits.ts';
import { type LinkWish, MAIL_LINK } from './mail-link.ts';

/** Promises a sign-in link. The link itself is made later, so that every address costs the same here. */
@Injectable()
export class RequestSignInLink {
  constructor(
    private readonly jobs: Jobs,
    private readonly limits: Limits,
  ) {}

  async run(caller: Caller, input: RequestSignInLinkInput): Promise<MailSent> {
    const fields = new Fields();
    const email = fields.email(input.email);
    fields.refuseProblems();
    await this.limits.count('sign-in-link', caller, email);
    const wish: LinkWish = {
      kind: 'sign-in',
      occasion: randomUUID(),
      email,
      locale: caller.locale,
      path: pathOr(input.path),
    };
    await this.jobs.enqueue(MAIL_LINK, wish);
    return new MailSent(email);
  }
}
