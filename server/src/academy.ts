import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStripeEmulator } from '@fluxus/stripe-emulator';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.ts';
import type { Config } from './platform/config/config.ts';
import { createDataSource } from './platform/database/data-source.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { InstanceLock } from './platform/database/instance-lock.ts';
import { migrate } from './platform/database/migrate.ts';
import { refuseTakenPort } from './platform/http/free-port.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { Live } from './platform/live/live.ts';
import { startMailCatcher } from './platform/mail/mail-catcher.ts';
import type { Resources } from './platform/resources.ts';
import { prepareContent } from './prepare-content.ts';

/** A running academy: where it is, what to know about it, how to stop it. */
export type Academy = {
  app: NestFastifyApplication;
  url: string;
  notes: string[];
  demo: boolean;
  stop: () => Promise<void>;
};

/**
 * Configuration -> database -> migrations -> stand-ins where no service is set -> content -> HTTP.
 * What was begun is undone in the opposite order, also when a later step fails.
 * @throws StartupFault
 */
export async function startAcademy(config: Config): Promise<Academy> {
  const undo: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    return await build(config, undo, stop);
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

async function build(
  config: Config,
  undo: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Academy> {
  const dataDir = path.resolve(config.dataDir);
  const url = config.publicUrl ?? `http://localhost:${config.port}`;
  const notes: string[] = [];
  mkdirSync(dataDir, { recursive: true });

  if (!config.databaseUrl) {
    const lock = new InstanceLock(dataDir);
    lock.take(url);
    undo.push(() => lock.release());
  }
  await refuseTakenPort(config.port, config.host);
  let databaseUrl = config.databaseUrl;
  if (!databaseUrl) {
    const postgres = await startEmbeddedPostgres(dataDir);
    undo.push(postgres.stop);
    databaseUrl = postgres.url;
    if (postgres.note) notes.push(postgres.note);
  }

  const dataSource = await createDataSource(databaseUrl, config.databasePool).initialize();
  undo.push(() => dataSource.destroy());
  await migrate(dataSource);

  const catcher = config.smtpUrl ? undefined : await startMailCatcher(dataSource);
  if (catcher) undo.push(catcher.close);
  const payments = config.stripe ? undefined : await startTestPayments(dataDir, url);
  if (payments) undo.push(payments.close);
  const resources: Resources = {
    publicUrl: url,
    smtpUrl: config.smtpUrl ?? catcher?.url ?? '',
    authSecret: config.authSecret ?? keptSecret(dataDir, 'auth-secret'),
    stripe: config.stripe ?? payments?.stripe ?? { secretKey: '', webhookSecret: '', apiBase: undefined },
    testPayments: payments?.handle,
    demo: !config.production,
  };

  const app = await createApp({ config, resources, dataSource, databaseUrl });
  undo.push(() => app.close());
  const live = app.get(Live);
  await live.start();
  undo.push(() => live.stop());
  const jobs = app.get(Jobs);
  await jobs.start(true);
  undo.push(() => jobs.stop());
  await prepareContent(app, resources);
  await app.listen(config.port, config.host);
  return { app, url, notes, demo: resources.demo, stop };
}

async function startTestPayments(dataDir: string, publicUrl: string) {
  const secretKey = keptSecret(dataDir, 'test-payments-key', 'sk_test_');
  const webhookSecret = keptSecret(dataDir, 'test-payments-webhook-secret', 'whsec_');
  const emulator = createStripeEmulator({
    secretKey,
    webhookSecret,
    webhookUrl: `${publicUrl}/webhooks/stripe`,
    publicUrl: `${publicUrl}/demo/betalen`,
    stateFile: path.join(dataDir, 'test-payments.json'),
  });
  const { url } = await emulator.listen();
  return { stripe: { secretKey, webhookSecret, apiBase: url }, handle: emulator.handle, close: () => emulator.close() };
}

/** A secret of this data folder, made at the first start. */
function keptSecret(dataDir: string, name: string, prefix = ''): string {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) writeFileSync(file, prefix + randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
