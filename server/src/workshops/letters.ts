import { translate } from '@fluxus/messages';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { CONFIG, type Config } from '../platform/config/config.ts';
import { type MailData, MailQueue } from '../platform/mail/mail-queue.ts';
import { type LeavingMail, MailWords } from '../platform/mail/mail-words.ts';
import { calendarParts } from '../platform/mail/templates.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { invitations, pathOfDate } from './invitation.ts';
import { RegistrationLinks } from './links.ts';
import type { Registration } from './registration.ts';
import { Registrations } from './registrations.ts';
import { WorkshopSessions } from './sessions.ts';
import { momentIn, partIn, whereIn } from './words.ts';
import { showsOnlineLink, type Workshop, type WorkshopSession } from './workshop.ts';
import { Workshops } from './workshops.ts';

const TEMPLATES = [
  ...['workshop-confirmed', 'workshop-waiting', 'workshop-offered', 'workshop-lapsed', 'workshop-existing'],
  ...['workshop-moved', 'workshop-off', 'workshop-left', 'workshop-handed', 'workshop-received'],
  ...['workshop-week', 'workshop-day'],
] as const;

/** What may carry the link of an online date. */
const WITH_ONLINE_LINK = new Set(['workshop-confirmed', 'workshop-received', 'workshop-moved', 'workshop-day']);

/** How long after a date the link to one's registration still opens it. */
const AFTERWARDS_MS = 30 * 86_400_000;

/** What a mail is about, as it stands when it leaves. */
type Matter = Readonly<{ registration: Registration; session: WorkshopSession; workshop: Workshop }>;

/**
 * Mails about registrations. Each is promised in the transaction of what it tells, under a key that makes it one, and keeps
 * ids alone: its words, its link and its calendar are made when it leaves, and it stays where they no longer hold.
 */
