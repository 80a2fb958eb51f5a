import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../platform/database/data-source.ts';

export type TestDatabase = { url: string; dataSource: DataSource; drop: () => Promise<void> };

/** A migrated database of one's own, cloned from the template of this run. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('the global set-up has not run');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maintenance = createDataSource(server.replace(/academie$/, 'postgres'), 1);
  await maintenance.initialize();
  await maintenance.query(`create database ${name} template template_academie strategy file_copy`);
  const url = server.replace(/academie$/, name);
  const dataSource = await createDataSource(url, 10).initialize();
  return {
    url,
    dataSource,
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await maintenance.query(`drop database if exists ${name} with (force)`);
      await maintenance.destroy();
    },
  };
}
