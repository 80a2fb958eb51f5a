import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that something had before, so that whoever comes by them is led on. */
export class CatalogueFormerSlugs1700000000710 implements MigrationInterface {
  name = 'CatalogueFormerSlugs1700000000710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- parent: the key of the module, for a lesson; who gave a slug up last is who it leads to
      create table catalogue.former_slug (
        kind text not null check (kind in ('module', 'programme', 'case', 'lesson')),
        parent text not null,
        slug text not null,
        key text not null,
        left_at timestamptz not null,
        primary key (kind, parent, slug)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table catalogue.former_slug');
  }
}
