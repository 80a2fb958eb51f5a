import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { SharedPages } from '../platform/http/shared-pages.ts';
import { Live } from '../platform/live/live.ts';

export const TOPIC = 'workshops';

/** Tells every process that what pages show of workshops changed: kept pages are made anew. */
@Injectable()
export class ScheduleNews {
  constructor(
    private readonly database: Database,
    private readonly live: Live,
    private readonly pages: SharedPages,
  ) {
    live.subscribe(TOPIC, () => pages.forget());
  }

  /** Call it in the transaction of the change. */
  async tell(): Promise<void> {
    this.database.afterCommit(() => this.pages.forget());
    await this.live.publish(TOPIC);
  }
}
