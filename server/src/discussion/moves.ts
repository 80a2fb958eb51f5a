import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { KeptPost, PostPlace } from './posts.ts';

/** Posts that go from one conversation to another, and the numbers they get there. */
export type Relocation = {
  moveId: string;
  from: string;
  to: string;
  /** In order, each with its number there at the same place in `there`. */
  numbers: readonly number[];
  there: readonly number[];
};

type Waiting = Pick<KeptPost, 'number' | 'authorId' | 'postedAt'> & { movedTo: PostPlace | null };

/** What hangs on a post and goes along. */
const ALONG = ['post_revision', 'mention', 'reaction', 'report', 'restriction', 'decision', 'shared_answer'] as const;

const PAIRS = 'unnest($3::integer[], $4::integer[]) as pair (number, there)';

/** Moves posts with all that hangs on them. Both threads are held by the caller. */
@Injectable()
export class Moves {
  constructor(private readonly database: Database) {}

  /** The posts with these numbers (or all of them), held until the transaction ends, in order. */
  lock(threadId: string, numbers: readonly number[] | undefined): Promise<Waiting[]> {
    return this.database.query(
      `select number, author_id as "authorId", posted_at as "postedAt", case when moved_to_thread is not null
         then json_build_object('threadId', moved_to_thread, 'number', moved_to_number) end as "movedTo"
       from discussion.post where thread_id = $1 and ($2::integer[] is null or number = any($2)) order by number for update`,
      [threadId, numbers ?? null],
    );
  }

  async note(
    move: { from: string; to: string; merged: boolean; explanation: string; by: string },
    now: Date,
  ): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `insert into discussion.move (from_thread, to_thread, merged, explanation, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [move.from, move.to, move.merged, move.explanation, move.by, now],
    );
    if (!row) throw new Error('what was noted is there');
    return row.id;
  }

  /** Gives posts their new place; at the old one stays the number, and where they went. */
  async relocate(relocation: Relocation): Promise<void> {
    await this.copy(relocation);
    const { from, to, numbers, there, moveId } = relocation;
    const values = [from, to, numbers, there];
    for (const table of ALONG)
      await this.database.query(
        `update discussion.${table} as one set thread_id = $2, number = pair.there from ${PAIRS}
         where one.thread_id = $1 and one.number = pair.number`,
        values,
      );
    // quotations of them by posts that stay follow them
    await this.database.query(
      `update discussion.post as one set quoted_thread_id = $2, quoted_number = pair.there from ${PAIRS}
       where coalesce(one.quoted_thread_id, one.thread_id) = $1 and one.quoted_number = pair.number
         and not (one.thread_id = $1 and one.number = any($3::integer[]))`,
      values,
    );
    await this.database.query(
      `update discussion.post as one set text = '', kind = 'text', quoted_thread_id = null, quoted_number = null,
         quoted_excerpt = null, edited_at = null, deleted_at = null, hidden_at = null, moved_to_thread = $2,
         moved_to_number = pair.there, move_id = $5 from ${PAIRS}
       where one.thread_id = $1 and one.number = pair.number`,
      [...values, moveId],
    );
    // what came here by an earlier move is led on at once
    await this.database.query(
      `update discussion.post as one set moved_to_thread = $2, moved_to_number = pair.there from ${PAIRS}
       where one.moved_to_thread = $1 and one.moved_to_number = pair.number`,
      values,
    );
  }

  /** Quotations among what moves together stay inside; of what stays behind they point back. */
  private async copy({ from, to, numbers, there, moveId }: Relocation): Promise<void> {
    await this.database.query(
      `insert into discussion.post (thread_id, number, author_id, request_key, kind, text, revision, quoted_thread_id,
         quoted_number, quoted_excerpt, posted_at, edited_at, deleted_at, hidden_at, move_id)
       select $2, pair.there, one.author_id, 'moved ' || $1::text || ' ' || pair.number, one.kind, one.text, one.revision,
         case when one.quoted_number is null or along.there is not null then null
           else nullif(coalesce(one.quoted_thread_id, $1::uuid), $2::uuid) end,
         coalesce(along.there, one.quoted_number), one.quoted_excerpt, one.posted_at, one.edited_at, one.deleted_at,
         one.hidden_at, $5
       from ${PAIRS} join discussion.post as one on one.thread_id = $1::uuid and one.number = pair.number
       left join unnest($3::integer[], $4::integer[]) as along (number, there)
         on one.quoted_thread_id is null and along.number = one.quoted_number
       order by pair.there`,
      [from, to, numbers, there, moveId],
    );
  }

  /** The thread that got posts: its last number, and when it was last written in. */
  async grow(threadId: string, count: number, lastPostedAt: Date): Promise<void> {
    await this.database.query(
      `update discussion.thread set last_number = last_number + $2,
         last_posted_at = case when last_number = 0 then $3::timestamptz else greatest(last_posted_at, $3::timestamptz) end
       where id = $1`,
      [threadId, count, lastPostedAt],
    );
  }

  /** The thread leads to another one from now on, and so does what led to it. */
  async close(threadId: string, into: string): Promise<void> {
    await this.database.query(
      'update discussion.thread set merged_into = $2, best_number = null where id = $1 or merged_into = $1',
      [threadId, into],
    );
  }

  /**
   * How far readers were goes along: who had read everything on both sides has read everything. Whether one wants to hear
   * of it goes along for these people, or for all when none are named; what they said of the other thread counts first.
   */
  async readers({ from, to, numbers, there }: Relocation, only: readonly string[] | undefined): Promise<void> {
    const base = (there[0] ?? 1) - 1;
    const read = 'select count(*)::int from unnest($3::integer[]) as moved where moved <= was.read_to';
    await this.database.query(
      `update discussion.reader as reader set read_to = $4 + (${read})
       from discussion.reader as was
       where reader.thread_id = $2 and was.thread_id = $1 and was.person_id = reader.person_id and reader.read_to = $4`,
      [from, to, numbers, base],
    );
    await this.database.query(
      `insert into discussion.reader as reader (person_id, thread_id, read_to, stance)
       select was.person_id, $2, case when $4 = 0 then (${read}) else 0 end, was.stance from discussion.reader as was
       where was.thread_id = $1 and ($5::uuid[] is null or was.person_id = any($5))
       on conflict (person_id, thread_id) do update set stance = coalesce(reader.stance, excluded.stance)`,
      [from, to, numbers, base, only ?? null],
    );
  }
}
