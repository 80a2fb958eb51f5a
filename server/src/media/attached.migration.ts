import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures of posts: which of them stand in one; what was sent and never placed goes after a day. */
export class MediaAttached1700000001471 implements MigrationInterface {
  name = 'MediaAttached1700000001471';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table media.item add column attached boolean not null default false;
      create index item_unattached on media.item (created_at) where shelf = 'post' and not attached;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table media.item drop column attached');
  }
}
