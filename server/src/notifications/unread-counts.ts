import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Waiting } from '../platform/http/waiting.ts';
import { Live } from '../platform/live/live.ts';
import { Notices } from './notices.ts';
import { ToldNotices } from './told-notices.ts';
import { topicOf } from './topic.ts';

/** As many of the newest are looked at: whoever has more waiting sees that there is much. */
const LOOKED_AT = 100;
/** What one may see changes without a notice, when access is given or taken. */
const REMEMBER_MS = 60_000;
const AT_MOST = 5_000;

type Known = { count: Promise<number>; until: number; leave: () => void };

/**
 * How much waits for somebody: what stands in their list as unread, together what is told of together. Remembered until a
 * notice says that it changed, and a minute at most; while notices do not arrive, nothing is.
 */
@Injectable()
export class UnreadCounts {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly notices: Notices,
    private readonly told: ToldNotices,
    private readonly live: Live,
    private readonly clock: Clock,
    waiting: Waiting,
  ) {
    live.whenGap(() => this.forgetAll());
    waiting.countWith((personId) => this.of(personId));
  }

  of(personId: string): Promise<number> {
    if (!this.live.connected) return this.count(personId);
    const now = this.clock.now().getTime();
    const known = this.known.get(personId);
    if (known && known.until > now) return known.count;
    this.forget(personId);
    // listens before it counts: what happens in between is not missed
    const leave = this.live.subscribe(topicOf(personId), () => this.forget(personId));
    const counting = this.count(personId);
    const fresh = { count: counting, until: now + REMEMBER_MS, leave };
    this.known.set(personId, fresh);
    counting.catch(() => this.known.get(personId) === fresh && this.forget(personId));
    const oldest = this.known.size > AT_MOST ? this.known.keys().next().value : undefined;
    if (oldest !== undefined) this.forget(oldest);
    return counting;
  }

  /** Forgets what was counted for somebody, before the notice of it arrives here. */
  forget(personId: string): void {
    this.known.get(personId)?.leave();
    this.known.delete(personId);
  }

  private async count(personId: string): Promise<number> {
    const { bundles } = await this.told.of(personId, await this.notices.unread(personId, LOOKED_AT));
    return bundles.length;
  }

  private forgetAll(): void {
    for (const personId of [...this.known.keys()]) this.forget(personId);
  }
}
