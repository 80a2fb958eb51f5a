import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import { Threads } from './threads.ts';

/** The topic of notices that there are more or fewer threads somewhere. */
export const THREADS_TOPIC = 'threads';

/** How many threads there are at each anchor: kept in memory as long as no notice says that it changed. */
@Injectable()
export class ThreadCounts {
  private current: Promise<ReadonlyMap<string, number>> | undefined;

  constructor(
    private readonly threads: Threads,
    private readonly live: Live,
    private readonly database: Database,
  ) {
    live.subscribe(THREADS_TOPIC, () => this.forget());
    live.whenGap(() => this.forget());
  }

  /** How many there are at some anchors together; who may see them is for the caller to ask. */
  async at(anchors: readonly string[]): Promise<number> {
    const counts = await this.all();
    return anchors.reduce((sum, anchor) => sum + (counts.get(anchor) ?? 0), 0);
  }

  private all(): Promise<ReadonlyMap<string, number>> {
    if (this.database.insideTransaction || !this.live.connected) return this.threads.counts();
    if (!this.current) {
      const reading = this.threads.counts();
      this.current = reading;
      reading.catch(() => {
        if (this.current === reading) this.current = undefined;
      });
    }
    return this.current;
  }

  private forget(): void {
    this.current = undefined;
  }
}
