import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createStripeEmulator, type StripeEmulator } from '@fluxus/stripe-emulator';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../create-app.ts';
import { readConfig } from '../platform/config/config.ts';
import { DirectoryStore } from '../platform/files/directory-store.ts';
import { Scratch } from '../platform/files/scratch.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Live } from '../platform/live/live.ts';
import { startMailCatcher } from '../platform/mail/mail-catcher.ts';
import type { Resources } from '../platform/resources.ts';
import { Seals } from '../platform/seals/seals.ts';
import { noteWritingKey } from '../platform/seals/writing-keys.ts';
import { makeSigningKey } from '../platform/signing-key.ts';
import { type TestDatabase, testDatabase } from './database.ts';

type Result<Data> = {
  status: number;
  data: Data | null | undefined;
  errors: { message: string; extensions?: Record<string, unknown> }[] | undefined;
  cookies: Record<string, string>;
};

/** A whole academy on a database of its own: real PostgreSQL, real HTTP through `inject`, the payment emulator, the mail catcher. */
export type TestAcademy = {
  app: NestFastifyApplication;
  database: TestDatabase;
  emulator: StripeEmulator;
  resources: Resources;
  /** One GraphQL request over HTTP; `cookie` is a session such as `signIn` gives. */
  graphql: <Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    cookie?: string,
  ) => Promise<Result<Data>>;
  /** Waits until no job waits or runs. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

/** What seals in a test whatever people write. */
const WRITING_KEY = '5ea1'.repeat(16);

let badgeKey: string | undefined;
const SECRETS = { secretKey: 'sk_test_academie', webhookSecret: 'whsec_academie' };

export async function testAcademy(options: { jobs?: boolean } = {}): Promise<TestAcademy> {
  const database = await testDatabase();
  const catcher = await startMailCatcher(database.dataSource);
  const emulator = createStripeEmulator({ ...SECRETS, publicUrl: 'http://localhost:3000/demo/betalen' });
  const { url: apiBase } = await emulator.listen();
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'academy-'));
  const resources: Resources = {
    publicUrl: 'http://localhost:3000',
    smtpUrl: catcher.url,
    authSecret: 'a secret of thirty-two characters or more',
    writingKeys: [WRITING_KEY],
    // takes a while to make, so only tests that ask for it wait
    get badgeKey() {
      badgeKey ??= makeSigningKey();
      return badgeKey;
    },
    files: new DirectoryStore(path.join(folder, 'media')),
    scratch: new Scratch(path.join(folder, 'scratch')),
    stripe: { ...SECRETS, apiBase },
    testPayments: emulator.handle,
    demo: true,
  };
  await noteWritingKey(database.dataSource, new Seals(resources.writingKeys));
  const app = await createApp({ config, resources, dataSource: database.dataSource, databaseUrl: database.url });
  await app.get(Live).start();
  await app.get(Jobs).start(options.jobs ?? true);
  return {
    app,
    database,
    emulator,
    resources,
    graphql: (query, variables, cookie) => graphqlOver(app, query, variables, cookie),
    settled: () => settled(database),
    close: async () => {
      await app.get(Jobs).stop();
      await app.get(Live).stop();
      await app.close();
      await emulator.close();
      await catcher.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function graphqlOver<Data>(
  app: NestFastifyApplication,
  query: string,
  variables: Record<string, unknown> = {},
  cookie?: string,
): Promise<Result<Data>> {
  const answer = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    payload: JSON.stringify({ query, variables }),
  });
  const body = answer.json() as { data?: Data | null; errors?: Result<Data>['errors'] };
  const cookies = Object.fromEntries(answer.cookies.map((one) => [one.name, one.value]));
  return { status: answer.statusCode, data: body.data, errors: body.errors, cookies };
}

async function settled({ dataSource }: TestDatabase): Promise<void> {
  for (let i = 0; i < 2400; i += 1) {
    const [row] = (await dataSource.query(
      "select count(*)::int as open from jobs.job where state in ('created', 'active', 'retry') and start_after <= now() + interval '5 seconds' and name not like '\\_\\_%'",
    )) as [{ open: number }];
    if (row.open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('jobs did not come to rest within a minute');
}
