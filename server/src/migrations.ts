import type { MigrationInterface } from 'typeorm';
import { Platform1700000000000 } from './platform/platform.migration.ts';

/** Every migration, in order. A domain adds its own at the end; one that has run is never changed. */
export const migrations: (new () => MigrationInterface)[] = [Platform1700000000000];
