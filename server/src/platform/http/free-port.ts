import { createServer } from 'node:net';
import { StartupFault } from '../startup-fault.ts';

/**
 * Looks at the port before anything else is begun; gives the port to listen on, which for 0 is any free one.
 * @throws StartupFault when it cannot be listened on
 */
export async function portFor(port: number, host: string): Promise<number> {
  const free = await probe(port, host).catch((error: unknown) => {
    throw portFault(error, port, host);
  });
  // `localhost` leads to ::1 first: whoever listens there alone would get our visitors
  if (host === '127.0.0.1') {
    await probe(free, '::1').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') throw portFault(error, free, host);
    });
  }
  return free;
}

/** A port of this machine that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return probe(0, '127.0.0.1');
}

/** The sentence about a port that could not be listened on. */
export function portFault(error: unknown, port: number, host: string): StartupFault {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === 'EADDRINUSE'
      ? `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port < 65_535 ? port + 1 : port - 1} npm start`
      : `Port ${port} on ${host} cannot be listened on (${code}). Choose another with PORT, or another HOST.`;
  return new StartupFault(why, { cause: error });
}

function probe(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const found = (server.address() as { port: number }).port;
      server.close(() => resolve(found));
    });
  });
}
