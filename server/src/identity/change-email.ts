import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { BetterAuth } from './better-auth.ts';
import { Fields } from './fields.ts';
import { MailSent } from './identity.types.ts';
import { Letters } from './letters.ts';
import { Limits } from './limits.ts';
import { Sessions } from './sessions.ts';

/**
 * Asks the new address to confirm, and tells the old one. Nothing changes before the confirmation; whether the new
 * address has an account already is told to that address alone.
 */
@Injectable()
export class ChangeEmail {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly sessions: Sessions,
    private readonly letters: Letters,
    private readonly limits: Limits,
  ) {}

  async run(caller: Caller, person: CallerPerson, input: { email: string }): Promise<MailSent> {
    const fields = new Fields();
    const email = fields.email(input.email);
    if (email === person.email) fields.problem('email', 'identity.email.same');
    fields.refuseProblems();
    await this.limits.count('change-email', caller, email);
    await this.limits.count('change-email', caller, person.id);
    await this.database.transaction(async () => {
      const { locale, requestId } = caller;
      const headers = await this.sessions.headersOf(person.sessionId);
      const { errand } = await this.auth.during(locale, () =>
        this.auth.api.changeEmail({ body: { newEmail: email }, headers }),
      );
      if (errand.token) await this.letters.confirmNewEmail({ email, locale, personId: person.id }, errand.token);
      else await this.letters.emailTaken({ email, locale }, requestId);
      await this.letters.emailChangeAsked({ email: person.email, locale, personId: person.id }, requestId, email);
    });
    return new MailSent(email);
  }
}
