import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stretches of posts that grow by four, not by sixteen, so that a search looks at less; and what went elsewhere is found there alone. */
export class DiscussionStretches1700000001421 implements MigrationInterface {
  name = 'DiscussionStretches1700000001421';

  async up(runner: QueryRunner): Promise<void> {
    await this.findBy(runner, 'and new.moved_to_thread is null', '10, 12, 14, 16, 18, 20');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.findBy(runner, '', '10, 14, 18');
  }

  /** Says by what a post is found, as bits of its arrival that are left out, and says it of all there are. */
  private async findBy(runner: QueryRunner, stands: string, bits: string): Promise<void> {
    await runner.query(`
      create or replace function discussion.words_of_post() returns trigger language plpgsql as $$
      declare
        thread discussion.thread;
      begin
        new.found_by := null;
        if new.deleted_at is null and new.hidden_at is null ${stands} then
          select * into thread from discussion.thread where id = new.thread_id;
          new.found_by := to_tsvector('pg_catalog.dutch',
              discussion.plain(case when new.number = 1 then thread.title || ' ' else '' end || new.text))
            || array_to_tsvector(array['@' || thread.anchor]
              || array(select '#' || bits || ':' || (new.arrival >> bits) from unnest(array[${bits}]) as bits)
              || array(select '%' || key from unnest(thread.module_keys) as key where key <> ''));
        end if;
        return new;
      end $$;
      update discussion.post set number = number;
    `);
  }
}
