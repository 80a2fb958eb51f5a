import { Controller, Get, Req, Res, UnauthorizedException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { EventStreams, type Send } from '../platform/live/event-streams.ts';
import { Live } from '../platform/live/live.ts';
import { topicOf } from './topic.ts';
import { UnreadCounts } from './unread-counts.ts';

const MOST = 5000;

/** Tells the pages of somebody how much waits for them (Server-Sent Events): a number, never what it is. */
@Controller('live/notices')
export class LiveNoticesController {
  private readonly streams: EventStreams;

  constructor(
    private readonly counts: UnreadCounts,
    live: Live,
    host: HttpAdapterHost,
  ) {
    this.streams = new EventStreams(live, host, MOST);
  }

  @Get()
  @Allow('signed-in')
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { person } = request.caller;
    if (!person) throw new UnauthorizedException();
    const tell = this.teller(person.id);
    const send = this.streams.begin(person, request, reply, {
      topic: topicOf(person.id),
      hear: tell,
      missed: tell,
    });
    // what happened between the page and now
    if (send) tell(send);
  }

  /** Counts anew at each notice, one count after the other; several that arrive meanwhile are one. */
  private teller(personId: string): (send: Send) => void {
    let counting = false;
    let again = false;
    const tell = async (send: Send): Promise<void> => {
      again = counting;
      if (counting) return;
      counting = true;
      // the notice came here too: what was counted before it is not what is told
      this.counts.forget(personId);
      const count = await this.counts.of(personId).catch(() => undefined);
      counting = false;
      if (count !== undefined) send(`event: notices\ndata: ${count}\n\n`);
      if (again) await tell(send);
    };
    return (send) => void tell(send);
  }
}
