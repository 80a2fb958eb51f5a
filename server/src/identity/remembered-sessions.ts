import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Live } from '../platform/live/live.ts';
import type { FoundSession } from './sessions.ts';

const REMEMBER_MS = 15_000;
const AT_MOST = 5_000;

type Remembered = FoundSession & { until: number };

/**
 * Sessions that were looked up a few seconds ago. One is forgotten at once when any process ends it or changes its
 * person: in this process before the answer leaves, in the others with a notice of the database. While notices do not
 * arrive, nothing is remembered.
 */
@Injectable()
export class RememberedSessions {
  private readonly remembered = new Map<string, Remembered>();
  private notices = 0;

  constructor(
    private readonly live: Live,
    private readonly clock: Clock,
  ) {
    live.subscribe('session', (id) => this.forget(id));
    live.whenGap(() => this.forgetAll());
  }

  /** How much was forgotten until now; taken before a look-up, given back with what it found. */
  get moment(): number {
    return this.notices;
  }

  recall(token: string): FoundSession | undefined {
    const known = this.remembered.get(token);
    if (!known) return undefined;
    const now = this.clock.now().getTime();
    if (known.until > now && known.expiresAt.getTime() > now && this.live.connected) return known;
    this.remembered.delete(token);
    return undefined;
  }

  /** Keeps what was found, unless something was forgotten since: that may have been about this session. */
  remember(token: string, found: FoundSession, since: number): void {
    if (!this.live.connected || since !== this.notices) return;
    const oldest = this.remembered.size >= AT_MOST ? this.remembered.keys().next().value : undefined;
    if (oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(token, { ...found, until: this.clock.now().getTime() + REMEMBER_MS });
  }

  /** Forgets one session, or every session of a person. */
  forget(sessionOrPersonId: string): void {
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
