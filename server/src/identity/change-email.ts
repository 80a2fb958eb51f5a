import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { Fields } from './fields.ts';
import { MailSent } from './identity.types.ts';
import { Letters } from './letters.ts';
import { Limits } from './limits.ts';
import { Links } from './links.ts';
import { People } from './people.ts';

/**
 * Asks the new address to confirm, and tells the old one. Nothing changes before the confirmation; whether the new
 * address has an account already is told to that address alone.
 */
@Injectable()
export class ChangeEmail {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly links: Links,
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
    const { locale } = caller;
    await this.database.transaction(async () => {
      const taken = await this.people.byEmail(email);
      const token = await this.links.make({ type: 'email-change', person: person.id, email });
      if (taken) await this.letters.emailTaken({ email, locale, personId: taken.id });
      else await this.letters.confirmNewEmail({ email, locale, personId: person.id }, token);
      await this.letters.emailChangeAsked({ email: person.email, locale, personId: person.id }, email);
    });
    return new MailSent(email);
  }
}
