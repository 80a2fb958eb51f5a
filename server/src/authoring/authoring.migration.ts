import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was last loaded from the repository, so that a start does not undo what an author did since. */
export class Authoring1700000000700 implements MigrationInterface {
  name = 'Authoring1700000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema authoring;

      -- what: such as 'module een-vertrouwensband'; source: hash of what the repository says;
      -- outcome: hash of what was made of it; version_id: the version it became
      create table authoring.loaded (
        what text primary key,
        source bytea not null check (octet_length(source) = 32),
        outcome bytea not null check (octet_length(outcome) = 32),
        version_id uuid
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema authoring cascade');
  }
}
