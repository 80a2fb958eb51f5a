import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { forgives, slipsOf } from '../platform/slips.ts';
import { wordsOf } from '../platform/words.ts';
import { mayOpen, type Opened, openPlaces } from './policy.ts';

/** A post that was found, with what it hangs in; a title that went with its first post is not told. */
export type FoundPost = {
  threadId: string;
  number: number;
  /** Where a list goes on after it. */
  cursor: string;
  postedAt: Date;
  text: string | null;
  title: string | null;
  anchor: string;
  anchorTitle: string;
};

/** What is looked for: of each word the ways to write it. `all` is whether each word must be there, or one is enough. */
export type PostQuestion = { words: readonly (readonly string[])[]; all: boolean };

/** Stretches of posts by arrival, as bits of it that are left out: 1024, 16384 and 262144 posts. */
const STRETCHES = [10, 14, 18] as const;
/** More places than these are asked of the threads themselves: in the index each costs something at every hit. */
const MOST_TERMS = 16;

/** As a term that stands in what a post is found by, and that no word can be. */
const TERM = (text: string) => `'''' || replace(replace(${text}, '\\', '\\\\'), '''', '''''') || ''''`;

/** From each post to its thread: a planner left to itself reads all threads there are first (offset 0 forbids it). */
const FOUND = `select post.thread_id, post.number, post.arrival, post.posted_at, post.text, thread.title, thread.anchor, thread.anchor_title
  from discussion.post cross join lateral (select * from discussion.thread where id = post.thread_id offset 0) as thread`;
/** Last word of the policy: the terms above only keep the index from bringing what is not open. */
const VISIBLE = `post.deleted_at is null and post.hidden_at is null and post.moved_to_thread is null
  and ($1 or thread.anchor = any($2::text[]) or (thread.anchor <> all($3::text[]) and thread.module_keys && $4::text[]))`;
/** Before which post a stretch begins that a look at the newest two of them has seen. */
const BEGIN = (bits: number) => `(((select newest from asked) >> ${bits}) - 1) << ${bits}`;
const SEEN = (at: number) => (at === 0 ? '' : `and post.arrival < ${BEGIN(STRETCHES[at - 1] ?? 0)}`);
const STRETCH = (bits: number) =>
  `(select terms && format('''#${bits}:%s''|''#${bits}:%s''', newest >> ${bits}, (newest >> ${bits}) - 1)::tsquery from asked)`;

/**
 * One statement. From the newest posts back, in stretches that grow; a stretch is looked through only while those before it
 * did not bring enough. Of a word that everybody writes the newest posts are enough, and one that hardly anybody writes
 * has few places in the index: so the work does not grow with what there is.
 */
const FIND = {
  name: 'posts-by-words',
  sql: `with asked as materialized (
      select least((select last_value from discussion.post_arrival_seq), $6::bigint) as newest,
        case when $10::text[] is null then terms else terms && reach end as terms
      from (
        select string_agg('(' || ways || ')', case when $8 then '&' else '|' end)::tsquery as terms
        from (
          select string_agg(way::text, '|') as ways
          from (select at, plainto_tsquery('pg_catalog.dutch', way) as way
            from jsonb_array_elements($5::jsonb) with ordinality as word (word, at), jsonb_array_elements_text(word) as ways (way)) as every_way
          where numnode(way) > 0 group by at
        ) as words
      ) as said, (select string_agg(${TERM('term')}, '|')::tsquery as reach from unnest($10::text[]) as term) as reached
    ), found as (
      ${STRETCHES.map(
        (bits, at) => `(${FOUND} where post.found_by @@ ${STRETCH(bits)} and ${VISIBLE}
        and post.arrival < $6 ${SEEN(at)} order by post.arrival desc limit $7)`,
      ).join(' union all ')}
      union all (${FOUND} where post.found_by @@ (select terms from asked) and ${VISIBLE}
        and post.arrival < $6 ${SEEN(STRETCHES.length)} order by post.arrival desc limit $7)
      limit $7
    )
    select thread_id as "threadId", number, arrival::text as cursor, posted_at as "postedAt", anchor, anchor_title as "anchorTitle",
      case when row_number() over (order by arrival desc) <= $9 then text end as text,
      case when not exists (select from discussion.post as first where first.thread_id = found.thread_id and first.number = 1
        and (first.deleted_at is not null or first.hidden_at is not null)) then title end as title
    from found order by arrival desc`,
} as const;

/** By which words posts are found. */
@Injectable()
export class PostWords {
  constructor(private readonly database: Database) {}

  /** The newest posts that are open to somebody and hold the words, before one that is named. */
  find(
    opened: Opened,
    { words, all }: PostQuestion,
    { before, most, texts }: { before: string | undefined; most: number; texts: number },
  ): Promise<FoundPost[]> {
    const { every, open, published, modules } = openPlaces(opened);
    if (!every && open.length === 0 && modules.length === 0) return Promise.resolve([]);
    return this.database.ask<FoundPost>(FIND, [
      ...[every, open, published, modules, JSON.stringify(words)],
      ...[before ?? LAST, most, all, texts, reachOf(opened)],
    ]);
  }

  /** Takes what somebody writes among the words that a slip may be meant for. */
  async learn(written: string): Promise<void> {
    const words = [...new Set(wordsOf(written))].filter(forgives);
    if (words.length > 0) await this.database.query('select discussion.learn_words($1)', [words.sort()]);
  }

  /** Words that people wrote and that may be what was meant; whether they stand in anything that one may read is not asked here. */
  async near(words: readonly string[]): Promise<string[]> {
    const slips = words.filter(forgives).flatMap(slipsOf);
    if (slips.length === 0) return [];
    const rows = await this.database.query<{ word: string }>(
      'select distinct word from discussion.slip where slip = any($1::text[])',
      [slips],
    );
    return rows.map(({ word }) => word);
  }
}

/**
 * Terms of which every post that is open has one, so that the index brings little else. A lesson stays in its module; a case
 * study may have come into a module after a conversation about it began, so that it is named itself.
 */
function reachOf(opened: Opened): string[] | null {
  if (opened.every) return null;
  const apart = [...opened.places.values()].filter(
    (place) =>
      mayOpen(opened, place) && (place.kind === 'case' || !place.moduleKeys.some((key) => opened.modules.has(key))),
  );
  const terms = [...[...opened.modules].map((key) => `%${key}`), ...apart.map(({ anchor }) => `@${anchor}`)];
  return terms.length <= MOST_TERMS ? terms : null;
}

/** After every post. */
const LAST = '9223372036854775807';
