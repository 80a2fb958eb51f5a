import path from 'node:path';
import { createStripeEmulator } from '@fluxus/stripe-emulator';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.ts';
import type { Config } from './platform/config/config.ts';
import { openDataFolder } from './platform/data-folder.ts';
import { type RunningPostgres, startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { InstanceLock } from './platform/database/instance-lock.ts';
import { keptSecret, keptText } from './platform/database/kept-secret.ts';
import { migrate } from './platform/database/migrate.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { DirectoryStore } from './platform/files/directory-store.ts';
import { Scratch } from './platform/files/scratch.ts';
import { portFault, portFor } from './platform/http/free-port.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { Live } from './platform/live/live.ts';
import { startMailCatcher } from './platform/mail/mail-catcher.ts';
import type { Resources } from './platform/resources.ts';
import { Seals } from './platform/seals/seals.ts';
import { findWritingKeys, noteWritingKey } from './platform/seals/writing-keys.ts';
import { makeSigningKey } from './platform/signing-key.ts';
import { StartupFault } from './platform/startup-fault.ts';
import { prepareContent } from './prepare-content.ts';

/** How long a request may go on after the stop began. */
const LONGEST_REQUEST_MS = 5000;

/** A running academy: where it is, what to know about it, how to stop it. */
export type Academy = {
  app: NestFastifyApplication;
  url: string;
  notes: readonly string[];
  /** What is wrong though it is open, to be told loudly. */
  warnings: readonly string[];
  demo: boolean;
  /** Resolves when it cannot go on, with the reason. */
  lost: Promise<StartupFault>;
  /** Requests and jobs that run finish first; then everything that was begun ends. */
  stop: () => Promise<void>;
};

type Undo = (() => Promise<void> | void)[];

/**
 * Configuration -> database -> migrations -> stand-ins where no service is set -> content -> HTTP.
 * What was begun is undone in the opposite order, also when a later step fails or the signal comes.
 * @throws StartupFault; the signal's reason
 */
export async function startAcademy(config: Config, signal = new AbortController().signal): Promise<Academy> {
  const undo: Undo = [];
  const stop = async () => {
    const failures: unknown[] = [];
    for (let step = undo.pop(); step; step = undo.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `the stop was not clean: ${failures.join('; ')}`);
  };
  try {
    return { ...(await build(config, undo, signal)), stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

async function build(config: Config, undo: Undo, signal: AbortSignal): Promise<Omit<Academy, 'stop'>> {
  const dataDir = path.resolve(config.dataDir);
  openDataFolder(dataDir);
  // only real services share everything; what a stand-in keeps in the folder has one process that works on it
  const lock = config.databaseUrl && config.stripe ? undefined : new InstanceLock(dataDir);
  lock?.refuseHeld();
  const port = await portFor(config.port, config.host);
  const url = config.publicUrl ?? `http://localhost:${port}`;
  if (lock) {
    lock.take(url);
    undo.push(() => lock.release());
  }

  const postgres = config.databaseUrl ? undefined : await startEmbeddedPostgres(dataDir, signal);
  if (postgres) undo.push(postgres.stop);
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
  const dataSource = await openDatabase(databaseUrl, config.databasePool);
  undo.push(() => dataSource.destroy());
  const writingKeys = await findWritingKeys(dataSource, config.writingKeys, dataDir);
  await migrate(dataSource, signal);
  await noteWritingKey(dataSource, new Seals(writingKeys));

  const files = new DirectoryStore(path.resolve(config.media.dir ?? path.join(dataDir, 'media')));
  await files.check();

  const catcher = config.smtpUrl ? undefined : await startMailCatcher(dataSource);
  if (catcher) undo.push(catcher.close);
  const payments = config.stripe ? undefined : await startTestPayments(dataDir, url);
  if (payments) undo.push(payments.close);
  const resources: Resources = {
    publicUrl: url,
    smtpUrl: config.smtpUrl ?? catcher?.url ?? '',
    writingKeys,
    authSecret: config.authSecret ?? keptSecret(dataDir, 'auth-secret'),
    badgeKey: config.badgeKey ?? keptText(dataDir, 'badge-key.pem', makeSigningKey),
    files,
    scratch: new Scratch(path.join(dataDir, 'scratch')),
    stripe: config.stripe ?? payments?.stripe ?? { secretKey: '', webhookSecret: '', apiBase: undefined },
    testPayments: payments?.handle,
    demo: !config.production,
  };
  signal.throwIfAborted();

  const app = await createApp({ config, resources, dataSource, databaseUrl });
  undo.push(() => app.close());
  const live = app.get(Live);
  await live.start();
  undo.push(() => live.stop());
  const jobs = app.get(Jobs);
  await jobs.start(true);
  undo.push(() => jobs.stop());
  signal.throwIfAborted();
  const prepared = await prepareContent(app, resources);
  signal.throwIfAborted();
  undo.push(() => closeDoors(app));
  await app.listen(port, config.host).catch((error: unknown) => {
    throw portFault(error, port, config.host);
  });
  const notes = [...(postgres?.note ? [postgres.note] : []), ...prepared.notes];
  return { app, url, notes, warnings: prepared.warnings, demo: resources.demo, lost: lossOf(postgres) };
}

/** Takes nothing new, ends open event streams and waits for requests that run; one that takes too long is cut off. */
async function closeDoors(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const late = setTimeout(() => app.getHttpServer().closeAllConnections(), LONGEST_REQUEST_MS);
  await fastify.close();
  clearTimeout(late);
}

async function lossOf(postgres: RunningPostgres | undefined): Promise<StartupFault> {
  if (!postgres) return new Promise(() => undefined);
  await postgres.lost;
  return new StartupFault(
    `PostgreSQL on ${postgres.data} ended by itself, so the academy stops too. Start it again: what was saved is kept. Why it ended stands in postgres.log, beside that folder.`,
  );
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
