import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.ts';
import { Allow } from '../graphql/allow.ts';
import { CLIENT_DIST } from './pages.controller.ts';

/** What browsers get in place of the worker where kept pages are switched off: it takes away what is kept, and itself. */
const LEAVES = `self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('onderweg-')).map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
`;

/** The worker that shows kept pages without a connection (client/src/worker.ts), or the one that ends it. */
@Controller()
export class WorkerController {
  private worker: string | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  // browsers ask for it at each visit, so that a new one, or the end, comes at once
  @Get('sw.js')
  @Allow('anyone', { because: 'a script of the site, the same for everybody; browsers ask for it without saying who' })
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  script(): string {
    if (!this.config.offlineReading) return LEAVES;
    this.worker ??= readFileSync(path.join(CLIENT_DIST, 'worker', 'sw.js'), 'utf8');
    return this.worker;
  }
}
