import { Injectable } from '@nestjs/common';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { UUID } from '../platform/uuid.ts';
import { sentenceOf } from './bundles.ts';
import { MyNotices, NoticeBundle } from './notice.types.ts';
import { type NoticeCursor, Notices } from './notices.ts';
import { ToldNotices } from './told-notices.ts';
import { UnreadCounts } from './unread-counts.ts';

/** Notices on one page, before those that belong together are put together. */
const PAGE_SIZE = 60;

/** What somebody is told of, a stretch at a time: as long a way however much there is before it. */
@Injectable()
export class ShowNotices {
  constructor(
    private readonly notices: Notices,
    private readonly told: ToldNotices,
    private readonly counts: UnreadCounts,
  ) {}

  async run({ locale }: Caller, { id }: CallerPerson, after: string | undefined): Promise<MyNotices> {
    const notices = await this.notices.list(id, cursorOf(after), PAGE_SIZE);
    const last = notices.length === PAGE_SIZE ? notices.at(-1) : undefined;
    const { bundles } = await this.told.of(id, notices);
    return Object.assign(new MyNotices(), {
      bundles: bundles.map((bundle) =>
        Object.assign(new NoticeBundle(), {
          ...{ ids: bundle.notices.map((notice) => notice.id), sentence: sentenceOf(bundle, locale) },
          ...{ kind: bundle.kind, excerpt: bundle.excerpt, path: bundle.path, unread: bundle.unread, at: bundle.at },
        }),
      ),
      unread: await this.counts.of(id),
      until: notices[0]?.at,
      next: last && `${last.at.getTime()}.${last.id}`,
    });
  }
}

/** What a list ended with; one that we did not make begins at the beginning. */
function cursorOf(after: string | undefined): NoticeCursor | undefined {
  const [, time = '', id = ''] = /^(\d{1,14})\.(.{36})$/.exec(after ?? '') ?? [];
  return UUID.test(id) ? { at: new Date(Number(time)), id } : undefined;
}
