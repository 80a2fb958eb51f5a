import { Controller, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { StopMails } from './stop-mails.ts';

/** Where a mail program, or the button of the page at this address, stops mails about notices (RFC 8058). */
@Controller('uitschrijven')
export class UnsubscribeNoticesController {
  constructor(private readonly mails: StopMails) {}

  @Post('meldingen/:token')
  @Allow('anyone', { because: 'mail programs have no session: the token in the address is the proof' })
  async stop(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.mails.run(token).catch((error: unknown) => {
      throw error instanceof Refusal ? new NotFoundException() : error;
    });
    if (request.headers.accept?.includes('text/html')) await reply.redirect(`/uitschrijven/meldingen/${token}`, 303);
    else await reply.status(204).send();
  }
}
