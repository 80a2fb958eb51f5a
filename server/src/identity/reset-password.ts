import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { BetterAuth, unlessRefused } from './better-auth.ts';
import type { Visit } from './caller-visit.ts';
import { Fields, HOME } from './fields.ts';
import { LinkExpired, type ResetPasswordInput, SignedIn } from './identity.types.ts';
import { Letters } from './letters.ts';
import { Links } from './links.ts';
import { People } from './people.ts';
import { Sessions } from './sessions.ts';

/** Sets a new password by the link in a mail, ends every session the person had and begins one here. Other links end too. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly links: Links,
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly letters: Letters,
  ) {}

  async run({ caller, userAgent }: Visit, { token, password }: ResetPasswordInput): Promise<SignedIn> {
    const fields = new Fields();
    fields.newPassword(password);
    fields.refuseProblems();
    return this.database.transaction(async () => {
      const personId = await this.links.resetPersonId(token);
      refuseUnless(personId, () => new LinkExpired());
      const call = () => this.auth.api.resetPassword({ body: { token, newPassword: password } });
      const done = await unlessRefused(this.auth.during(caller.locale, call));
      const person = (await this.people.byIds([personId])).get(personId);
      refuseUnless(done && person, () => new LinkExpired());
      await this.sessions.endAll(personId);
      await this.links.voidAll(person);
      await this.letters.passwordChanged({ email: person.email, locale: person.locale, personId });
      return new SignedIn(HOME, await this.sessions.open(personId, userAgent));
    });
  }
}
