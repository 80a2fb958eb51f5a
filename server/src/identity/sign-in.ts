import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { BetterAuth, unlessRefused } from './better-auth.ts';
import type { Visit } from './caller-visit.ts';
import { Fields, pathOr } from './fields.ts';
import { SignedIn, type SignInInput, WrongCredentials } from './identity.types.ts';
import { Letters } from './letters.ts';
import { Limits } from './limits.ts';

/**
 * Signs in with a password. An unknown address, a wrong password and an address that was never confirmed answer alike;
 * in the last case its owner gets the mail to confirm it once more.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly letters: Letters,
    private readonly limits: Limits,
  ) {}

  async run({ caller, userAgent }: Visit, input: SignInInput): Promise<SignedIn> {
    const fields = new Fields();
    const credentials = { email: fields.email(input.email), password: fields.password(input.password) };
    fields.refuseProblems();
    await this.limits.count('sign-in', caller, credentials.email);
    const token = await this.database.transaction(() =>
      this.tokenFor({ caller, userAgent }, credentials, pathOr(input.path)),
    );
    refuseUnless(token, () => new WrongCredentials());
    await this.limits.forgive('sign-in', credentials.email);
    return new SignedIn(pathOr(input.path), token);
  }

  private async tokenFor(
    { caller, userAgent }: Visit,
    credentials: { email: string; password: string },
    path: string,
  ): Promise<string | undefined> {
    const { locale } = caller;
    const headers = new Headers({ 'user-agent': userAgent });
    const { answer, errand } = await this.auth.during(locale, () =>
      unlessRefused(this.auth.api.signInEmail({ body: credentials, headers })),
    );
    if (errand.token) await this.letters.verifyEmail({ email: credentials.email, locale }, errand.token, path, '');
    return answer?.token;
  }
}
