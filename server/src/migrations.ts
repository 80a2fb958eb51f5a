import type { MigrationInterface } from 'typeorm';
import { Access1700000000300 } from './access/access.migration.ts';
import { Authoring1700000000700 } from './authoring/authoring.migration.ts';
import { Catalogue1700000000200 } from './catalogue/catalogue.migration.ts';
import { CatalogueFormerSlugs1700000000710 } from './catalogue/former-slugs.migration.ts';
import { Discussion1700000001300 } from './discussion/discussion.migration.ts';
import { DiscussionModeration1700000001301 } from './discussion/moderation.migration.ts';
import { Identity1700000000100 } from './identity/identity.migration.ts';
import { Insight1700000000600 } from './insight/insight.migration.ts';
import { Learning1700000000500 } from './learning/learning.migration.ts';
import { Platform1700000000000 } from './platform/platform.migration.ts';
import { Sales1700000000400 } from './sales/sales.migration.ts';

/** Every migration, in order. A domain adds its own at the end; one that has run is never changed. */
export const migrations: (new () => MigrationInterface)[] = [
  Platform1700000000000,
  Identity1700000000100,
  Catalogue1700000000200,
  Access1700000000300,
  Sales1700000000400,
  Learning1700000000500,
  Insight1700000000600,
  Authoring1700000000700,
  CatalogueFormerSlugs1700000000710,
  Discussion1700000001300,
  DiscussionModeration1700000001301,
];
