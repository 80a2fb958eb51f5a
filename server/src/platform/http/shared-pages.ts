import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.ts';
import { Live } from '../live/live.ts';

/** A page as it was rendered, with the tag by which a browser asks whether it still holds. */
export type RenderedPage = { headers: readonly [string, string][]; body: string; tag: string };

const AT_MOST = 500;
const LONGEST_MS = 30_000;

/**
 * Pages that are the same for every visitor in a language, kept as they were rendered. Whoever publishes what they show
 * has them forgotten; while notices of other processes do not arrive, nothing is kept. What changes by the clock alone,
 * such as a price from tomorrow on, shows within half a minute.
 */
@Injectable()
export class SharedPages {
  private readonly kept = new Map<string, RenderedPage & { until: number }>();
  private changes = 0;

  constructor(
    private readonly live: Live,
    private readonly clock: Clock,
  ) {
    live.whenGap(() => this.forget());
  }

  /** Take it before rendering and hand it to `keep`: what became old meanwhile is not kept. */
  get moment(): number {
    return this.changes;
  }

  find(key: string): RenderedPage | undefined {
    const page = this.kept.get(key);
    if (!page || !this.live.connected) return undefined;
    if (page.until > this.clock.now().getTime()) return page;
    this.kept.delete(key);
    return undefined;
  }

  keep(key: string, page: RenderedPage, moment: number): void {
    if (!this.live.connected || moment !== this.changes) return;
    const oldest = this.kept.size >= AT_MOST ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, { ...page, until: this.clock.now().getTime() + LONGEST_MS });
  }

  /** Something that visitors are shown has changed. */
  forget(): void {
    this.changes += 1;
    this.kept.clear();
  }
}
