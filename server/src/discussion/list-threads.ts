import { Injectable } from '@nestjs/common';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuse } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { anchorOf } from './places.ts';
import { anchorsAt } from './policy.ts';
import { type PlaceInput, ThreadList } from './thread.types.ts';
import { placeOf, ThreadViews } from './thread-views.ts';
import { type Cursor, type ThreadForReader, Threads } from './threads.ts';

const PAGE_SIZE = 30;

/** Conversations that are open to somebody: those they follow, those about one thing, or all of them. */
@Injectable()
export class ListThreads {
  constructor(
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly views: ThreadViews,
  ) {}

  async run(
    caller: Caller,
    { id: personId }: CallerPerson,
    { at, followed, after }: { at: PlaceInput | undefined; followed: boolean; after: string | undefined },
  ): Promise<ThreadList> {
    const { place, opened } = at
      ? await this.doors.place(caller, anchorOf(at.kind, at.key))
      : { place: undefined, opened: await this.doors.of(caller) };
    const found = await this.threads.list(personId, opened, {
      ...(place ? { anchors: anchorsAt(place, opened) } : {}),
      ...{ followed, before: cursorOf(after), limit: PAGE_SIZE + 1 },
    });
    const shown = found.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    const writers = await this.views.writers(
      personId,
      shown.map((thread) => thread.authorId),
    );
    return Object.assign(new ThreadList(), {
      threads: shown.map((thread) => this.views.thread(thread, opened.places, writers)),
      place: place && placeOf({ anchor: place.anchor, anchorTitle: place.title }, opened.places),
      next: found.length > PAGE_SIZE && last ? wordOf(last, followed) : undefined,
    });
  }
}

function wordOf({ lastNumber, readTo, lastPostedAt, id }: ThreadForReader, followed: boolean): string {
  return `${followed && lastNumber > (readTo ?? 0) ? 1 : 0}_${lastPostedAt.toISOString()}_${id}`;
}

const CURSOR = /^([01])_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function cursorOf(after: string | undefined): Cursor | undefined {
  if (after === undefined) return undefined;
  const [, unread, at = '', id = ''] = CURSOR.exec(after) ?? [];
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) refuse(new NotFound());
  return { unread: unread === '1', at: moment, id };
}
