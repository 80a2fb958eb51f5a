import { Injectable } from '@nestjs/common';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { BetterAuth, unlessRefused } from './better-auth.ts';
import type { Visit } from './caller-visit.ts';
import { Fields, pathOr } from './fields.ts';
import { SignedIn, type SignInInput, WrongCredentials } from './identity.types.ts';
import { Limits } from './limits.ts';

/**
 * Signs in with a password. An unknown address, a wrong password, and an address that was not confirmed yet or uses
 * links only, answer alike after the same work. No connection is held while passwords are compared, which takes long.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly auth: BetterAuth,
    private readonly limits: Limits,
  ) {}

  async run({ caller, userAgent }: Visit, input: SignInInput): Promise<SignedIn> {
    const fields = new Fields();
    const body = { email: fields.email(input.email), password: fields.password(input.password) };
    fields.refuseProblems();
    await this.limits.count('sign-in', caller, body.email);
    const headers = new Headers({ 'user-agent': userAgent });
    const signedIn = await unlessRefused(this.auth.api.signInEmail({ body, headers }));
    refuseUnless(signedIn, () => new WrongCredentials());
    await this.limits.forgive('sign-in', body.email);
    return new SignedIn(pathOr(input.path), signedIn.token);
  }
}
