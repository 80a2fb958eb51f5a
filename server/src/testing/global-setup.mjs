import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDataSource } from '../platform/database/data-source.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';
import { migrate } from '../platform/database/migrate.ts';

/** One PostgreSQL for the whole run; a migrated template from which each test file clones its own database in milliseconds. */
export default async function setUp() {
  const folder = mkdtempSync(path.join(tmpdir(), 'academie-test-'));
  const server = await startEmbeddedPostgres(folder);
  globalThis.testPostgres = { server, folder };
  const open = (name) => createDataSource(server.url.replace(/academie$/, name), 2).initialize();
  const maintenance = await open('postgres');
  await maintenance.query('create database template_academie');
  await maintenance.destroy();
  const template = await open('template_academie');
  await migrate(template);
  await template.destroy();
  process.env.TEST_POSTGRES_URL = server.url;
}
