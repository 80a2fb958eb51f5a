import { Injectable } from '@nestjs/common';
import { People } from '../identity/index.ts';
import { RecordOfActs } from '../insight/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Live } from '../platform/live/live.ts';
import { type Decided, type Decision, Decisions } from './decisions.ts';
import { FoundPosts } from './found-posts.ts';
import { changedIn } from './live-topics.ts';
import { type KeptRestriction, Moderation } from './moderation.ts';
import { type ModeratePostInput, PostModerated } from './moderation.types.ts';
import { MODERATORS, mayModerate } from './policy.ts';
import type { KeptPost } from './posts.ts';
import { Threads } from './threads.ts';
import { keepableReason, problemAt } from './writing.ts';

/**
 * Decides whether a post is shown, with an explanation: that answers the reports of it and the appeal of its author, who
 * reads the explanation where the post stood. Each decision goes into the record of acts.
 */
@Injectable()
export class ModeratePost {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly found: FoundPosts,
    private readonly people: People,
    private readonly live: Live,
    private readonly moderation: Moderation,
    private readonly decisions: Decisions,
    private readonly record: RecordOfActs,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { id: by }: CallerPerson, input: ModeratePostInput): Promise<PostModerated> {
    refuseUnless(mayModerate(caller), () => new NotFound());
    const { hide } = input;
    const explanation = keepableReason(input.explanation);
    return this.database.transaction(async () => {
      const held = await this.found.held({ threadId: input.threadId, number: input.number });
      refuseUnless(held && !held.post.deletedAt, () => new NotFound());
      const { thread, post } = held;
      const { threadId, number } = post;
      const now = this.clock.now();
      const what = await this.decide(post, hide, { by, explanation }, now);
      await this.live.publish(...changedIn(threadId, number, hide ? 'hidden' : 'shown'));
      if (hide && thread.bestNumber === number) await this.threads.chooseBest(threadId, null);
      const decision = hide ? 'hidden' : 'kept';
      const reporters = await this.moderation.decideReports({ threadId, number, decision, by, explanation }, now);
      const told: Decision[] = reporters.map((personId) => ({
        personId,
        what: `report-${decision}`,
        threadId,
        number,
      }));
      if (what) told.push({ personId: post.authorId, what, threadId, number });
      await this.decisions.tell(told, { by, explanation }, now);
      await this.record.record({
        ...{ actor: by, act: hide ? 'hide-post' : 'show-post', reason: explanation },
        ...{ subjectKind: 'thread', subjectId: threadId, data: { number, author: post.authorId } },
      });
      return new PostModerated(threadId, number, hide);
    });
  }

  /** What that means to who wrote it; undefined where nothing changed for them. */
  private async decide(
    { threadId, number }: KeptPost,
    hide: boolean,
    decision: { by: string; explanation: string },
    now: Date,
  ): Promise<Decided | undefined> {
    const standing = await this.moderation.inForce(threadId, number);
    const answered = standing && appealed(standing);
    if (answered) {
      await this.byAnother(standing, decision.by);
      await this.moderation.answer(standing, decision, now);
    }
    if (standing && !hide) await this.moderation.lift(threadId, number, standing, now);
    if (!standing && hide) await this.moderation.hide(threadId, number, decision, now);
    if (hide) return !standing ? 'hidden' : answered ? 'upheld' : undefined;
    return standing && 'shown';
  }

  /** Whoever hid a post does not answer the appeal against that, as long as there is somebody else who can. */
  private async byAnother({ madeBy }: KeptRestriction, by: string): Promise<void> {
    if (madeBy !== by) return;
    const moderators = await Promise.all(MODERATORS.map((role) => this.people.withRole(role, 2)));
    refuseUnless(!moderators.flat().some(({ id }) => id !== by), () =>
      problemAt('reason', 'discussion.appeal.by-another'),
    );
  }
}

function appealed({ appeal, answer }: KeptRestriction): boolean {
  return appeal !== null && answer === null;
}
