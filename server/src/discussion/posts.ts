import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';
import { type SealedShare, shareOf } from './shared-answers.ts';

export const REACTIONS = ['recognise', 'inspire', 'thank'] as const;
export type ReactionKind = (typeof REACTIONS)[number];

/** Where a post stands. */
export type PostPlace = { threadId: string; number: number };

/** A post as it is kept. */
export type KeptPost = PostPlace & {
  /** What it shows: its own words, or an answer that its author shares. */
  kind: 'text' | 'answer';
  authorId: string;
  text: string;
  revision: number;
  /** The conversation of what it quotes, where that is another one. */
  quotedThreadId: string | null;
  quotedNumber: number | null;
  quotedExcerpt: string | null;
  postedAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  hiddenAt: Date | null;
  /** Where it went, when a moderator moved it: what is left is its number. */
  movedTo: PostPlace | null;
};

/** A conversation that a post leads to, as far as it takes to know who may see it. */
type Elsewhere = { id: string; anchor: string; moduleKeys: string[] };

/** The same as one reader sees it: an excerpt of what was deleted since is gone too. */
export type PostForReader = KeptPost & {
  quotedAuthorId: string | null;
  /** The conversation of what it quotes, where that is another one. */
  quotedIn: Elsewhere | null;
  answer: SealedShare | null;
  quotedAnswer: SealedShare | null;
  /** The conversation it went to. */
  movedIn: (Elsewhere & { title: string | null }) | null;
  /** Why it was moved, where it was: from here, or to here. */
  move: { explanation: string; at: string; merged: boolean } | null;
  reactions: { kind: ReactionKind; count: number; mine: boolean }[];
  /** Who is mentioned in it, and how their names stand there. */
  mentions: { personId: string; written: string }[];
  /** Why it is hidden, while it is. */
  restriction: { explanation: string; appeal: string | null; answer: string | null } | null;
  /** What the reader last reported of it, and what came of that. */
  myReport: { decision: 'hidden' | 'kept' | null; explanation: string | null } | null;
};

/** A post as a notice about it asks. */
export type NoticedPost = KeptPost & {
  /** Where it stood when they were told. */
  asked: PostPlace;
  /** Whether the person who is told is mentioned in it. */
  mentioned: boolean;
  reactions: { by: string; kind: ReactionKind }[];
};

export type NewPost = Pick<
  KeptPost,
  'threadId' | 'number' | 'authorId' | 'kind' | 'text' | 'quotedThreadId' | 'quotedNumber' | 'quotedExcerpt'
> & {
  requestKey: string;
};

const COLUMNS = `post.thread_id as "threadId", post.number, post.kind, post.author_id as "authorId", post.text, post.revision,
  post.quoted_thread_id as "quotedThreadId", post.quoted_number as "quotedNumber", post.quoted_excerpt as "quotedExcerpt", post.posted_at as "postedAt",
  post.edited_at as "editedAt", post.deleted_at as "deletedAt", post.hidden_at as "hiddenAt",
  case when post.moved_to_thread is not null
    then json_build_object('threadId', post.moved_to_thread, 'number', post.moved_to_number) end as "movedTo"`;

/** Another conversation, and what it is called as long as its first post stands. */
const elsewhere = (id: string) => `(select json_build_object('id', id, 'anchor', anchor, 'moduleKeys', module_keys,
  'title', case when not exists (select from discussion.post where thread_id = thread.id and number = 1
    and (deleted_at is not null or hidden_at is not null)) then title end) from discussion.thread where id = ${id})`;

const PAGE = {
  name: 'posts-of-thread',
  sql: `select ${COLUMNS.replace('post.quoted_excerpt as "quotedExcerpt", ', '')},
      case when quoted.deleted_at is null and quoted.hidden_at is null then post.quoted_excerpt end as "quotedExcerpt",
      case when quoted.deleted_at is null and quoted.hidden_at is null then quoted.author_id end as "quotedAuthorId",
      case when post.quoted_thread_id <> post.thread_id then ${elsewhere('post.quoted_thread_id')} end as "quotedIn",
      case when post.kind = 'answer' then ${shareOf('post')} end as answer,
      case when quoted.kind = 'answer' then ${shareOf('quoted')} end as "quotedAnswer",
      case when post.moved_to_thread is not null then ${elsewhere('post.moved_to_thread')} end as "movedIn",
      case when post.move_id is not null then (select json_build_object('explanation', explanation, 'at', made_at, 'merged', merged)
        from discussion.move where id = post.move_id) end as move,
      coalesce((select json_agg(json_build_object('kind', kind, 'count', count, 'mine', mine)) from (
        select kind, count(*)::int as count, bool_or(person_id = $4) as mine from discussion.reaction
        where thread_id = post.thread_id and number = post.number group by kind) as given), '[]') as reactions,
      coalesce((select json_agg(json_build_object('personId', person_id, 'written', written)) from discussion.mention
        where thread_id = post.thread_id and number = post.number), '[]') as mentions,
      case when post.hidden_at is not null then (
        select json_build_object('explanation', explanation, 'appeal', appeal, 'answer', answer) from discussion.restriction
        where thread_id = post.thread_id and number = post.number and lifted_at is null) end as restriction,
      (select json_build_object('decision', decision, 'explanation', explanation) from discussion.report
        where thread_id = post.thread_id and number = post.number and reporter_id = $4 order by id desc limit 1) as "myReport"
    from discussion.post left join discussion.post as quoted on quoted.thread_id = coalesce(post.quoted_thread_id, post.thread_id) and quoted.number = post.quoted_number
    where post.thread_id = $1 and post.number between $2 and $3 order by post.number`,
} as const;

