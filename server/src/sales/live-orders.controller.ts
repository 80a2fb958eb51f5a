import { Controller, Get, HttpException, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { Live } from '../platform/live/live.ts';
import { Orders } from './orders.ts';
import { maySeeOrder } from './policy.ts';

const MOST = 1000;
const MOST_A_PERSON = 10;
const HEARTBEAT_MS = 20_000;
const LONGEST_MS = 30 * 60_000;

/** Tells a page that its order changed (Server-Sent Events): never what changed, so that the page asks anew. */
@Controller('live/orders')
export class LiveOrdersController {
  private readonly open = new Map<() => void, string>();

  constructor(
    private readonly orders: Orders,
    private readonly live: Live,
    { httpAdapter }: HttpAdapterHost,
  ) {
    // the server waits for what is open before it stops
    httpAdapter.getInstance<FastifyInstance>().addHook('preClose', async () => this.close());
    live.whenGap(() => {
      for (const told of this.onGap) told();
    });
  }

  private readonly onGap = new Set<() => void>();
  private closing = false;

  @Get(':id')
  @Allow('signed-in')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const order = await this.orders.byId(id);
    const { caller } = request;
    if (!order || !caller.person || !maySeeOrder(caller, order)) throw new NotFoundException();
    const { id: personId } = caller.person;
    if (this.closing) throw new HttpException('This process is stopping.', 503);
    const own = [...this.open.values()].filter((one) => one === personId).length;
    if (this.open.size >= MOST || own >= MOST_A_PERSON) throw new HttpException('Too many open pages.', 429);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
      'x-accel-buffering': 'no',
    });
    this.stream(reply.raw, id, personId);
    // what happened between the page and now; the page asks anew and sees for itself
    const now = await this.orders.byId(id);
    if (now && now.status !== 'awaiting_payment' && !reply.raw.writableEnded) reply.raw.write(CHANGE);
  }

  private close(): void {
    this.closing = true;
    for (const end of [...this.open.keys()]) end();
  }

  private stream(raw: FastifyReply['raw'], id: string, personId: string): void {
    const tell = () => raw.write(CHANGE);
    const leave = this.live.subscribe(`order:${id}`, tell);
    this.onGap.add(tell);
    const heartbeat = setInterval(() => raw.write(': ok\n\n'), HEARTBEAT_MS);
    const end = () => {
      clearInterval(heartbeat);
      clearTimeout(longest);
      leave();
      this.onGap.delete(tell);
      this.open.delete(end);
      raw.end();
    };
    const longest = setTimeout(end, LONGEST_MS);
    this.open.set(end, personId);
    raw.on('close', end);
    raw.write('retry: 2000\n\n');
  }
}

const CHANGE = 'event: change\ndata: \n\n';
