import { DataSource } from 'typeorm';
import { migrations } from '../../migrations.ts';

/** One pool a process. `synchronize` is never used: the schema comes from migrations alone. */
export function createDataSource(url: string, pool: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize: pool,
    entities: [],
    migrations,
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: { application_name: 'academie', idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 },
    applicationName: 'academie',
  });
}
