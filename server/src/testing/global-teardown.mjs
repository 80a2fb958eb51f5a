import { rmSync } from 'node:fs';

export default async function tearDown() {
  const running = globalThis.testPostgres;
  await running?.server.stop();
  if (running) rmSync(running.folder, { recursive: true, force: true });
}
