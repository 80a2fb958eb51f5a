import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { BetterAuth, unlessRefused } from './better-auth.ts';
import { EmailChanged, LinkExpired } from './identity.types.ts';
import { Links } from './links.ts';
import { People } from './people.ts';
import { PersonRecords } from './person-records.ts';

/** Moves an account to its new address by the link that was mailed there. It need not be opened where one is signed in. */
@Injectable()
export class ConfirmEmailChange {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly links: Links,
    private readonly people: People,
    private readonly records: PersonRecords,
  ) {}

  async run(caller: Caller, input: { token: string }): Promise<EmailChanged> {
    const claims = this.links.claims(input.token);
    const email = claims?.updateTo;
    refuseUnless(claims?.requestType === 'change-email-verification' && email, () => new LinkExpired());
    return this.database.transaction(async () => {
      await this.records.lockAddress(email);
      // meanwhile somebody may have made an account with it
      refuseUnless(!(await this.people.byEmail(email)), () => new LinkExpired());
      const verifying = this.auth.during(caller.locale, () =>
        this.auth.api.verifyEmail({ query: { token: input.token } }),
      );
      refuseUnless(await unlessRefused(verifying), () => new LinkExpired());
      return new EmailChanged(email);
    });
  }
}
