import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';
import type { Opened } from './policy.ts';
import { openPlaces } from './policy.ts';

export const THREAD_KINDS = ['question', 'talk'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];
export type Stance = 'follow' | 'mute';

/** A thread as it is kept. */
export type KeptThread = {
  id: string;
  anchor: string;
  anchorTitle: string;
  moduleKeys: string[];
  kind: ThreadKind;
  title: string;
  authorId: string;
  startedAt: Date;
  lastNumber: number;
  lastPostedAt: Date;
  bestNumber: number | null;
  lockedAt: Date | null;
  slowSeconds: number;
  /** The conversation that it became one with. */
  mergedInto: string | null;
  /** Its first post is hidden or deleted, and with it what it was called. */
  titleGone: boolean;
};

/** The same, with how far one person is in it. */
export type ThreadForReader = KeptThread & { readTo: number | null; stance: Stance | null };

export type NewThread = Pick<KeptThread, 'anchor' | 'anchorTitle' | 'moduleKeys' | 'kind' | 'title' | 'authorId'> & {
  requestKey: string;
};

/** Where a list goes on: after the thread that was active then, among the unread ones or after them. */
export type Cursor = { unread: boolean; at: Date; id: string };

const COLUMNS = `thread.id, thread.anchor, thread.anchor_title as "anchorTitle", thread.module_keys as "moduleKeys", thread.kind,
  thread.title, thread.author_id as "authorId", thread.started_at as "startedAt", thread.last_number as "lastNumber",
  thread.last_posted_at as "lastPostedAt", thread.best_number as "bestNumber",
  thread.locked_at as "lockedAt", thread.slow_seconds as "slowSeconds", thread.merged_into as "mergedInto",
  exists (select from discussion.post where thread_id = thread.id and number = 1
    and (deleted_at is not null or hidden_at is not null)) as "titleGone"`;
const FOR_READER = `${COLUMNS}, reader.read_to as "readTo", reader.stance`;

/** What of the threads is open: anchors that one may open, and what is published no more by the modules of its day. */
const VISIBLE = `($1 or thread.anchor = any($2::text[]) or (thread.anchor <> all($3::text[]) and thread.module_keys && $4::text[]))`;

const EVERY = 'discussion.thread left join discussion.reader on reader.thread_id = thread.id and reader.person_id = $5';

/** From the reader to their threads, one by one: a planner left to itself reads all threads there are (offset 0 forbids it). */
const FOLLOWED = `(select * from discussion.reader where person_id = $5 and stance = 'follow' offset 0) as reader
  cross join lateral (select * from discussion.thread where id = reader.thread_id offset 0) as thread`;

/** The tables of threads and of how far their readers are. */
@Injectable()
export class Threads {
  constructor(private readonly database: Database) {}

