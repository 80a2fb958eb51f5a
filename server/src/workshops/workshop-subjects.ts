import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import { TOPIC } from './schedule-news.ts';
import type { Workshop } from './workshop.ts';
import { Workshops } from './workshops.ts';

/**
 * The subjects of workshops as everybody may know them, from this process's memory: the same list as long as none of them
 * changed. It is read anew when a change is heard, when notices may have been missed, and each time while none arrive.
 */
@Injectable()
export class WorkshopSubjects {
  private current: Promise<readonly Workshop[]> | undefined;

  constructor(
    private readonly database: Database,
    private readonly live: Live,
    private readonly workshops: Workshops,
  ) {
    live.subscribe(TOPIC, () => this.forget());
    live.whenGap(() => this.forget());
  }

  /** In the order in which they were first published. */
  all(): Promise<readonly Workshop[]> {
    // inside a transaction one must see what it changed itself, and nobody else may
    if (this.database.insideTransaction && !this.current) return this.workshops.all();
    if (!this.live.connected) return this.workshops.all();
    if (!this.current) {
      const reading = this.workshops.all();
      this.current = reading;
      reading.catch(() => {
        if (this.current === reading) this.forget();
      });
    }
    return this.current;
  }

  private forget(): void {
    this.current = undefined;
  }
}
