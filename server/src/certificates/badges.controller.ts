import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { SignBadge } from './sign-badge.ts';

const OPEN = { because: 'who checks a badge needs to know who issued it and with which key, and all of it is public' };
const LD = 'application/ld+json; charset=utf-8';
const JSON_SET = 'application/jwk-set+json; charset=utf-8';
const JWK = 'application/jwk+json; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const AN_HOUR = 3600;
/** How long it may take before somebody hears that a badge holds no longer. */
const STATUS = 300;

/** What a badge points to, as documents that programs read from anywhere. */
@Controller('badges')
export class BadgesController {
  constructor(private readonly badges: SignBadge) {}

  @Get('uitgever')
  @Allow('anyone', OPEN)
  async issuer(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, { type: LD, seconds: AN_HOUR, body: await this.badges.issuer() });
  }

  @Get('sleutels')
  @Allow('anyone', OPEN)
  async keys(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, { type: JSON_SET, seconds: AN_HOUR, body: await this.badges.keySet() });
  }

  @Get('sleutels/:id')
  @Allow('anyone', OPEN)
  async key(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, { type: JWK, seconds: AN_HOUR, body: await this.badges.key(id) });
  }

  @Get('module/:key')
  @Allow('anyone', OPEN)
  async module(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, { type: LD, seconds: AN_HOUR, body: await this.badges.achievement({ kind: 'module', key }) });
  }

  @Get('opleiding/:key')
  @Allow('anyone', OPEN)
  async programme(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, { type: LD, seconds: AN_HOUR, body: await this.badges.achievement({ kind: 'programme', key }) });
  }

  @Get('status/:list')
  @Allow('anyone', OPEN)
  async status(@Param('list') list: string, @Res() reply: FastifyReply): Promise<void> {
    const body = /^[1-9]\d{0,6}$/.test(list) ? await this.badges.statusList(Number(list)) : undefined;
    await send(reply, { type: TEXT, seconds: STATUS, body });
  }
}

type Document = { type: string; seconds: number; body: object | string | undefined };

async function send(reply: FastifyReply, { type, seconds, body }: Document): Promise<void> {
  if (body === undefined) throw new NotFoundException();
  reply.headers({
    'content-type': type,
    'cache-control': `public, max-age=${seconds}`,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  await reply.send(typeof body === 'string' ? body : JSON.stringify(body));
}