/** The tables of posts, of what they said before, and of reactions to them. */
@Injectable()
export class Posts {
  constructor(private readonly database: Database) {}

  /** The posts of a stretch of numbers, in one statement, wherever in the thread it is. */
  async between(threadId: string, first: number, last: number, personId: string): Promise<PostForReader[]> {
    return this.database.ask<PostForReader>(PAGE, [threadId, first, last, personId]);
  }

  async one(threadId: string, number: number): Promise<KeptPost | undefined> {
    if (!UUID.test(threadId)) return undefined;
    const [row] = await this.database.query<KeptPost>(
      `select ${COLUMNS} from discussion.post where thread_id = $1 and number = $2`,
      [threadId, number],
    );
    return row;
  }

  /** Where a post stands now: what was moved is followed to where it went. */
  async standsAt({ threadId, number }: PostPlace): Promise<PostPlace | undefined> {
    const post = await this.one(threadId, number);
    return post?.movedTo ? this.standsAt(post.movedTo) : post;
  }

  /**
   * Posts that one person is told of, wherever they stand now, with what that depends on; those that are not there are left
   * out.
   */
  async noticed(addresses: readonly PostPlace[], personId: string): Promise<NoticedPost[]> {
    return this.database.query(
      `select ${COLUMNS}, json_build_object('threadId', asked.thread_id, 'number', asked.number) as asked,
         exists (select from discussion.mention where thread_id = post.thread_id and number = post.number and person_id = $3) as mentioned,
         case when post.author_id = $3 then coalesce((select json_agg(json_build_object('by', person_id, 'kind', kind)) from discussion.reaction
           where thread_id = post.thread_id and number = post.number), '[]') else '[]' end as reactions
       from (select distinct * from unnest($1::uuid[], $2::integer[]) as address (thread_id, number)) as asked
       join discussion.post as told using (thread_id, number)
       join discussion.post on post.thread_id = coalesce(told.moved_to_thread, told.thread_id)
         and post.number = coalesce(told.moved_to_number, told.number)`,
      [addresses.map(({ threadId }) => threadId), addresses.map(({ number }) => number), personId],
    );
  }

  /** Who wrote in a thread, each once, without reading every post of a long one. */
  async writersIn(threadId: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ authorId: string }>(
      `with recursive writer as (
         (select author_id from discussion.post where thread_id = $1 order by author_id limit 1)
         union all
         select (select author_id from discussion.post where thread_id = $1 and author_id > writer.author_id
           order by author_id limit 1) from writer where writer.author_id is not null
       ) select author_id as "authorId" from writer where author_id is not null limit $2`,
      [threadId, limit],
    );
    return rows.map(({ authorId }) => authorId);
  }

  /** Where the post stands that a request already made in one of these threads, locked or merged. */
  async madeBy(threadIds: readonly string[], authorId: string, requestKey: string): Promise<PostPlace | undefined> {
    const [row] = await this.database.query<PostPlace>(
      `select coalesce(moved_to_thread, thread_id) as "threadId", coalesce(moved_to_number, number) as number
       from discussion.post where thread_id = any($1::uuid[]) and author_id = $2 and request_key = $3`,
      [threadIds, authorId, requestKey],
    );
    return row;
  }

  async add(post: NewPost, now: Date): Promise<void> {
    await this.database.query(
      `insert into discussion.post (thread_id, number, author_id, request_key, kind, text, quoted_thread_id, quoted_number, quoted_excerpt, posted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[post.threadId, post.number, post.authorId, post.requestKey, post.kind, post.text],
        ...[post.quotedThreadId, post.quotedNumber, post.quotedExcerpt, now],
      ],
    );
  }

  /** The post, held until the transaction ends. */
  async lock(threadId: string, number: number): Promise<KeptPost | undefined> {
    const [row] = await this.database.query<KeptPost>(
      `select ${COLUMNS} from discussion.post where thread_id = $1 and number = $2 for no key update`,
      [threadId, number],
    );
    return row;
  }

  /** Replaces the text of a locked post; what it said before is kept for moderators. */
  async edit(post: KeptPost, text: string, now: Date): Promise<void> {
    await this.keepEarlier(post);
    await this.database.query(
      'update discussion.post set text = $3, revision = revision + 1, edited_at = $4 where thread_id = $1 and number = $2',
      [post.threadId, post.number, text, now],
    );
  }

  /** Takes the text of a locked post away; its number stays. */
  async delete(post: KeptPost, now: Date): Promise<void> {
    await this.keepEarlier(post);
    await this.database.query(
      "update discussion.post set text = '', revision = revision + 1, deleted_at = $3 where thread_id = $1 and number = $2",
      [post.threadId, post.number, now],
    );
  }

  private async keepEarlier({ threadId, number, revision, text, editedAt, postedAt }: KeptPost): Promise<void> {
    await this.database.query(
      'insert into discussion.post_revision (thread_id, number, revision, text, saved_at) values ($1, $2, $3, $4, $5)',
      [threadId, number, revision, text, editedAt ?? postedAt],
    );
  }

  async react(threadId: string, number: number, personId: string, kind: ReactionKind, now: Date): Promise<void> {
    await this.database.query(
      `insert into discussion.reaction (thread_id, number, person_id, kind, given_at) values ($1, $2, $3, $4, $5)
       on conflict (thread_id, number, person_id, kind) do nothing`,
      [threadId, number, personId, kind, now],
    );
  }

  async takeBack(threadId: string, number: number, personId: string, kind: ReactionKind): Promise<void> {
    await this.database.query(
      'delete from discussion.reaction where thread_id = $1 and number = $2 and person_id = $3 and kind = $4',
      [threadId, number, personId, kind],
    );
  }
}
