import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import { Threads } from './threads.ts';

/** The topic of notices that there are more or fewer threads at an anchor, which they carry; at any of them when they carry none. */
export const THREADS_TOPIC = 'threads';

/** How many threads there are at each anchor that was asked for: kept in memory as long as no notice says that it changed. */
@Injectable()
export class ThreadCounts {
  private readonly known = new Map<string, Promise<number>>();

  constructor(
    private readonly threads: Threads,
    private readonly live: Live,
    private readonly database: Database,
  ) {
    live.subscribe(THREADS_TOPIC, (anchor) => (anchor ? this.known.delete(anchor) : this.known.clear()));
    live.whenGap(() => this.known.clear());
  }

  /** How many there are at some anchors together, in one statement at most; who may see them is for the caller to ask. */
  async at(anchors: readonly string[]): Promise<number> {
    if (this.database.insideTransaction || !this.live.connected)
      return [...(await this.threads.counts(anchors)).values()].reduce((sum, count) => sum + count, 0);
    const unknown = anchors.filter((anchor) => !this.known.has(anchor));
    if (unknown.length > 0) this.read(unknown);
    const counts = await Promise.all(anchors.map((anchor) => this.known.get(anchor)));
    return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  }

  private read(anchors: readonly string[]): void {
    const reading = this.threads.counts(anchors);
    for (const anchor of anchors) {
      const count = reading.then((counts) => counts.get(anchor) ?? 0);
      this.known.set(anchor, count);
      count.catch(() => {
        if (this.known.get(anchor) === count) this.known.delete(anchor);
      });
    }
  }
}
