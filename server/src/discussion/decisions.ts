import { Injectable } from '@nestjs/common';
import { Notify } from '../notifications/index.ts';
import { Database } from '../platform/database/database.ts';
import type { PostPlace } from './posts.ts';

/** What can be decided, as whoever is told of it hears it. */
export type Decided =
  | 'hidden'
  | 'upheld'
  | 'shown'
  | 'report-hidden'
  | 'report-kept'
  | 'banned'
  | 'unbanned'
  | 'moved'
  | 'merged';

/** A decision that one person is told of. */
export type Decision = PostPlace & { personId: string; what: Decided };

/** `movedHere`: the post did not begin in the conversation in which it stands. */
export type KeptDecision = Decision & { id: string; explanation: string; movedHere: boolean };

/**
 * Tells people what was decided about what they wrote or reported, and why (digital services act, articles 16 and 17): on the
 * site, and by a mail that cannot be switched off. In the transaction of the decision, so that there is none without the other.
 */
@Injectable()
export class Decisions {
  constructor(
    private readonly database: Database,
    private readonly notify: Notify,
  ) {}

  /** Who decided is not told of it. */
  async tell(
    decisions: readonly Decision[],
    { by, explanation }: { by: string; explanation: string },
    now: Date,
  ): Promise<void> {
    const told = decisions.filter(({ personId }) => personId !== by);
    if (told.length === 0) return;
    const rows = await this.database.query<{ id: string; personId: string }>(
      `insert into discussion.decision (person_id, what, thread_id, number, explanation, made_at)
       select person_id, what, thread_id, number, $5, $6
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::integer[]) as new (person_id, what, thread_id, number)
       returning id, person_id as "personId"`,
      [
        told.map(({ personId }) => personId),
        told.map(({ what }) => what),
        told.map(({ threadId }) => threadId),
        told.map(({ number }) => number),
        explanation,
        now,
      ],
    );
    // a place of its own: to have read on in the conversation is not to have seen the decision
    await this.notify.run(
      rows.map(({ id, personId }) => ({
        ...{ personId, kind: 'moderation' as const, key: `decision ${id}` },
        ...{ place: `decision:${id}`, data: { decision: id } },
      })),
    );
  }

  async byIds(ids: readonly string[]): Promise<KeptDecision[]> {
    return this.database.query(
      `select id, person_id as "personId", what, thread_id as "threadId", number, explanation,
         exists (select from discussion.post where thread_id = decision.thread_id and number = decision.number
           and move_id is not null) as "movedHere"
       from discussion.decision where id = any($1::uuid[])`,
      [ids],
    );
  }
}
