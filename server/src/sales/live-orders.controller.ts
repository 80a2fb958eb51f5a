import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { EventStreams, type Send } from '../platform/live/event-streams.ts';
import { Live } from '../platform/live/live.ts';
import { Orders } from './orders.ts';
import { maySeeOrder } from './policy.ts';

const MOST = 1000;

/** Tells a page that its order changed (Server-Sent Events): never what changed, so that the page asks anew. */
@Controller('live/orders')
export class LiveOrdersController {
  private readonly streams: EventStreams;

  constructor(
    private readonly orders: Orders,
    live: Live,
    host: HttpAdapterHost,
  ) {
    this.streams = new EventStreams(live, host, MOST);
  }

  @Get(':id')
  @Allow('signed-in')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const order = await this.orders.byId(id);
    const { caller } = request;
    if (!order || !caller.person || !maySeeOrder(caller, order)) throw new NotFoundException();
    const tell = (send: Send) => send('event: change\ndata: \n\n');
    const followed = { topic: `order:${id}`, hear: tell, missed: tell };
    const send = this.streams.begin(caller.person, request, reply, followed);
    if (!send) return;
    // what happened between the page and now; the page asks anew and sees for itself
    const now = await this.orders.byId(id);
    if (now && now.status !== 'awaiting_payment') tell(send);
  }
}
