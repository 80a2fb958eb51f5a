import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import type { Academy } from './academy.ts';
import { readConfig } from './platform/config/config.ts';
import { StartupFault, tellWhy } from './platform/startup-fault.ts';
import { welcome } from './welcome.ts';

/**
 * The heap is swept when it has grown by so much over what lives in it: left to itself, V8 on a large machine lets it grow to a
 * multiple first, and some processes beside each other take the memory that PostgreSQL needs.
 */
setFlagsFromString('--heap-growing-percent=30');

/** Longer than requests, jobs and PostgreSQL together may take to finish. */
const LONGEST_STOP_MS = 30_000;

/** Asked to stop: by Ctrl-C, by a supervisor, or because the terminal was closed. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

/** Runs one process until it is asked to stop, or cannot go on; gives its exit code. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  // the house is large: what is wrong with the environment is told before it is loaded
  const { startAcademy } = await import('./academy.ts');
  const academy = await startAcademy(config, stopping.signal);
  if (!stopping.signal.aborted) process.stdout.write(welcome(academy, config));
  for (const warning of academy.warnings) process.stderr.write(`\n!! ${warning}\n\n`);
  const reason = await Promise.race([asked(), broken(), academy.lost]);
  if (reason) process.stderr.write(`\n${reason instanceof StartupFault ? reason.message : told(reason)}\n\n`);
  await stop(academy);
  return reason ? 1 : 0;
}

function asked(): Promise<undefined> {
  const { signal } = stopping;
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

/** A fault that nobody caught leaves a state that nobody knows: better to stop cleanly and be started again. */
function broken(): Promise<Error> {
  return new Promise((resolve) => {
    const tell = (error: unknown) => resolve(error instanceof Error ? error : new Error(String(error)));
    process.on('uncaughtException', tell);
    process.on('unhandledRejection', tell);
  });
}

function told(error: Error): string {
  return `The academy stops because of a fault that nothing caught: ${error.stack ?? error.message}`;
}

async function stop(academy: Academy): Promise<void> {
  const patience = setTimeout(() => process.stdout.write('\n  Stopping: what runs finishes first.\n'), 1000);
  const end = setTimeout(() => {
    process.stderr.write(
      '\nThe academy did not come to rest in time and was cut off; nothing that was saved is lost.\n\n',
    );
    process.exit(1);
  }, LONGEST_STOP_MS);
  await academy.stop();
  clearTimeout(patience);
  clearTimeout(end);
}

// a terminal that was closed takes no more words
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (stopping.signal.aborted && error === stopping.signal.reason) process.exit(0);
    process.stderr.write(`\n${tellWhy(error)}\n\n`);
    process.exit(1);
  },
);
