import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which keys sealed something in this database: their names, and a text sealed with each, never the keys. What is sealed
 * refers to its key here, so that a key cannot be put away while something still needs it.
 */
export class WritingKeys1700000001000 implements MigrationInterface {
  name = 'WritingKeys1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table platform.writing_key (
        id bytea primary key check (octet_length(id) = 4),
        probe bytea not null,
        added_at timestamptz not null default now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table platform.writing_key');
  }
}
