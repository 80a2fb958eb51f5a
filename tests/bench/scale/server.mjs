import { startEmbeddedPostgres } from '../../../server/src/platform/database/embedded-postgres.ts';
import { InstanceLock } from '../../../server/src/platform/database/instance-lock.ts';
import { openFolder } from './world.ts';

/** The PostgreSQL that worlds live in: the one of DATABASE_URL, else the one that came with npm, in a folder that stays. */
export async function serverFor(folder) {
  const { DATABASE_URL: given } = process.env;
  if (given) return { url: given, stop: async () => undefined };
  const place = openFolder(folder);
  const lock = new InstanceLock(place);
  lock.take('npm run bench');
  const server = await startEmbeddedPostgres(place);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      lock.release();
    },
  };
}
