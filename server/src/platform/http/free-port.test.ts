import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { StartupFault } from '../startup-fault.ts';
import { freePort, portFor } from './free-port.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(host: string): Promise<number> {
  const server = createServer();
  open.push(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host }, resolve);
  });
  return (server.address() as { port: number }).port;
}

test('a port that nobody has is taken as it is; 0 is any free one', async () => {
  const port = await freePort();
  expect(await portFor(port, '127.0.0.1')).toBe(port);
  expect(await portFor(0, '127.0.0.1')).toBeGreaterThan(0);
});

test.each(['127.0.0.1', '0.0.0.0', '::1'])(
  'a port that another program has on %s is refused, with another to try',
  async (host) => {
    const port = await listen(host);
    const refused = portFor(port, '127.0.0.1');
    await expect(refused).rejects.toThrow(StartupFault);
    await expect(refused).rejects.toThrow(`Port ${port} is in use by another program.`);
    await expect(refused).rejects.toThrow(/PORT=\d+ npm start/);
  },
);

test('an address that is not of this machine is refused', async () => {
  await expect(portFor(0, '203.0.113.7')).rejects.toThrow('cannot be listened on (EADDRNOTAVAIL)');
});
