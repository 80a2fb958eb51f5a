import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { SignedOut } from './identity.types.ts';
import { Sessions } from './sessions.ts';

/** Ends the session this request came with; without one there is nothing to end, and that is fine. */
@Injectable()
export class SignOut {
  constructor(private readonly sessions: Sessions) {}

  async run(person: CallerPerson | undefined): Promise<SignedOut> {
    if (person) await this.sessions.end(person.id, person.sessionId);
    return new SignedOut('/');
  }
}
