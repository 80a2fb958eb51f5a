import { Controller, Get, HttpException, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { Live } from '../platform/live/live.ts';
import { Doors } from './doors.ts';
import { type ThreadForReader, Threads } from './threads.ts';
import { topicOf } from './write-post.ts';

const MOST = 2000;
const MOST_A_PERSON = 10;
const HEARTBEAT_MS = 20_000;
const LONGEST_MS = 30 * 60_000;

/** Who follows what: `tell` says a number, `ask` looks up the last one. */
type Follower = { id: string; personId: string; tell: (number: number) => void; ask: () => Promise<void> };

/** Tells who reads a conversation the number of its last post (Server-Sent Events): never what it says. */
@Controller('live/threads')
export class LiveThreadsController {
  private readonly open = new Map<() => void, string>();
  private readonly onGap = new Set<() => void>();
  private closing = false;

  constructor(
    private readonly threads: Threads,
    private readonly doors: Doors,
    private readonly live: Live,
    { httpAdapter }: HttpAdapterHost,
  ) {
    // the server waits for what is open before it stops
    httpAdapter.getInstance<FastifyInstance>().addHook('preClose', async () => this.close());
    live.whenGap(() => {
      for (const told of this.onGap) told();
    });
  }

  @Get(':id')
  @Allow('signed-in')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { person } = request.caller;
    const thread = await this.seen(request, id);
    if (!person || !thread) throw new NotFoundException();
    if (this.closing) throw new HttpException('This process is stopping.', 503);
    const own = [...this.open.values()].filter((one) => one === person.id).length;
    if (this.open.size >= MOST || own >= MOST_A_PERSON) throw new HttpException('Too many open pages.', 429);
    // who left while we asked is not waited for
    if (request.raw.socket.destroyed) return;
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
      'x-accel-buffering': 'no',
    });
    let told = 0;
    // notices and answers may cross on their way: a page hears each number once, and never goes back
    const tell = (number: number) => {
      if (number <= told || reply.raw.writableEnded) return;
      told = number;
      reply.raw.write(eventOf(number));
    };
    const ask = async () => {
      const now = await this.seen(request, id).catch(() => undefined);
      if (now) tell(now.lastNumber);
    };
    this.stream(reply.raw, { id: thread.id, personId: person.id, tell, ask });
    // what was written between the page and now
    await ask();
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

  private close(): void {
    this.closing = true;
    for (const end of [...this.open.keys()]) end();
  }

  private stream(raw: FastifyReply['raw'], { id, personId, tell, ask }: Follower): void {
    const leave = this.live.subscribe(topicOf(id), (number) => tell(Number(number)));
    const missed = () => void ask();
    this.onGap.add(missed);
    const heartbeat = setInterval(() => raw.write(': ok\n\n'), HEARTBEAT_MS);
    const end = () => {
      clearInterval(heartbeat);
      clearTimeout(longest);
      leave();
      this.onGap.delete(missed);
      this.open.delete(end);
      raw.end();
    };
    const longest = setTimeout(end, LONGEST_MS);
    this.open.set(end, personId);
    raw.on('close', end);
    raw.write('retry: 2000\n\n');
  }
}

function eventOf(lastNumber: number): string {
  return `event: posts\ndata: ${lastNumber}\n\n`;
}
