import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures in posts: which media, in which order, and what is needed to show them. */
export class DiscussionPictures1700000001472 implements MigrationInterface {
  name = 'DiscussionPictures1700000001472';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table discussion.post_picture (
        media_id uuid primary key,
        thread_id uuid not null,
        number integer not null,
        place smallint not null check (place between 1 and 3),
        small text not null unique,
        large text not null,
        width integer not null,
        height integer not null,
        alt text not null check (char_length(alt) between 1 and 300),
        foreign key (thread_id, number) references discussion.post
      );
      create index post_picture_of_post on discussion.post_picture (thread_id, number, place);
      create index post_picture_large on discussion.post_picture (large);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table discussion.post_picture');
  }
}
