import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createStripeEmulator, type StripeEmulator } from '@fluxus/stripe-emulator';
import { PgBoss } from 'pg-boss';
import { DirectoryStore } from '../../server/src/platform/files/directory-store.ts';
import { Scratch } from '../../server/src/platform/files/scratch.ts';
import { startMailCatcher } from '../../server/src/platform/mail/mail-catcher.ts';
import { testDatabase } from '../../server/src/testing/database.ts';
import type { SignedInPerson } from '../../server/src/testing/people.ts';
import { startAcademy } from '../harness/running-academy.ts';
import type { Chance } from './chance.ts';
import { Servers } from './servers.ts';

/** A module that is for sale on the stage, as `Buying` publishes it. */
export type Wares = { moduleKey: string; programmeKey: string };

/** What a drill happens on: PostgreSQL, the provider's stand-in and the mail server live on; the servers may die. */
export type Stage = {
  servers: Servers;
  emulator: StripeEmulator;
  /** Whoever looks after the queue, as a process that lives on would. */
  boss: PgBoss;
  wares: Wares;
  sql: <Row>(statement: string, values?: unknown[]) => Promise<Row[]>;
  /** Somebody new who is signed in. */
  person: (role?: 'finance') => Promise<SignedInPerson>;
  close: () => Promise<void>;
};

const SECRETS = { secretKey: 'sk_test_drill', webhookSecret: 'whsec_drill' };
const WRITING_KEY = '5ea1'.repeat(16);
const AUTH_SECRET = 'a secret for drills, of more than 32 characters';
const PUBLIC_URL = 'http://academie.test';
const SOON = Array.from({ length: 12 }, (_, attempt) => 60 * (attempt + 1));

/** What was built for the server: its classes carry decorators, which Node cannot read from the sources. */
function built<Module>(file: string): Promise<Module> {
  return import(new URL(`../../server/dist/${file}`, import.meta.url).href) as Promise<Module>;
}

/** Sets everything up and starts the servers. TEST_POSTGRES_URL says where PostgreSQL is, with a migrated template. */
export async function setStage(servers: number, chance: Chance): Promise<Stage> {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'academie-drill-'));
  const catcher = await startMailCatcher(database.dataSource);
  const emulator = createStripeEmulator({
    ...SECRETS,
    publicUrl: PUBLIC_URL,
    retryDelaysMs: SOON,
    settleLaterMs: 3_600_000,
    random: chance.next,
  });
  const { url: apiBase } = await emulator.listen();
  const environment = {
    DATABASE_URL: database.url,
    DATABASE_POOL: '8',
    DATA_DIR: path.join(folder, 'data'),
    PUBLIC_URL,
    SMTP_URL: catcher.url,
    STRIPE_SECRET_KEY: SECRETS.secretKey,
    STRIPE_WEBHOOK_SECRET: SECRETS.webhookSecret,
    STRIPE_API_BASE: apiBase,
    AUTH_SECRET,
    WRITING_KEYS: WRITING_KEY,
    LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: path.join(folder, 'cache'),
  };
  const pool = new Servers(environment);
  const resources = {
    publicUrl: PUBLIC_URL,
    smtpUrl: catcher.url,
    writingKeys: [WRITING_KEY],
    authSecret: AUTH_SECRET,
    badgeKey: '',
    files: new DirectoryStore(path.join(folder, 'media')),
    scratch: new Scratch(path.join(folder, 'scratch')),
    stripe: { ...SECRETS, apiBase },
    testPayments: undefined,
    demo: true,
  };
  const backstage = await openBackstage({ database, resources });
  // one that ends well loads the curriculum and leaves behind what Node compiled, so that the others start quickly
  await (await startAcademy(environment)).stop();
  await pool.start(servers);
  const boss = new PgBoss({
    connectionString: database.url,
    schema: 'jobs',
    max: 2,
    migrate: false,
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: 1,
  });
  boss.on('error', (error) => process.emitWarning(error));
  await boss.start();
  return {
    servers: pool,
    emulator,
    boss,
    wares: backstage.wares,
    sql: async <Row>(statement: string, values: unknown[] = []) =>
      (await database.dataSource.query(statement, values)) as Row[],
    person: backstage.person,
    close: async () => {
      await pool.close();
      await boss.stop({ graceful: false });
      await backstage.close();
      await emulator.close();
      await catcher.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Backstage = Pick<Stage, 'wares' | 'person' | 'close'>;

/** An application that nobody visits: puts wares in the shop and signs people in, by the same use cases as anybody. */
async function openBackstage(on: { database: object; resources: object }): Promise<Backstage> {
  const { secondProcess } =
    await built<typeof import('../../server/src/testing/second-process.ts')>('testing/second-process.js');
  const { Buying, PROGRAMME } = await built<typeof import('../../server/src/testing/buying.ts')>('testing/buying.js');
  const { signIn } = await built<typeof import('../../server/src/testing/people.ts')>('testing/people.js');
  const { app, close } = await secondProcess(on as Parameters<typeof secondProcess>[0]);
  const academy = { app } as Parameters<typeof Buying.in>[0];
  const { moduleKey } = await Buying.in(academy);
  return {
    wares: { moduleKey, programmeKey: PROGRAMME },
    person: (role) => signIn(academy, role ? { roles: ['learner', role] } : {}),
    close,
  };
}
