import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { SignedOut } from './identity.types.ts';
import { Links } from './links.ts';
import { Sessions } from './sessions.ts';

/** Ends every session of the caller, this one too, and a change of address that somebody who was signed in may have begun. */
@Injectable()
export class SignOutEverywhere {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly links: Links,
  ) {}

  async run(person: CallerPerson): Promise<SignedOut> {
    await this.database.transaction(async () => {
      await this.sessions.endAll(person.id);
      await this.links.voidEmailChanges(person.id);
    });
    return new SignedOut('/');
  }
}
