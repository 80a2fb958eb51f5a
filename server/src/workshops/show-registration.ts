import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { refuseUnless } from '../platform/graphql/refusal.ts';
import { DateViews } from './date-views.ts';
import { HeldRegistrations } from './held-registration.ts';
import { LinkIsOver } from './join.refusals.ts';
import { isLive, type Registration } from './registration.ts';
import { Registrations } from './registrations.ts';
import { WorkshopSessions } from './sessions.ts';
import { showsOnlineLink } from './workshop.ts';
import { WorkshopRegistration } from './workshop.types.ts';
import { Workshops } from './workshops.ts';

/** A registration for whoever has its link; looking changes nothing. */
@Injectable()
export class ShowRegistration {
  constructor(
    private readonly held: HeldRegistrations,
    private readonly registrations: Registrations,
    private readonly sessions: WorkshopSessions,
    private readonly workshops: Workshops,
    private readonly views: DateViews,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal with LinkIsOver */
  async run(purpose: 'manage' | 'take', token: string): Promise<WorkshopRegistration> {
    return this.view(await this.held.find(purpose, token));
  }

  async view(registration: Registration): Promise<WorkshopRegistration> {
    const session = await this.sessions.byId(registration.sessionId);
    const workshop = session && (await this.workshops.byKey(session.workshopKey));
    refuseUnless(session && workshop, () => new LinkIsOver());
    const now = this.clock.now();
    const { name, email, state, offeredUntil } = registration;
    const shown = state === 'confirmed' && showsOnlineLink(session, now);
    return Object.assign(new WorkshopRegistration(), {
      ...{ name, email, status: state, offeredUntil },
      waitingBefore: state === 'waiting' ? await this.registrations.waitingBefore(registration) : null,
      onlineUrl: shown ? session.onlineUrl : null,
      changeable: isLive(registration) && session.state === 'open' && session.startsAt > now,
      date: await this.views.one(session, workshop),
    });
  }
}
