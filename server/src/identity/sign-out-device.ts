import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { SignedOut } from './identity.types.ts';
import { Sessions } from './sessions.ts';

/** Ends a session of one's own on another device. */
@Injectable()
export class SignOutDevice {
  constructor(private readonly sessions: Sessions) {}

  async run(person: CallerPerson, input: { id: string }): Promise<SignedOut> {
    refuseUnless(await this.sessions.end(person.id, input.id), () => new NotFound());
    return new SignedOut(input.id === person.sessionId ? '/' : '/account');
  }
}
