import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { BetterAuth, unlessRefused } from './better-auth.ts';
import type { Visit } from './caller-visit.ts';
import { pathOr } from './fields.ts';
import { LinkExpired, SignedIn } from './identity.types.ts';
import { Links } from './links.ts';
import { PersonRecords } from './person-records.ts';

/** Signs in by the link in a mail, which works once. An address that had no account has one from then on. */
@Injectable()
export class SignInWithLink {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly links: Links,
    private readonly records: PersonRecords,
  ) {}

  async run({ caller, userAgent }: Visit, input: { token: string; path?: string | null }): Promise<SignedIn> {
    return this.database.transaction(async () => {
      const email = await this.links.signInAddress(input.token);
      refuseUnless(email, () => new LinkExpired());
      await this.records.lockAddress(email);
      const headers = new Headers({ 'user-agent': userAgent });
      const call = () => this.auth.api.magicLinkVerify({ query: { token: input.token }, headers });
      const used = await unlessRefused(this.auth.during(caller.locale, call));
      refuseUnless(used, () => new LinkExpired());
      return new SignedIn(pathOr(input.path), used.answer.token);
    });
  }
}