@Injectable()
export class Letters implements OnModuleInit {
  constructor(
    private readonly mails: MailQueue,
    private readonly words: MailWords,
    private readonly registrations: Registrations,
    private readonly sessions: WorkshopSessions,
    private readonly workshops: Workshops,
    private readonly links: RegistrationLinks,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  onModuleInit(): void {
    for (const template of TEMPLATES) this.words.write(template, (mail) => this.write(mail));
  }

  joined(registration: Registration): Promise<void> {
    return this.promise(registration, registration.state === 'confirmed' ? 'workshop-confirmed' : 'workshop-waiting');
  }

  /** A place was taken that was offered, or given by somebody else. */
  received(registration: Registration, from: 'offer' | 'colleague'): Promise<void> {
    return this.promise(registration, from === 'offer' ? 'workshop-confirmed' : 'workshop-received');
  }

  offered(registration: Registration): Promise<void> {
    return this.promise(registration, 'workshop-offered');
  }

  lapsed(registration: Registration): Promise<void> {
    return this.promise(registration, 'workshop-lapsed');
  }

  /** What somebody has already, with a new link. */
  existing(registration: Registration, occasion: string): Promise<void> {
    return this.promise(registration, 'workshop-existing', occasion);
  }

  left(registration: Registration, hadPlace: boolean): Promise<void> {
    return this.promise(registration, 'workshop-left', '', { hadPlace });
  }

  handed(registration: Registration): Promise<void> {
    return this.promise(registration, 'workshop-handed', '', { hadPlace: true });
  }

  /** Everybody who has, was offered, or waits for a place is told of another time or place. */
  async moved({ id, sequence }: WorkshopSession): Promise<void> {
    for (const one of await this.registrations.inState(id, ['confirmed', 'offered', 'waiting']))
      await this.promise(one, 'workshop-moved', String(sequence));
  }

  /** Everybody who has, was offered, or waits for a place is told that a date does not take place. */
  async calledOff({ id }: WorkshopSession): Promise<void> {
    for (const one of await this.registrations.inState(id, ['confirmed', 'offered', 'waiting']))
      await this.promise(one, 'workshop-off', '', { hadPlace: one.state === 'confirmed' });
  }

  /** Once for a start: a date that moves is reminded of anew. */
  remind(registration: Registration, kind: 'week' | 'day', startsAt: Date): Promise<void> {
    const start = startsAt.toISOString();
    return this.promise(registration, `workshop-${kind}`, start, { start });
  }

  private promise(
    { id, email, locale, personId }: Registration,
    template: (typeof TEMPLATES)[number],
    occasion = '',
    more: MailData = {},
  ): Promise<void> {
    return this.mails.promise({
      key: `${template} ${id} ${occasion}`.trim(),
      ...{ template, to: email, locale, ...(personId ? { personId } : {}) },
      data: { registration: id, ...more },
    });
  }

  private async write({ template, data }: LeavingMail): Promise<MailData | undefined> {
    const registration = await this.registrations.byId(String(data.registration));
    const session = registration && (await this.sessions.byId(registration.sessionId));
    const workshop = session && (await this.workshops.byKey(session.workshopKey));
    if (!registration || !session || !workshop) return undefined;
    const matter = { registration, session, workshop };
    if (!stillHolds(template, matter)) return undefined;
    if (data.start && !isStillAhead(session, String(data.start), this.clock.now())) return undefined;
    const { locale, name, offeredUntil } = registration;
    return {
      name,
      title: workshop.title,
      when: session.parts.map((part) => partIn(locale, part)).join('\n'),
      where: this.whereOf(template, matter),
      state: translate(locale, registration.state === 'confirmed' ? 'workshops.mail.has' : 'workshops.mail.waits'),
      until: offeredUntil ? momentIn(locale, offeredUntil) : '',
      url: await this.urlOf(template, matter),
      ...this.calendarOf(template, matter, data.hadPlace === true),
    };
  }

  /** The place, and near the time the link of an online date: in mails to who has a place alone. */
  private whereOf(template: string, { registration: { locale, state }, session }: Matter): string {
    const told = state === 'confirmed' && WITH_ONLINE_LINK.has(template) && showsOnlineLink(session, this.clock.now());
    return told && session.onlineUrl
      ? translate(locale, 'workshops.mail.online', { url: session.onlineUrl })
      : whereIn(locale, session);
  }

  private async urlOf(template: string, { registration, session, workshop }: Matter): Promise<string> {
    if (template === 'workshop-offered' && registration.offeredUntil)
      return `/plaats?token=${await this.links.make(registration.id, 'take', registration.offeredUntil)}`;
    if (template === 'workshop-off') return '/workshops';
    if (['workshop-lapsed', 'workshop-left', 'workshop-handed'].includes(template))
      return pathOfDate(workshop, session);
    const until = new Date(session.endsAt.getTime() + AFTERWARDS_MS);
    return `/inschrijving?token=${await this.links.make(registration.id, 'manage', until)}`;
  }

  private calendarOf(template: string, { registration, session, workshop }: Matter, hadPlace: boolean): MailData {
    const told = ['workshop-confirmed', 'workshop-received', 'workshop-moved'].includes(template);
    const invites = told && registration.state === 'confirmed';
    if (!invites && !hadPlace) return {};
    const organizer = organizerOf(this.config.mailFrom);
    const inviting = { session, workshop, publicUrl: this.resources.publicUrl, now: this.clock.now() };
    return { calendars: calendarParts(invitations(registration, { ...inviting, organizer, ended: !invites })) };
  }
}

/** Whether a mail still says what is so. */
function stillHolds(template: string, { registration: { state }, session }: Matter): boolean {
  if (session.state === 'cancelled') return ['workshop-off', 'workshop-left', 'workshop-handed'].includes(template);
  switch (template) {
    case 'workshop-confirmed':
    case 'workshop-received':
    case 'workshop-week':
    case 'workshop-day':
      return state === 'confirmed';
    case 'workshop-waiting':
      return state === 'waiting';
    case 'workshop-offered':
      return state === 'offered';
    case 'workshop-moved':
    case 'workshop-existing':
      return state === 'confirmed' || state === 'waiting' || state === 'offered';
    default:
      return true;
  }
}

/** Whether a date that is reminded of still begins when it was to, and not yet. */
function isStillAhead({ startsAt }: WorkshopSession, start: string, now: Date): boolean {
  return startsAt.toISOString() === start && now < startsAt;
}

function organizerOf(from: string): { name: string; email: string } {
  const [, name = '', email = from] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? [];
  return { name: name || 'Fluxus academie', email };
}
