import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { type SealedShare, shareOf } from './shared-answers.ts';

export const GROUNDS = ['unkind', 'privacy', 'illegal', 'advertising', 'other'] as const;
export type Ground = (typeof GROUNDS)[number];

/** Why a post is hidden, and what was said about that. */
export type KeptRestriction = {
  id: string;
  explanation: string;
  appeal: string | null;
  answer: string | null;
  /** Who hid it. */
  madeBy: string;
};

/** A post that waits for a decision, with the open reports of it and the appeal of its author. */
export type OpenCase = {
  threadId: string;
  number: number;
  title: string;
  authorId: string;
  text: string;
  /** The answer that it shows. */
  shared: SealedShare | null;
  hidden: boolean;
  since: Date;
  appeal: string | null;
  reports: { ground: Ground; reason: string; reporterId: string; reportedAt: string }[];
};

export type Ban = { reason: string; until: Date };

/** How many open cases are shown at once. */
const MOST_OPEN = 50;

/** The tables of reports, restrictions and bans. */
@Injectable()
export class Moderation {
  constructor(private readonly database: Database) {}

  /** Keeps a report, unless this person's earlier one about the same post is still open. */
  async report(
    {
      threadId,
      number,
      reporterId,
      ground,
      reason,
    }: { threadId: string; number: number; reporterId: string; ground: Ground; reason: string },
    now: Date,
  ): Promise<void> {
    await this.database.query(
      `insert into discussion.report (thread_id, number, reporter_id, ground, reason, reported_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (thread_id, number, reporter_id) where decided_at is null do nothing`,
      [threadId, number, reporterId, ground, reason, now],
    );
  }

  /** Answers every open report of a post. @returns who reported it */
  async decideReports(
    {
      threadId,
      number,
      decision,
      by,
      explanation,
    }: { threadId: string; number: number; decision: 'hidden' | 'kept'; by: string; explanation: string },
    now: Date,
  ): Promise<string[]> {
    const rows = await this.database.query<{ reporterId: string }>(
      `update discussion.report set decision = $3, decided_by = $4, explanation = $5, decided_at = $6
       where thread_id = $1 and number = $2 and decided_at is null returning reporter_id as "reporterId"`,
      [threadId, number, decision, by, explanation, now],
    );
    return rows.map(({ reporterId }) => reporterId);
  }

  /** Why a locked post is hidden; undefined when it is not. */
  async inForce(threadId: string, number: number): Promise<KeptRestriction | undefined> {
    const [row] = await this.database.query<KeptRestriction>(
      `select id, explanation, appeal, answer, made_by as "madeBy" from discussion.restriction
       where thread_id = $1 and number = $2 and lifted_at is null for no key update`,
      [threadId, number],
    );
    return row;
  }

  async hide(
    threadId: string,
    number: number,
    { by, explanation }: { by: string; explanation: string },
    now: Date,
  ): Promise<void> {
    await this.database.query(
      'insert into discussion.restriction (thread_id, number, explanation, made_by, made_at) values ($1, $2, $3, $4, $5)',
      [threadId, number, explanation, by, now],
    );
    await this.database.query('update discussion.post set hidden_at = $3 where thread_id = $1 and number = $2', [
      threadId,
      number,
      now,
    ]);
  }

  /** Shows a hidden post again; the explanation answers an appeal, where there is one. */
  async lift(threadId: string, number: number, { id }: KeptRestriction, now: Date): Promise<void> {
    await this.database.query('update discussion.restriction set lifted_at = $2 where id = $1', [id, now]);
    await this.database.query('update discussion.post set hidden_at = null where thread_id = $1 and number = $2', [
      threadId,
      number,
    ]);
  }

  async answer(
    { id }: KeptRestriction,
    { by, explanation }: { by: string; explanation: string },
    now: Date,
  ): Promise<void> {
    await this.database.query(
      'update discussion.restriction set answer = $2, answered_by = $3, answered_at = $4 where id = $1',
      [id, explanation, by, now],
    );
  }

  async appeal({ id }: KeptRestriction, appeal: string, now: Date): Promise<void> {
    await this.database.query('update discussion.restriction set appeal = $2, appealed_at = $3 where id = $1', [
      id,
      appeal,
      now,
    ]);
  }

  /** Posts that wait for a decision, those that wait longest first. */
  async openCases(): Promise<OpenCase[]> {
    return this.database.query<OpenCase>(
      `select open.thread_id as "threadId", open.number, thread.title, post.author_id as "authorId", post.text, ${shareOf('post')} as shared,
         post.hidden_at is not null as hidden, open.since,
         (select appeal from discussion.restriction where thread_id = open.thread_id and number = open.number
            and lifted_at is null and answered_at is null) as appeal,
         coalesce((select json_agg(json_build_object('ground', ground, 'reason', reason, 'reporterId', reporter_id, 'reportedAt', reported_at) order by id)
            from discussion.report where thread_id = open.thread_id and number = open.number and decided_at is null), '[]') as reports
       from (select thread_id, number, min(at) as since from (
           select thread_id, number, reported_at as at from discussion.report where decided_at is null
           union all select thread_id, number, appealed_at from discussion.restriction
             where appealed_at is not null and answered_at is null and lifted_at is null) as waiting
         join discussion.post using (thread_id, number) where post.deleted_at is null
         group by thread_id, number order by since, thread_id, number limit $1) as open
       join discussion.thread on thread.id = open.thread_id
       join discussion.post on post.thread_id = open.thread_id and post.number = open.number
       order by open.since, open.thread_id, open.number`,
      [MOST_OPEN],
    );
  }

  async settle(
    threadId: string,
    { locked, slowSeconds }: { locked: boolean; slowSeconds: number },
    now: Date,
  ): Promise<void> {
    await this.database.query(
      'update discussion.thread set locked_at = case when $2 then coalesce(locked_at, $4) end, slow_seconds = $3 where id = $1',
      [threadId, locked, slowSeconds, now],
    );
  }

  /** When somebody last wrote in a thread. */
  async lastWrote(threadId: string, personId: string): Promise<Date | undefined> {
    const [row] = await this.database.query<{ at: Date | null }>(
      'select max(posted_at) as at from discussion.post where thread_id = $1 and author_id = $2',
      [threadId, personId],
    );
    return row?.at ?? undefined;
  }

  /** Keeps somebody from writing until a moment; the same once more is the same. @returns whether it was not so yet */
  async ban(
    personId: string,
    { by, reason, until }: { by: string; reason: string; until: Date },
    now: Date,
  ): Promise<boolean> {
    const rows = await this.database.query<object>(
      `insert into discussion.ban (person_id, reason, banned_by, banned_at, until) values ($1, $2, $3, $4, $5)
       on conflict (person_id) do update set reason = excluded.reason, banned_by = excluded.banned_by,
         banned_at = excluded.banned_at, until = excluded.until
         where (ban.reason, ban.banned_by) is distinct from (excluded.reason, excluded.banned_by)
           or ban.until not between excluded.until - interval '5 minutes' and excluded.until
       returning person_id`,
      [personId, reason, by, now, until],
    );
    return rows.length > 0;
  }

  /** What keeps somebody from writing now. */
  async banOf(personId: string, now: Date): Promise<Ban | undefined> {
    const [row] = await this.database.query<Ban>(
      'select reason, until from discussion.ban where person_id = $1 and until > $2',
      [personId, now],
    );
    return row;
  }
}
