import { All, Controller, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';

/** The payment page of the stand-in for Stripe, under the academy's own address. */
@Controller('demo/betalen')
export class TestPaymentsController {
  constructor(@Inject(RESOURCES) private readonly resources: Resources) {}

  @All()
  @Allow('anyone', { because: 'it stands in for the payment provider, whose page anyone may open; only in demo mode' })
  front(@Req() request: FastifyRequest & { rawBody?: Buffer }, @Res() reply: FastifyReply): Promise<void> {
    return this.hand(request, reply);
  }

  @All('*')
  @Allow('anyone', { because: 'it stands in for the payment provider, whose page anyone may open; only in demo mode' })
  page(@Req() request: FastifyRequest & { rawBody?: Buffer }, @Res() reply: FastifyReply): Promise<void> {
    return this.hand(request, reply);
  }

  /** Passes the request on over HTTP, as the provider would get it; redirects go to the browser untouched. */
  private async hand(request: FastifyRequest & { rawBody?: Buffer }, reply: FastifyReply): Promise<void> {
    const { apiBase } = this.resources.stripe;
    if (!this.resources.demo || !this.resources.testPayments || !apiBase) throw new NotFoundException();
    const path = request.url.replace(/^\/demo\/betalen/, '') || '/';
    const posted = request.method === 'POST';
    const answer = await fetch(`${apiBase}${path}`, {
      method: request.method,
      redirect: 'manual',
      headers: {
        'content-type': request.headers['content-type'] ?? 'text/plain',
        accept: request.headers.accept ?? '*/*',
      },
      ...(posted && request.rawBody ? { body: new Uint8Array(request.rawBody) } : {}),
    });
    for (const name of ['content-type', 'location']) {
      const value = answer.headers.get(name);
      if (value) reply.header(name, value);
    }
    await reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
  }
}
