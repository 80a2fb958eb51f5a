import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endedTopic } from '../access/index.ts';
import { Allow } from '../platform/graphql/allow.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { FIND_CALLER, type FindCaller } from '../platform/http/find-caller.ts';
import { EventStreams, type Send } from '../platform/live/event-streams.ts';
import { Live } from '../platform/live/live.ts';
import { WORKSHOPS_TOPIC } from '../workshops/index.ts';
import { Doors } from './doors.ts';
import { topicOf } from './live-topics.ts';
import { anchorOf } from './places.ts';
import { type ThreadForReader, Threads } from './threads.ts';

const MOST = 2000;

/**
 * Tells who reads a conversation the number of its last post, and of posts that changed (Server-Sent Events): never what they
 * say. It ends when who follows it may read it no longer.
 */
@Controller('live/threads')
export class LiveThreadsController {
  private readonly streams: EventStreams;

  constructor(
    private readonly threads: Threads,
    private readonly doors: Doors,
    @Inject(FIND_CALLER) private readonly find: FindCaller,
    live: Live,
    host: HttpAdapterHost,
  ) {
    this.streams = new EventStreams(live, host, MOST);
  }

  @Get(':id')
  @Allow('signed-in')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { person } = request.caller;
    const thread = await this.seen(request.caller, id);
    if (!person || !thread) throw new NotFoundException();
    let told = 0;
    // notices and answers may cross on their way: a page hears each number once, and never goes back
    const tell = (send: Send, number: number) => {
      if (number <= told) return;
      told = number;
      send(`event: posts\ndata: ${number}\n\n`);
    };
    const ask = async (send: Send) => {
      const now = await this.seen(request.caller, id).catch(() => undefined);
      if (now) tell(send, now.lastNumber);
    };
    const send = this.streams.begin(person, request, reply, {
      topic: topicOf(thread.id),
      hear: (to, notice) => {
        if (notice.includes(' ')) to(`event: changed\ndata: ${notice}\n\n`);
        else tell(to, Number(notice));
      },
      missed: (to) => void ask(to),
      still: { ask: () => this.still(request, person.id, id), topics: endingsOf(thread, person.id) },
    });
    // what was written between the page and now
    if (send) await ask(send);
  }

  /** Whether the same person is still signed in there, and may still read it. */
  private async still(request: FastifyRequest, personId: string, id: string): Promise<boolean> {
    const caller = await this.find(request);
    return caller.person?.id === personId && (await this.seen(caller, id)) !== undefined;
  }

  private async seen(caller: Caller, id: string): Promise<ThreadForReader | undefined> {
    if (!caller.person) return undefined;
    try {
      return (await this.doors.pass(caller, await this.threads.forReader(id, caller.person.id))).thread;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}

/** Where it is told that somebody may read a conversation no more: access ended, or a place in a workshop was given back. */
function endingsOf({ anchor }: ThreadForReader, personId: string): string[] {
  return [endedTopic(personId), ...(anchor.startsWith(anchorOf('workshop', '')) ? [WORKSHOPS_TOPIC] : [])];
}
