import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { CheckCertificate } from './check-certificate.ts';
import type { CertificateRow } from './content.ts';
import { PrintAttest } from './print-attest.ts';
import { SignBadge } from './sign-badge.ts';

const OPEN = { because: 'what an attest says is for whoever has its random address, unless its owner hid it' };

/** An attest as a paper and as a badge, made when it is asked for; nothing of it is stored. */
@Controller('attest')
export class AttestController {
  constructor(
    private readonly checking: CheckCertificate,
    private readonly printing: PrintAttest,
    private readonly signing: SignBadge,
  ) {}

  @Get(':code/attest.pdf')
  @Allow('anyone', OPEN)
  async paper(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const row = await this.find(code, request);
    const paper = await this.printing.run(row);
    await reply.headers({ ...asFile(`attest-${code}.pdf`), 'content-type': 'application/pdf' }).send(paper);
  }

  @Get(':code/badge')
  @Allow('anyone', OPEN)
  async badge(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const badge = await this.signing.run(await this.find(code, request));
    reply.headers({
      ...asFile(`attest-${code}.jwt`),
      'content-type': 'text/plain; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    await reply.send(badge);
  }

  private async find(code: string, { caller }: FastifyRequest): Promise<CertificateRow> {
    try {
      return await this.checking.downloadable(caller, code);
    } catch (error) {
      if (error instanceof Refusal) throw new NotFoundException();
      throw error;
    }
  }
}

/** Kept by no cache: it may be hidden or revoked a moment later. */
function asFile(name: string): Record<string, string> {
  return {
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  };
}
