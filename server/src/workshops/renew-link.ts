import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { HeldRegistrations } from './held-registration.ts';
import { LinkIsOver } from './join.refusals.ts';
import { JoinLimits } from './join-limits.ts';
import { Letters } from './letters.ts';
import { RegistrationLinks } from './links.ts';
import { isLive, type Registration } from './registration.ts';

/** Makes every link to a registration void and mails a new one: for who sent a mail on, and regrets it. */
@Injectable()
export class RenewLink {
  constructor(
    private readonly database: Database,
    private readonly held: HeldRegistrations,
    private readonly links: RegistrationLinks,
    private readonly letters: Letters,
    private readonly limits: JoinLimits,
  ) {}

  async run(caller: Caller, token: string): Promise<Registration> {
    const { email } = await this.held.find('manage', token);
    await this.limits.count(caller, [email]);
    return this.database.transaction(async () => {
      const { registration } = await this.held.lock('manage', token);
      refuseUnless(isLive(registration), () => new LinkIsOver());
      await this.links.revoke(registration.id);
      await this.letters.existing(registration, `link ${randomUUID()}`);
      return registration;
    });
  }
}
