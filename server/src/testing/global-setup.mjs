import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDataSource } from '../platform/database/data-source.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';
import { migrate } from '../platform/database/migrate.ts';

/** One PostgreSQL for the whole run; a migrated template from which each test file clones its own database in milliseconds. */
export default async function setUp() {
  const folder = mkdtempSync(path.join(tmpdir(), 'academie-test-'));
  // as an ordinary folder is; a closed one leads a server that runs as root elsewhere
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  globalThis.testPostgres = async () => {
    await server.stop();
    rmSync(path.dirname(server.data), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  // a run that is called off has no teardown
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => globalThis.testPostgres().finally(() => process.exit(1)));
  }
  const open = (name) => createDataSource(server.url.replace(/academie$/, name), 2).initialize();
  const maintenance = await open('postgres');
  await maintenance.query('create database template_academie');
  await maintenance.destroy();
  const template = await open('template_academie');
  await migrate(template);
  await template.destroy();
  process.env.TEST_POSTGRES_URL = server.url;
}
