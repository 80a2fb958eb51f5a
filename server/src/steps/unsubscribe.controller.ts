import { Controller, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { WantReminders } from './want-reminders.ts';

/** Where a mail program, or the button of the page at this address, stops the mails about steps (RFC 8058). */
@Controller('uitschrijven')
export class UnsubscribeController {
  constructor(private readonly reminders: WantReminders) {}

  @Post('stappen/:token')
  @Allow('anyone', { because: 'mail programs have no session: the token in the address is the proof' })
  async stop(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.reminders.stop(token).catch((error: unknown) => {
      throw error instanceof Refusal ? new NotFoundException() : error;
    });
    if (request.headers.accept?.includes('text/html')) await reply.redirect(`/uitschrijven/stappen/${token}`, 303);
    else await reply.status(204).send();
  }
}
