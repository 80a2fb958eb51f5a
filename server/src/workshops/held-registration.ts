import { Injectable } from '@nestjs/common';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { LinkIsOver } from './join.refusals.ts';
import { RegistrationLinks } from './links.ts';
import type { Registration } from './registration.ts';
import { Registrations } from './registrations.ts';
import { WorkshopSessions } from './sessions.ts';
import type { WorkshopSession } from './workshop.ts';

/** Finds what a link in a mail is for. */
@Injectable()
export class HeldRegistrations {
  constructor(
    private readonly links: RegistrationLinks,
    private readonly registrations: Registrations,
    private readonly sessions: WorkshopSessions,
  ) {}

  /** @throws Refusal with LinkIsOver */
  async find(purpose: 'manage' | 'take', token: string): Promise<Registration> {
    const id = await this.links.find(purpose, token);
    const registration = id && (await this.registrations.byId(id));
    refuseUnless(registration, () => new LinkIsOver());
    return registration;
  }

  /** The same under the lock of its date, as both stand then. @throws Refusal with LinkIsOver */
  async lock(
    purpose: 'manage' | 'take',
    token: string,
  ): Promise<{ registration: Registration; session: WorkshopSession }> {
    const session = await this.sessions.lock((await this.find(purpose, token)).sessionId);
    // read anew: it may have changed, or the link may have been revoked, while the lock was waited for
    const registration = await this.find(purpose, token);
    refuseUnless(session, () => new LinkIsOver());
    return { registration, session };
  }
}
