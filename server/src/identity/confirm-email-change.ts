import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { EmailChanged, LinkExpired } from './identity.types.ts';
import { Links } from './links.ts';
import { People } from './people.ts';
import { PersonRecords } from './person-records.ts';

/** Moves an account to its new address by the link that was mailed there. It need not be opened where one is signed in. */
@Injectable()
export class ConfirmEmailChange {
  constructor(
    private readonly database: Database,
    private readonly links: Links,
    private readonly people: People,
    private readonly records: PersonRecords,
  ) {}

  async run(input: { token: string }): Promise<EmailChanged> {
    return this.database.transaction(async () => {
      const wanted = await this.links.use('email-change', input.token);
      refuseUnless(wanted, () => new LinkExpired());
      await this.records.lockAddress(wanted.email);
      const person = (await this.people.byIds([wanted.person])).get(wanted.person);
      // meanwhile somebody may have made an account with it
      refuseUnless(person && !(await this.people.byEmail(wanted.email)), () => new LinkExpired());
      await this.records.move(person.id, wanted.email);
      // whoever reads mail at the old address must not come in by a link from before
      await this.links.voidAll(person);
      return new EmailChanged(wanted.email);
    });
  }
}
