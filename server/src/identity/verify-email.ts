import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { BetterAuth, unlessRefused } from './better-auth.ts';
import type { Visit } from './caller-visit.ts';
import { pathOr } from './fields.ts';
import { LinkExpired, SignedIn } from './identity.types.ts';
import { Links } from './links.ts';
import { People } from './people.ts';
import { PersonRecords } from './person-records.ts';
import { Sessions } from './sessions.ts';

/** Confirms the address of a new account by the link in its mail, which works once, and signs its owner in. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly links: Links,
    private readonly people: People,
    private readonly records: PersonRecords,
    private readonly sessions: Sessions,
  ) {}

  async run({ caller, userAgent }: Visit, input: { token: string; path?: string | null }): Promise<SignedIn> {
    const claims = this.links.claims(input.token);
    refuseUnless(claims && claims.updateTo === undefined, () => new LinkExpired());
    return this.database.transaction(async () => {
      await this.records.lockAddress(claims.email);
      const person = await this.people.byEmail(claims.email);
      refuseUnless(person && !person.emailVerified, () => new LinkExpired());
      const verifying = this.auth.during(caller.locale, () =>
        this.auth.api.verifyEmail({ query: { token: input.token } }),
      );
      refuseUnless(await unlessRefused(verifying), () => new LinkExpired());
      return new SignedIn(pathOr(input.path), await this.sessions.open(person.id, userAgent));
    });
  }
}
