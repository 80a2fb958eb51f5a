import { Injectable } from '@nestjs/common';
import { createEmailVerificationToken } from 'better-auth/api';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { BetterAuth, LASTS } from './better-auth.ts';
import { Fields, pathOr } from './fields.ts';
import { MailSent, type SignUpInput } from './identity.types.ts';
import { Letters } from './letters.ts';
import { Limits } from './limits.ts';
import { PersonRecords } from './person-records.ts';

/**
 * Makes an account with a password. It can be used once the mail is confirmed. Where the address is known already its
 * owner gets a mail, and whoever asked gets the same answer after the same work.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly records: PersonRecords,
    private readonly letters: Letters,
    private readonly limits: Limits,
  ) {}

  async run(caller: Caller, input: SignUpInput): Promise<MailSent> {
    const fields = new Fields();
    const account = {
      name: fields.name(input.name),
      email: fields.email(input.email),
      password: fields.newPassword(input.password),
    };
    fields.refuseProblems();
    await this.limits.count('sign-up', caller, account.email);
    await this.database.transaction(() => this.make(caller, account, pathOr(input.path)));
    return new MailSent(account.email);
  }

  private async make(
    { locale, requestId }: Caller,
    account: { name: string; email: string; password: string },
    path: string,
  ): Promise<void> {
    const { email, name } = account;
    await this.records.lockAddress(email);
    const { errand } = await this.auth.during(locale, () => this.auth.api.signUpEmail({ body: account }));
    const known = errand.knownPerson;
    const to = { email, locale, personId: known?.id };
    if (known?.emailVerified) return this.letters.accountExists(to, requestId, path);
    const token = errand.token ?? (await this.tokenFor(email, known?.id));
    await this.letters.verifyEmail(to, token, path, name);
  }

  /** Another mail for an account that was made before and never confirmed. */
  private async tokenFor(email: string, userId: string | undefined): Promise<string> {
    const { secret } = await this.auth.context;
    return createEmailVerificationToken(secret, email, undefined, LASTS.verification, { userId });
  }
}
