import { setTimeout as wait } from 'node:timers/promises';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/database.ts';
import { Allow } from '../graphql/allow.ts';
import { Live } from '../live/live.ts';

/** A database that says nothing for so long is as good as gone. */
const PATIENCE_MS = 2000;

@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly live: Live,
  ) {}

  @Get('live')
  @Allow('anyone', { because: 'a supervisor asks whether the process answers; it tells nothing else' })
  alive(): { status: string } {
    return { status: 'alive' };
  }

  @Get('ready')
  @Allow('anyone', { because: 'a load balancer asks whether to send people here; it tells nothing else' })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const answers = this.database.query('select 1').then(
      () => true,
      () => false,
    );
    const database = await Promise.race([answers, wait(PATIENCE_MS, false, { ref: false })]);
    const ready = database && this.live.connected;
    await reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', database, live: this.live.connected });
  }
}
