import 'reflect-metadata';
import { startAcademy } from './academy.ts';
import { readConfig } from './platform/config/config.ts';
import { StartupFault } from './platform/startup-fault.ts';
import { welcome } from './welcome.ts';

/** Starts one process; ends it with 0 after a clean stop and with 1 after a sentence about what is wrong. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const starting = startAcademy(config);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const academy = await starting.catch(() => undefined);
    await academy?.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const academy = await starting;
  if (!stopping) process.stdout.write(welcome(academy, config));
}

main().catch((error: unknown) => {
  const sentence =
    error instanceof StartupFault
      ? error.message
      : `The academy could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`\n${sentence}\n\n`);
  process.exit(1);
});
