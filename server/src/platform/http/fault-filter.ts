import { type MessageKey, translate } from '@fluxus/messages';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { escapeHtml } from '../escape-html.ts';
import { faultId } from '../graphql/errors.ts';

type Said = { status: number; message: string; id?: string };

/**
 * What a route answers when it fails: its own status and sentence, or the id of a fault. A browser that asked for a
 * page gets a page, programs get JSON. GraphQL presents its own.
 */
@Catch()
export class FaultFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    if (reply.sent) return undefined;
    const locale = request.caller?.locale ?? 'nl-BE';
    const { status, message, id } = say(error, (key, values) => translate(locale, key, values));
    reply.status(status).header('cache-control', 'no-store');
    if (!request.headers.accept?.includes('text/html'))
      return reply.header('content-type', 'application/json; charset=utf-8').send({ message, id });
    const home = translate(locale, 'site.name');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${home}</title></head><body><main><h1>${home}</h1><p>${escapeHtml(message)}</p><p><a href="/">${home}</a></p></main></body></html>`,
      );
  }
}

function say(error: unknown, t: (key: MessageKey, values?: Record<string, string>) => string): Said {
  if (error instanceof GraphQLError) return { status: 403, message: error.message };
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode;
  if (status === undefined || status < 400 || status >= 500) {
    const id = faultId(error);
    return { status: 500, message: t('fault.unexpected', { id }), id };
  }
  if (status === 404) return { status, message: t('refusal.not-found') };
  if (status === 413) return { status, message: t('fault.too-large') };
  return { status, message: (error as Error).message };
}
