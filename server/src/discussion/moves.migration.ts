import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Posts that went to another conversation, and conversations that became one. A post that went leaves its number behind, and
 * where it stands now; so old addresses lead on, and numbers stay without a gap.
 */
export class DiscussionMoves1700000001411 implements MigrationInterface {
  name = 'DiscussionMoves1700000001411';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- why posts were moved, once for all that went together
      create table discussion.move (
        id uuid primary key default uuidv7(),
        from_thread uuid not null references discussion.thread (id),
        to_thread uuid not null references discussion.thread (id),
        merged boolean not null,
        explanation text not null check (char_length(explanation) between 1 and 2000),
        made_by uuid not null,
        made_at timestamptz not null,
        check (from_thread <> to_thread)
      );

      alter table discussion.thread
        add column merged_into uuid references discussion.thread (id),
        add constraint thread_merged_elsewhere check (merged_into <> id);
      create index thread_merged on discussion.thread (merged_into) where merged_into is not null;

      -- quoted_thread_id where what is quoted stands in another conversation than the post
      alter table discussion.post
        add column moved_to_thread uuid references discussion.thread (id),
        add column moved_to_number integer,
        add column move_id uuid references discussion.move (id),
        add column quoted_thread_id uuid references discussion.thread (id),
        drop constraint post_check,
        add constraint post_quotes_earlier check (quoted_thread_id is not null or quoted_number < number),
        add constraint post_moved_somewhere check ((moved_to_thread is null) = (moved_to_number is null)),
        add constraint post_moved_with_its_words check (moved_to_thread is null or (text = '' and move_id is not null));
      create index post_moved on discussion.post (moved_to_thread, moved_to_number) where moved_to_thread is not null;
      create index post_quoting on discussion.post ((coalesce(quoted_thread_id, thread_id)), quoted_number)
        where quoted_number is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('what was moved does not know where it came from');
  }
}
