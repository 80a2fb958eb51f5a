import { postExcerpt } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { AnswerSeals } from './answer-seals.ts';
import { Moderation } from './moderation.ts';
import { OpenReport, PostUnderReview } from './moderation.types.ts';
import { ThreadViews } from './thread-views.ts';

const LONGEST_EXCERPT = 400;

/** What waits for those who keep order: reported posts and appeals, those that wait longest first. */
@Injectable()
export class ListReports {
  constructor(
    private readonly moderation: Moderation,
    private readonly views: ThreadViews,
    private readonly seals: AnswerSeals,
  ) {}

  async run({ id }: CallerPerson): Promise<PostUnderReview[]> {
    const cases = await this.moderation.openCases();
    const ids = cases.flatMap((one) => [one.authorId, ...one.reports.map((report) => report.reporterId)]);
    const writers = await this.views.writers(id, ids);
    return cases.map(({ threadId, number, title, authorId, text, shared, hidden, since, appeal, reports }) =>
      Object.assign(new PostUnderReview(), {
        ...{ threadId, number, title, hidden, since },
        writer: writers(authorId),
        excerpt: postExcerpt(
          shared ? (this.seals.open(shared, Buffer.from(shared.sealed, 'base64')) ?? '') : text,
          LONGEST_EXCERPT,
        ),
        appeal: appeal ?? undefined,
        reports: reports.map(({ ground, reason, reporterId, reportedAt }) =>
          Object.assign(new OpenReport(), {
            ...{ ground, reason, reporter: writers(reporterId), reportedAt: new Date(reportedAt) },
          }),
        ),
      }),
    );
  }
}
