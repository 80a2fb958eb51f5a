import { startEmbeddedPostgres } from '../../../server/src/platform/database/embedded-postgres.ts';
import { InstanceLock } from '../../../server/src/platform/database/instance-lock.ts';
import { openFolder } from './world.ts';

/** What PostgreSQL keeps of its tables in its own memory: as much as whoever has a million people to serve would give it. */
const BUFFERS = '2GB';

/** The PostgreSQL that worlds live in: the one of DATABASE_URL, else the one that came with npm, in a folder that stays. */
export async function serverFor(folder) {
  const { DATABASE_URL: given } = process.env;
  if (given) return { url: given, stop: async () => undefined };
  const place = openFolder(folder);
  const lock = new InstanceLock(place);
  lock.take('npm run bench');
  const server = await startEmbeddedPostgres(place, undefined, BUFFERS);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      lock.release();
    },
  };
}
