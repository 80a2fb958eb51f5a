import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Answers that their authors shared in conversations. The post holds no word of it: what was shared is a copy of its own,
 * sealed, that goes when it is taken back.
 */
export class DiscussionSharedAnswers1700000001410 implements MigrationInterface {
  name = 'DiscussionSharedAnswers1700000001410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table discussion.post
        add column kind text not null default 'text' check (kind in ('text', 'answer')),
        add constraint post_answer_without_words check (kind = 'text' or text = '');

      create table discussion.shared_answer (
        id uuid primary key default uuidv7(),
        thread_id uuid not null,
        number integer not null,
        person_id uuid not null,
        answer_id uuid not null,
        module_key text not null,
        prompt_key text not null,
        revision integer not null check (revision >= 1),
        text bytea not null check (octet_length(text) between 33 and 80033),
        key_id bytea not null generated always as (substring(text from 2 for 4)) stored references platform.writing_key (id),
        shared_at timestamptz not null,
        unique (thread_id, number),
        foreign key (thread_id, number) references discussion.post
      );
      create index shared_answer_of_person on discussion.shared_answer (person_id, module_key, prompt_key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table discussion.shared_answer;
      alter table discussion.post drop constraint post_answer_without_words, drop column kind;
    `);
  }
}
