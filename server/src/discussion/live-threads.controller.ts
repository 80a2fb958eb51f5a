import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { EventStreams, type Send } from '../platform/live/event-streams.ts';
import { Live } from '../platform/live/live.ts';
import { Doors } from './doors.ts';
import { type ThreadForReader, Threads } from './threads.ts';
import { topicOf } from './write-post.ts';

const MOST = 2000;

/** Tells who reads a conversation the number of its last post (Server-Sent Events): never what it says. */
@Controller('live/threads')
export class LiveThreadsController {
  private readonly streams: EventStreams;

  constructor(
    private readonly threads: Threads,
    private readonly doors: Doors,
    live: Live,
    host: HttpAdapterHost,
  ) {
    this.streams = new EventStreams(live, host, MOST);
  }

  @Get(':id')
  @Allow('signed-in')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { person } = request.caller;
    const thread = await this.seen(request, id);
    if (!person || !thread) throw new NotFoundException();
    let told = 0;
    // notices and answers may cross on their way: a page hears each number once, and never goes back
    const tell = (send: Send, number: number) => {
      if (number <= told) return;
      told = number;
      send(`event: posts\ndata: ${number}\n\n`);
    };
    const ask = async (send: Send) => {
      const now = await this.seen(request, id).catch(() => undefined);
      if (now) tell(send, now.lastNumber);
    };
    const send = this.streams.begin(person, request, reply, {
      topic: topicOf(thread.id),
      hear: (to, number) => tell(to, Number(number)),
      missed: (to) => void ask(to),
    });
    // what was written between the page and now
    if (send) await ask(send);
  }

  private async seen(request: FastifyRequest, id: string): Promise<ThreadForReader | undefined> {
    const { caller } = request;
    if (!caller.person) return undefined;
    try {
      return (await this.doors.pass(caller, await this.threads.forReader(id, caller.person.id))).thread;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}
