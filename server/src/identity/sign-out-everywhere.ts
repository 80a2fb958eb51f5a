import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { SignedOut } from './identity.types.ts';
import { Sessions } from './sessions.ts';

/** Ends every session of the caller, this one too. */
@Injectable()
export class SignOutEverywhere {
  constructor(private readonly sessions: Sessions) {}

  async run(person: CallerPerson): Promise<SignedOut> {
    await this.sessions.endAll(person.id);
    return new SignedOut('/');
  }
}
