import type { DataSource } from 'typeorm';
import { hasKept, keptSecret } from '../database/kept-secret.ts';
import { StartupFault } from '../startup-fault.ts';
import { type SealedFor, Seals } from './seals.ts';

/** The file in the data folder that holds the key where none was given. */
const KEPT_KEY = 'writing-key';

const PROBE: SealedFor = ['platform.writing_key'];
const PROBE_TEXT = 'fluxus academie';

/** What answers statements: a database, or what a migration runs with. */
type Asks = { query: (sql: string, values?: unknown[]) => Promise<unknown> };
type KnownKey = { id: Buffer; probe: Buffer };

/** Seals lent to the migrations of a database, which nobody can hand anything. */
const lent = new WeakMap<DataSource, Seals>();

/**
 * The keys of this academy: those given, else the one kept in the data folder, made where nothing was ever sealed. Sees that
 * they open what the database holds, before anything is changed.
 * @throws StartupFault
 */
export async function findWritingKeys(
  dataSource: DataSource,
  given: readonly string[] | undefined,
  dataDir: string,
): Promise<readonly string[]> {
  const known = await knownKeys(dataSource);
  if (!given && known.length > 0 && !hasKept(dataDir, KEPT_KEY)) {
    throw new StartupFault(
      `What people wrote is sealed with key ${namesOf(known)}, and that key is not here: WRITING_KEYS is not set and ${KEPT_KEY} is not in the data folder. Nothing was changed. Set WRITING_KEYS to that key, or put the file back.`,
    );
  }
  const keys = given ?? [keptSecret(dataDir, KEPT_KEY)];
  const seals = new Seals(keys);
  refuseMissing(seals, known, given !== undefined);
  lent.set(dataSource, seals);
  return keys;
}

/** Notes the key that seals, so that a later start without it says so. After the migrations. */
export async function noteWritingKey(database: Asks, seals: Seals): Promise<void> {
  await database.query('insert into platform.writing_key (id, probe) values ($1, $2) on conflict (id) do nothing', [
    seals.keyId,
    seals.seal(PROBE_TEXT, PROBE),
  ]);
}

/** For a migration that seals what was plain. */
export function sealsOf(dataSource: DataSource): Seals {
  const seals = lent.get(dataSource);
  if (!seals) throw new Error('the keys are found before the migrations');
  return seals;
}

function refuseMissing(seals: Seals, known: readonly KnownKey[], given: boolean): void {
  const missing = known.filter((key) => !opens(seals, key));
  if (missing.length === 0) return;
  throw new StartupFault(
    `What people wrote is sealed with key ${namesOf(missing)}, and the keys of this start are ${seals.keyNames.join(', ')}. Nothing was changed. Add that key to ${given ? 'WRITING_KEYS, after the first' : `WRITING_KEYS, or put back the ${KEPT_KEY} that belongs to this database`}.`,
  );
}

async function knownKeys(dataSource: DataSource): Promise<KnownKey[]> {
  const [{ present }] = (await dataSource.query(
    "select to_regclass('platform.writing_key') is not null as present",
  )) as [{ present: boolean }];
  return present ? dataSource.query('select id, probe from platform.writing_key order by added_at') : [];
}

function opens(seals: Seals, { id, probe }: KnownKey): boolean {
  try {
    return seals.has(id) && seals.open(probe, PROBE) === PROBE_TEXT;
  } catch {
    return false;
  }
}

function namesOf(keys: readonly KnownKey[]): string {
  return keys.map((key) => key.id.toString('hex')).join(', ');
}
