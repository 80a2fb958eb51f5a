import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';

const HOUR = 3600;
/** A school or a town hall shares one address on the internet. */
const FORMS_AN_HOUR = 60;
const MAILS_AN_HOUR = 8;

/** How often one sender may make us write, and how often we write to one address because somebody asked. */
@Injectable()
export class JoinLimits {
  constructor(private readonly rates: RateLimit) {}

  /** Call it outside transactions. @throws Refusal with TooOften */
  async count({ ip }: Caller, emails: readonly string[]): Promise<void> {
    await this.rates.count(`workshop-form from ${ip}`, FORMS_AN_HOUR, HOUR);
    for (const email of emails) await this.rates.count(`workshop-mail for ${email}`, MAILS_AN_HOUR, HOUR);
  }
}
