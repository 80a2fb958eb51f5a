import { createServer } from 'node:net';
import { StartupFault } from '../startup-fault.ts';

/** Looks at the port before anything else is begun. @throws StartupFault when it cannot be listened on. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`
          : `Port ${port} on ${host} cannot be listened on (${error.code}). Choose another with PORT, or another HOST.`;
      reject(new StartupFault(why, { cause: error }));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
