import { translate } from '@fluxus/messages';
import { Controller, Get, HttpException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock.ts';
import { Allow } from '../../platform/graphql/allow.ts';
import { Refusal } from '../../platform/graphql/refusal.ts';
import { RateLimit } from '../../platform/http/rate-limit.ts';
import { ShowNotebook } from './show-notebook.ts';
import { type NotebookToWrite, notebookAsMarkdown, notebookAsPdf } from './write-notebook.ts';

/** Files in ten minutes, at most: a long notebook is some seconds of work. */
const MOST_FILES = 20;

/** All that one wrote, as a file to keep: for its author alone. */
@Controller('mijn-schrift')
export class NotebookController {
  constructor(
    private readonly notebook: ShowNotebook,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  @Get('mijn-schrift.md')
  @Allow('signed-in')
  async markdown(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, 'mijn-schrift.md', 'text/markdown', notebookAsMarkdown(await this.gather(request)));
  }

  @Get('mijn-schrift.pdf')
  @Allow('signed-in')
  async pdf(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, 'mijn-schrift.pdf', 'application/pdf', await notebookAsPdf(await this.gather(request)));
  }

  private async gather({ caller: { person, locale } }: FastifyRequest): Promise<NotebookToWrite> {
    if (!person) throw new Error('a file of somebody stands behind a session');
    await this.rates.count(`notebook-file:${person.id}`, MOST_FILES, 600).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const { key, values } = error.result;
      throw new HttpException(translate(locale, key, values), 429);
    });
    const answers = await this.notebook.answersOf(person);
    return { answers, locale, name: person.name, now: this.clock.now() };
  }
}

async function sendFile(reply: FastifyReply, name: string, type: string, file: string | Buffer): Promise<void> {
  await reply
    .header('content-type', `${type}${type.startsWith('text/') ? '; charset=utf-8' : ''}`)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(file);
}
