import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { Doors } from './doors.ts';
import { anchorOf } from './places.ts';
import { anchorsAt, mayOpen } from './policy.ts';
import type { PlaceInput } from './thread.types.ts';
import { ThreadCounts } from './thread-counts.ts';

/** How many conversations there are about something that the caller may open; nothing where they may not. */
@Injectable()
export class CountThreads {
  constructor(
    private readonly doors: Doors,
    private readonly counts: ThreadCounts,
  ) {}

  async run(caller: Caller, { kind, key }: PlaceInput): Promise<number | undefined> {
    const opened = await this.doors.of(caller);
    const place = opened.places.get(anchorOf(kind, key));
    return place && mayOpen(opened, place) ? this.counts.at(anchorsAt(place, opened)) : undefined;
  }

  /** The same for a lesson that the caller has before them already. */
  ofOpenLesson(caller: Caller, moduleKey: string, lessonKey: string): Promise<number> | undefined {
    return caller.person && this.counts.at([anchorOf('lesson', `${moduleKey}/${lessonKey}`)]);
  }
}
