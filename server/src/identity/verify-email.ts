import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import type { Visit } from './caller-visit.ts';
import { pathOr } from './fields.ts';
import { LinkExpired, SignedIn } from './identity.types.ts';
import { Links } from './links.ts';
import { People } from './people.ts';
import { PersonRecords } from './person-records.ts';
import { Sessions } from './sessions.ts';

/** Makes the account that was asked for, by the link in its mail, which works once; its owner is signed in. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly database: Database,
    private readonly links: Links,
    private readonly people: People,
    private readonly records: PersonRecords,
    private readonly sessions: Sessions,
  ) {}

  async run({ userAgent }: Visit, input: { token: string; path?: string | null }): Promise<SignedIn> {
    return this.database.transaction(async () => {
      const wanted = await this.links.use('sign-up', input.token);
      refuseUnless(wanted, () => new LinkExpired());
      await this.records.lockAddress(wanted.email);
      // meanwhile there may be an account, by another link: this one must not put its password on it
      refuseUnless(!(await this.people.byEmail(wanted.email)), () => new LinkExpired());
      const id = await this.records.add(wanted);
      await this.records.setPassword(id, wanted.passwordHash);
      return new SignedIn(pathOr(input.path), await this.sessions.open(id, userAgent));
    });
  }
}
