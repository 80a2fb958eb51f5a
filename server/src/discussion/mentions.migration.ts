import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is mentioned in a post. */
export class DiscussionMentions1700000001401 implements MigrationInterface {
  name = 'DiscussionMentions1700000001401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- written is the name as it was then, by which its place in the text is found; what is shown is the name of today
      create table discussion.mention (
        thread_id uuid not null,
        number integer not null,
        person_id uuid not null,
        written text not null check (char_length(written) between 1 and 100),
        primary key (thread_id, number, person_id),
        foreign key (thread_id, number) references discussion.post
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table discussion.mention');
  }
}
