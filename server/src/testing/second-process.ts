import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../create-app.ts';
import { readConfig } from '../platform/config/config.ts';
import { createDataSource } from '../platform/database/data-source.ts';
import { Live } from '../platform/live/live.ts';
import type { TestAcademy } from './academy.ts';

export type SecondProcess = { app: NestFastifyApplication; close: () => Promise<void> };

/** A second application on the database of the first, as another process would be; it does not work on jobs. */
export async function secondProcess({ database, resources }: TestAcademy): Promise<SecondProcess> {
  const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
  const dataSource = await createDataSource(database.url, 5).initialize();
  const app = await createApp({ config, resources, dataSource, databaseUrl: database.url });
  await app.get(Live).start();
  return {
    app,
    close: async () => {
      await app.get(Live).stop();
      await app.close();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}