  /** Adds a thread without posts; undefined when this request already made one. */
  async add(thread: NewThread, now: Date): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `insert into discussion.thread (anchor, anchor_title, module_keys, kind, title, author_id, request_key, started_at, last_number, last_posted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $8) on conflict (author_id, request_key) do nothing returning id`,
      [
        ...[thread.anchor, thread.anchorTitle, thread.moduleKeys, thread.kind, thread.title],
        ...[thread.authorId, thread.requestKey, now],
      ],
    );
    return row?.id;
  }

  /** What a request made before. */
  async madeBy(authorId: string, requestKey: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      'select id from discussion.thread where author_id = $1 and request_key = $2',
      [authorId, requestKey],
    );
    return row?.id;
  }

  async forReader(id: string, personId: string): Promise<ThreadForReader | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.database.query<ThreadForReader>(
      `select ${FOR_READER} from discussion.thread left join discussion.reader on reader.thread_id = thread.id and reader.person_id = $2
       where thread.id = $1`,
      [id, personId],
    );
    return row;
  }

  /** The same; of one that became one with another that other one. */
  async standing(id: string, personId: string): Promise<ThreadForReader | undefined> {
    const thread = await this.forReader(id, personId);
    return thread?.mergedInto ? this.standing(thread.mergedInto, personId) : thread;
  }

  async one(id: string): Promise<KeptThread | undefined> {
    const [row] = await this.database.query<KeptThread>(
      `select ${COLUMNS} from discussion.thread where thread.id = $1`,
      [id],
    );
    return row;
  }

  /** Some threads as one person has them, in one statement. */
  async ofReader(ids: readonly string[], personId: string): Promise<ThreadForReader[]> {
    return this.database.query(
      `select ${FOR_READER} from discussion.thread left join discussion.reader on reader.thread_id = thread.id and reader.person_id = $2
       where thread.id = any($1::uuid[])`,
      [ids, personId],
    );
  }

  /** People who follow a thread and have not read it that far, in the order of their ids. */
  async followers(
    id: string,
    { after, unreadTo }: { after: string; unreadTo: number },
    limit: number,
  ): Promise<string[]> {
    const rows = await this.database.query<{ personId: string }>(
      `select person_id as "personId" from discussion.reader
       where thread_id = $1 and stance = 'follow' and person_id > $2 and read_to < $3 order by person_id limit $4`,
      [id, after, unreadTo, limit],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Which of these people want to hear of a thread, and have not read it that far. */
  async listening(id: string, personIds: readonly string[], unreadTo: number | undefined): Promise<string[]> {
    const rows = await this.database.query<{ personId: string }>(
      `select asked.person_id as "personId" from unnest($2::uuid[]) as asked (person_id)
       left join discussion.reader on reader.thread_id = $1 and reader.person_id = asked.person_id
       where reader.stance is distinct from 'mute' and ($3::integer is null or coalesce(reader.read_to, 0) < $3)`,
      [id, personIds, unreadTo ?? null],
    );
    return rows.map(({ personId }) => personId);
  }

  /** The thread, held until the transaction ends: whoever holds it is alone with its numbers. */
  async lock(id: string): Promise<KeptThread | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.database.query<KeptThread>(
      `select ${COLUMNS} from discussion.thread where thread.id = $1 for no key update`,
      [id],
    );
    return row;
  }

  /** The same; of one that became one with another that other one, where it is written on. */
  async lockStanding(id: string): Promise<KeptThread | undefined> {
    const thread = await this.lock(id);
    return thread?.mergedInto ? this.lockStanding(thread.mergedInto) : thread;
  }

  /** The next number of a locked thread. */
  async nextNumber(id: string, now: Date): Promise<number> {
    const [row] = await this.database.query<{ number: number }>(
      'update discussion.thread set last_number = last_number + 1, last_posted_at = $2 where id = $1 returning last_number as number',
      [id, now],
    );
    if (!row) throw new Error('a locked thread stays');
    return row.number;
  }

  async chooseBest(id: string, number: number | null): Promise<void> {
    await this.database.query('update discussion.thread set best_number = $2 where id = $1', [id, number]);
  }

  /** Threads open to a reader at some anchors (or at all of them), those that were last written in first. */
  async list(
    personId: string,
    opened: Opened,
    {
      anchors,
      followed,
      before,
      limit,
    }: { anchors?: readonly string[]; followed: boolean; before?: Cursor; limit: number },
  ): Promise<ThreadForReader[]> {
    // of those that one follows the unread ones come first
    const first = followed ? '(thread.last_number > reader.read_to)' : 'false';
    return this.database.query<ThreadForReader>(
      `select ${FOR_READER} from ${followed ? FOLLOWED : EVERY}
       where ${VISIBLE} and thread.last_number > 0 and thread.merged_into is null
         and ($6::text[] is null or thread.anchor = any($6))
         and ($7::timestamptz is null or (${first}, thread.last_posted_at, thread.id) < ($8, $7, $9::uuid))
       order by ${followed ? `${first} desc, ` : ''}thread.last_posted_at desc, thread.id desc
       limit $10`,
      [
        ...visible(opened),
        personId,
        anchors ?? null,
        before?.at ?? null,
        before?.unread ?? null,
        before?.id ?? null,
        limit,
      ],
    );
  }

  /** How many threads there are at each anchor. */
  async counts(): Promise<Map<string, number>> {
    const rows = await this.database.query<{ anchor: string; count: number }>(
      'select anchor, count(*)::int as count from discussion.thread where last_number > 0 and merged_into is null group by anchor',
    );
    return new Map(rows.map(({ anchor, count }) => [anchor, count]));
  }

  /** Notes how far somebody is; never back. */
  async markRead(id: string, personId: string, number: number): Promise<void> {
    await this.database.query(
      `insert into discussion.reader as reader (person_id, thread_id, read_to) values ($2, $1, $3)
       on conflict (person_id, thread_id) do update set read_to = excluded.read_to where reader.read_to < excluded.read_to`,
      [id, personId, number],
    );
  }

  /** Who writes follows, unless they chose otherwise; their own post is read when everything before it was. */
  async wroteIn(id: string, personId: string, number: number): Promise<void> {
    await this.database.query(
      `insert into discussion.reader as reader (person_id, thread_id, read_to, stance) values ($2, $1, case when $3 = 1 then 1 else 0 end, 'follow')
       on conflict (person_id, thread_id) do update set stance = coalesce(reader.stance, 'follow'),
         read_to = case when reader.read_to = $3 - 1 then $3 else reader.read_to end`,
      [id, personId, number],
    );
  }

  async takeStance(id: string, personId: string, stance: Stance | null): Promise<void> {
    await this.database.query(
      `insert into discussion.reader (person_id, thread_id, stance) values ($2, $1, $3)
       on conflict (person_id, thread_id) do update set stance = excluded.stance`,
      [id, personId, stance],
    );
  }
}

function visible(opened: Opened): unknown[] {
  const { every, open, published, modules } = openPlaces(opened);
  return [every, open, published, modules];
}
