import { isLocale, type Locale } from '@fluxus/messages';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { RememberedSessions } from './remembered-sessions.ts';
import { localeCookieOf, SessionCookie } from './session-cookie.ts';
import { type FoundSession, Sessions } from './sessions.ts';

const SEEN_AFTER_MS = 5 * 60_000;

/** Tells who sent a request. Most requests ask the database nothing: sessions are remembered for a few seconds. */
@Injectable()
export class CallerFinder implements OnModuleDestroy {
  private readonly log = new Logger(CallerFinder.name);
  private readonly renewing = new Set<Promise<void>>();

  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
    private readonly remembered: RememberedSessions,
    private readonly clock: Clock,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.renewing);
  }

  find(request: FastifyRequest): Caller | Promise<Caller> {
    const token = this.cookie.tokenOf(request);
    if (!token) return callerOf(request, undefined);
    const known = this.remembered.recall(token);
    if (known) return callerOf(request, known);
    return this.lookUp(token).then((found) => callerOf(request, found));
  }

  private async lookUp(token: string): Promise<FoundSession | undefined> {
    const { moment } = this.remembered;
    const found = await this.sessions.find(token);
    if (!found) return undefined;
    this.remembered.remember(token, found, moment);
    if (this.clock.now().getTime() - found.seenAt.getTime() > SEEN_AFTER_MS) this.renew(found.person.sessionId);
    return found;
  }

  /** After the answer's own work: nobody waits for it. */
  private renew(sessionId: string): void {
    const work = this.sessions
      .seen(sessionId)
      .catch((error: unknown) => this.log.warn(`a session could not be prolonged: ${String(error)}`))
      .finally(() => this.renewing.delete(work));
    this.renewing.add(work);
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
