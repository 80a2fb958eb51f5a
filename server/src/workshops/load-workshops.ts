import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { ScheduleNews } from './schedule-news.ts';
import type { WorkshopContent } from './workshop.ts';
import { Workshops } from './workshops.ts';

/** The subject of a workshop as the repository holds it. */
export type WorkshopManuscript = WorkshopContent & Readonly<{ key: string; slug: string }>;

/** Keeps a subject as it was handed in; the same again changes nothing. Tells whether anything changed. */
@Injectable()
export class LoadWorkshop {
  constructor(
    private readonly database: Database,
    private readonly workshops: Workshops,
    private readonly news: ScheduleNews,
    private readonly clock: Clock,
  ) {}

  run({ key, slug, ...manuscript }: WorkshopManuscript): Promise<boolean> {
    const { title, forWhom, lead, programme, before, after, modules, cases } = manuscript;
    const content = { title, forWhom, lead, programme, before, after, modules, cases };
    return this.database.transaction(async () => {
      const changed = await this.workshops.keep(key, slug, content, this.clock.now());
      if (changed) await this.news.tell();
      return changed;
    });
  }
}
