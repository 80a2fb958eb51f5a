import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { BetterAuth } from './better-auth.ts';
import { Fields, pathOr } from './fields.ts';
import { MailSent, type SignUpInput } from './identity.types.ts';
import { Letters } from './letters.ts';
import { Limits } from './limits.ts';
import { type KeptLink, Links } from './links.ts';
import { People } from './people.ts';

/**
 * Asks for an account with a password. The account is made by the link in the mail, with what that link was asked with:
 * nobody can put a password of theirs on an address of somebody else. Where the address has an account already its owner
 * gets a mail that says so, and whoever asked gets the same answer after the same work.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly people: People,
    private readonly links: Links,
    private readonly letters: Letters,
    private readonly limits: Limits,
  ) {}

  async run(caller: Caller, input: SignUpInput): Promise<MailSent> {
    const fields = new Fields();
    const { locale } = caller;
    const email = fields.email(input.email);
    const name = fields.name(input.name);
    const password = fields.newPassword(input.password);
    fields.refuseProblems();
    await this.limits.count('sign-up', caller, email);
    const passwordHash = await this.auth.hash(password);
    const wanted: KeptLink = { type: 'sign-up', email, name, passwordHash, locale };
    await this.database.transaction(async () => {
      const known = await this.people.byEmail(email);
      const token = await this.links.make(wanted);
      const to = { email, locale, personId: known?.id };
      if (known) await this.letters.accountExists(to, pathOr(input.path));
      else await this.letters.verifyEmail(to, token, pathOr(input.path), name);
    });
    return new MailSent(email);
  }
}
