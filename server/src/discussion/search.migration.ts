import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding posts by their words: what each is found by, and the words there are, by the slips one makes in them. */
export class DiscussionSearch1700000001420 implements MigrationInterface {
  name = 'DiscussionSearch1700000001420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      -- without capitals, accents and marks, as wordsOf() in platform/words.ts; signs that would glue words together are spaces
      create function discussion.plain(text) returns text language sql immutable strict parallel safe as $$
        select regexp_replace(lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g')),
          '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+', ' ', 'g')
      $$;

      -- arrival orders all posts; found_by holds the stems of what a post says and, as no word can be written, where it hangs
      -- (@anchor, %module) and the stretches of 1024, 16384 and 262144 posts it arrived in (#). What is hidden or deleted is
      -- found by nothing
      alter table discussion.post
        add column arrival bigint generated always as identity,
        add column found_by tsvector;

      create function discussion.words_of_post() returns trigger language plpgsql as $$
      declare
        thread discussion.thread;
      begin
        new.found_by := null;
        if new.deleted_at is null and new.hidden_at is null then
          select * into thread from discussion.thread where id = new.thread_id;
          new.found_by := to_tsvector('pg_catalog.dutch',
              discussion.plain(case when new.number = 1 then thread.title || ' ' else '' end || new.text))
            || array_to_tsvector(array['@' || thread.anchor]
              || array(select '#' || bits || ':' || (new.arrival >> bits) from unnest(array[10, 14, 18]) as bits)
              || array(select '%' || key from unnest(thread.module_keys
                || case when thread.anchor !~ '^case:' then array[substring(thread.anchor from ':([^/]+)')] end) as key where key <> ''));
        end if;
        return new;
      end $$;
      create trigger words_of_post before insert or update of thread_id, number, text, deleted_at, hidden_at
        on discussion.post for each row execute function discussion.words_of_post();

      create function discussion.words_of_thread() returns trigger language plpgsql as $$
      begin
        update discussion.post set number = number where thread_id = new.id;
        return null;
      end $$;
      create trigger words_of_thread after update of anchor, module_keys, title on discussion.thread for each row
        when ((old.anchor, old.module_keys, old.title) is distinct from (new.anchor, new.module_keys, new.title))
        execute function discussion.words_of_thread();

      update discussion.post set number = number;
      -- what was written last waits in a list of this many kilobytes, so that writing never waits for the index
      create index post_found_by on discussion.post using gin (found_by) with (gin_pending_list_limit = 512);

      -- every word that anybody ever wrote, under itself without one of its letters; says nothing of who wrote it or where
      create table discussion.slip (
        slip text not null,
        word text not null,
        primary key (slip, word)
      );
      create function discussion.learn_words(words text[]) returns void language sql as $$
        insert into discussion.slip (slip, word)
        select distinct overlay(word placing '' from at for 1), word
        from unnest(words) as new (word), generate_series(1, char_length(word) + 1) as at
        where not exists (select from discussion.slip where slip = new.word and slip.word = new.word)
        order by 1, 2
        on conflict do nothing
      $$;
      select discussion.learn_words(array_agg(distinct word))
      from (select text from discussion.post where found_by is not null union all select title from discussion.thread) as written,
        unnest(string_to_array(discussion.plain(written.text), ' ')) as word
      where char_length(word) between 4 and 24 and word ~ '^[[:alpha:]]+$';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger words_of_thread on discussion.thread;
      drop trigger words_of_post on discussion.post;
      drop function discussion.learn_words, discussion.words_of_thread, discussion.words_of_post;
      drop table discussion.slip;
      alter table discussion.post drop column found_by, drop column arrival;
      drop function discussion.plain;
    `);
  }
}
