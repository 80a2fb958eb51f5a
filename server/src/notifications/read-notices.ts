import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { Live } from '../platform/live/live.ts';
import { UUID } from '../platform/uuid.ts';
import { NoticesRead, type ReadNoticesInput } from './notice.types.ts';
import { Notices } from './notices.ts';
import { topicOf } from './topic.ts';
import { UnreadCounts } from './unread-counts.ts';

/** Marks notices as read: some, or all there were until a moment. What is nobody's, or somebody else's, stays as it is. */
@Injectable()
export class ReadNotices {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    private readonly counts: UnreadCounts,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  run({ id: personId }: CallerPerson, { ids, until }: ReadNoticesInput): Promise<NoticesRead> {
    const now = this.clock.now();
    return this.database.transaction(async () => {
      const asked = (ids ?? []).filter((id) => UUID.test(id));
      const some = asked.length > 0 && (await this.notices.markRead(personId, asked, now));
      const all = until ? await this.notices.markAllRead(personId, until, now) : false;
      await this.tell(personId, some || all);
      return new NoticesRead();
    });
  }

  /** Tells the pages of that person, where something changed. */
  async tell(personId: string, changed: boolean): Promise<void> {
    if (!changed) return;
    await this.live.publish(topicOf(personId));
    this.database.afterCommit(() => this.counts.forget(personId));
  }
}
