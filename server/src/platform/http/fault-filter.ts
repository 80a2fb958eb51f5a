import { translate } from '@fluxus/messages';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { faultId } from '../graphql/errors.ts';

/** What a route answers when it fails: its own status and sentence, or the id of a fault. GraphQL presents its own. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const locale = http.getRequest<FastifyRequest>().caller?.locale ?? 'nl-BE';
    if (reply.sent) return undefined;
    // a route may have said that it answers a page
    reply.header('content-type', 'application/json; charset=utf-8');
    if (error instanceof HttpException) return reply.status(error.getStatus()).send({ message: error.message });
    if (error instanceof GraphQLError) return reply.status(403).send({ message: error.message });
    const status = (error as { statusCode?: number }).statusCode;
    if (status === 413) return reply.status(413).send({ message: translate(locale, 'fault.too-large') });
    if (status && status >= 400 && status < 500)
      return reply.status(status).send({ message: (error as Error).message });
    const id = faultId(error);
    return reply.status(500).send({ message: translate(locale, 'fault.unexpected', { id }), id });
  }
}
