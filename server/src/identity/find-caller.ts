import { isLocale, type Locale } from '@fluxus/messages';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { Live } from '../platform/live/live.ts';
import { localeCookieOf, SessionCookie } from './session-cookie.ts';
import { type FoundSession, Sessions } from './sessions.ts';

const REMEMBER_MS = 15_000;
const AT_MOST = 5_000;
const SEEN_AFTER_MS = 5 * 60_000;

type Remembered = FoundSession & { until: number };

/**
 * Tells who sent a request. A session that was looked up is remembered for a few seconds, so that most requests ask the
 * database nothing; it is forgotten at once when any process ends it or changes its person. While notices do not arrive,
 * nothing is remembered.
 */
@Injectable()
export class CallerFinder implements OnModuleDestroy {
  private readonly log = new Logger(CallerFinder.name);
  private readonly remembered = new Map<string, Remembered>();
  private readonly renewing = new Set<Promise<void>>();
  private notices = 0;

  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {
    live.subscribe('session', (id) => this.forget(id));
    live.whenGap(() => this.forgetAll());
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.renewing);
  }

  find(request: FastifyRequest): Caller | Promise<Caller> {
    const token = this.cookie.tokenOf(request);
    if (!token) return callerOf(request, undefined);
    const known = this.recall(token);
    if (known) return callerOf(request, known);
    return this.lookUp(token).then((found) => callerOf(request, found));
  }

  private recall(token: string): FoundSession | undefined {
    const known = this.remembered.get(token);
    if (!known) return undefined;
    const now = this.clock.now().getTime();
    if (known.until > now && known.expiresAt.getTime() > now && this.live.connected) return known;
    this.remembered.delete(token);
    return undefined;
  }

  private async lookUp(token: string): Promise<FoundSession | undefined> {
    const { notices } = this;
    const found = await this.sessions.find(token);
    if (!found) return undefined;
    const now = this.clock.now().getTime();
    // a notice that came while we asked may have been about this session
    if (this.live.connected && notices === this.notices) this.remember(token, { ...found, until: now + REMEMBER_MS });
    if (now - found.seenAt.getTime() > SEEN_AFTER_MS) this.renew(found.person.sessionId);
    return found;
  }

  private remember(token: string, found: Remembered): void {
    const oldest = this.remembered.size >= AT_MOST ? this.remembered.keys().next().value : undefined;
    if (oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(token, found);
  }

  /** After the answer's own work: nobody waits for it. */
  private renew(sessionId: string): void {
    const work = this.sessions
      .seen(sessionId)
      .catch((error: unknown) => this.log.warn(`a session could not be prolonged: ${String(error)}`))
      .finally(() => this.renewing.delete(work));
    this.renewing.add(work);
  }

  private forget(sessionOrPersonId: string): void {
    this.notices += 1;
    for (const [token, { person }] of this.remembered) {
      if (person.sessionId === sessionOrPersonId || person.id === sessionOrPersonId) this.remembered.delete(token);
    }
  }

  private forgetAll(): void {
    this.notices += 1;
    this.remembered.clear();
  }
}

function callerOf(request: FastifyRequest, found: FoundSession | undefined): Caller {
  return { person: found?.person, locale: found?.locale ?? localeOf(request), requestId: request.id, ip: request.ip };
}

/** The language a visitor chose, else the one their browser asks for first among ours, else Dutch. */
function localeOf(request: FastifyRequest): Locale {
  const chosen = localeCookieOf(request);
  if (isLocale(chosen)) return chosen;
  const wishes = (request.headers['accept-language'] ?? '').slice(0, 200).split(',').map(wishOf);
  for (const { language } of wishes.filter((one) => one.weight > 0).sort((a, b) => b.weight - a.weight)) {
    if (language === 'nl') return 'nl-BE';
    if (isLocale(language)) return language;
  }
  return 'nl-BE';
}

function wishOf(part: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const weight = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((value) => value !== undefined);
  return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
}
