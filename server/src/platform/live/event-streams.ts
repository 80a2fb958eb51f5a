import { HttpException } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CallerPerson } from '../graphql/caller.ts';
import type { Live } from './live.ts';

const MOST_A_PERSON = 10;
const HEARTBEAT_MS = 20_000;
const LONGEST_MS = 30 * 60_000;
/** How often a page that may lose what it follows is asked about again. */
const ASK_AGAIN_MS = 60_000;

/** Sends an event as it goes over the wire; nothing once the page is gone. */
export type Send = (event: string) => void;

/** What a page follows: a topic of `Live`, and what to do when a notice of it comes, or may have been missed. */
type Followed = {
  topic: string;
  hear: (send: Send, payload: string) => void;
  missed: (send: Send) => void;
  /** Whether whoever follows still may: asked each minute, and at each notice of these topics. Left out: as long as it lasts. */
  still?: { ask: () => Promise<boolean>; topics: readonly string[] };
};

/**
 * Pages that stay open to hear of changes (Server-Sent Events): at most so many, ten a person, half an hour each. They end
 * with the session that opened them, and when the server stops, which would wait for them.
 */
export class EventStreams {
  private readonly open = new Map<() => void, Pick<CallerPerson, 'id' | 'sessionId'>>();
  private readonly onGap = new Set<() => void>();
  private closing = false;

  constructor(
    private readonly live: Live,
    { httpAdapter }: HttpAdapterHost,
    private readonly most: number,
  ) {
    httpAdapter.getInstance<FastifyInstance>().addHook('preClose', async () => this.close());
    // a notice about a session names it, or its person
    live.subscribe('session', (id) => {
      for (const [end, who] of [...this.open]) if (who.id === id || who.sessionId === id) end();
    });
    live.whenGap(() => {
      for (const told of this.onGap) told();
    });
  }

  /**
   * Opens a stream on a request that may follow what it asks for.
   * @returns how to send more; undefined where the page left while it was looked up
   * @throws HttpException 503 while the process stops, 429 when too many are open
   */
  begin(person: CallerPerson, request: FastifyRequest, reply: FastifyReply, followed: Followed): Send | undefined {
    if (this.closing) throw new HttpException('This process is stopping.', 503);
    const own = [...this.open.values()].filter(({ id }) => id === person.id).length;
    if (this.open.size >= this.most || own >= MOST_A_PERSON) throw new HttpException('Too many open pages.', 429);
    if (request.raw.socket.destroyed) return undefined;
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
      'x-accel-buffering': 'no',
    });
    return this.stream(reply.raw, person, followed);
  }

  private stream(
    raw: FastifyReply['raw'],
    { id, sessionId }: CallerPerson,
    { topic, hear, missed, still }: Followed,
  ): Send {
    const send: Send = (event) => {
      if (!raw.writableEnded) raw.write(event);
    };
    const told = () => missed(send);
    const leave = this.live.subscribe(topic, (payload) => hear(send, payload));
    this.onGap.add(told);
    const heartbeat = setInterval(() => send(': ok\n\n'), HEARTBEAT_MS);
    // what cannot be asked now is asked again
    const askAgain = () =>
      void still?.ask().then(
        (may) => may || end(),
        () => undefined,
      );
    const asking = still && setInterval(askAgain, ASK_AGAIN_MS);
    const deaf = (still?.topics ?? []).map((one) => this.live.subscribe(one, askAgain));
    const end = () => {
      clearInterval(asking);
      for (const leaveTopic of deaf) leaveTopic();
      clearInterval(heartbeat);
      clearTimeout(longest);
      leave();
      this.onGap.delete(told);
      this.open.delete(end);
      raw.end();
    };
    const longest = setTimeout(end, LONGEST_MS);
    this.open.set(end, { id, sessionId });
    raw.on('close', end);
    send('retry: 2000\n\n');
    return send;
  }

  private close(): void {
    this.closing = true;
    for (const end of [...this.open.keys()]) end();
  }
}
