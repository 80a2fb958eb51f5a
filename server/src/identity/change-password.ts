import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { BetterAuth, unlessRefused } from './better-auth.ts';
import { Fields } from './fields.ts';
import { type ChangePasswordInput, PasswordChanged } from './identity.types.ts';
import { Letters } from './letters.ts';
import { Limits } from './limits.ts';
import { Links } from './links.ts';
import { Sessions } from './sessions.ts';

/** Changes the caller's password, who proves to know the present one; their other sessions and every link end. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly sessions: Sessions,
    private readonly letters: Letters,
    private readonly links: Links,
    private readonly limits: Limits,
  ) {}

  async run(caller: Caller, person: CallerPerson, input: ChangePasswordInput): Promise<PasswordChanged> {
    const fields = new Fields();
    const currentPassword = fields.password(input.current, 'current');
    const newPassword = fields.newPassword(input.password);
    fields.refuseProblems();
    await this.limits.count('change-password', caller, person.id);
    await this.database.transaction(async () => {
      const headers = await this.sessions.headersOf(person.sessionId);
      const changing = this.auth.api.changePassword({ body: { currentPassword, newPassword }, headers });
      if (!(await unlessRefused(changing))) fields.problem('current', 'identity.password.wrong');
      fields.refuseProblems();
      await this.sessions.endAll(person.id, person.sessionId);
      await this.links.voidAll(person);
      await this.letters.passwordChanged({ email: person.email, locale: caller.locale, personId: person.id });
    });
    await this.limits.forgive('change-password', person.id);
    return new PasswordChanged();
  }
}
