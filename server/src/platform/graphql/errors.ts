import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { translate } from '@fluxus/messages';
import { HttpException, Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { codeOf } from '../database/database.ts';
import type { GraphqlContext } from './caller.ts';

const log = new Logger('fault');

/**
 * What PostgreSQL says of a value it cannot take, which only somebody outside can have sent: a null byte or half a
 * character in a text, an id that is none, a number beyond all bounds.
 */
const UNREADABLE = new Set(['22021', '22P05', '22P02', '22003']);

/**
 * What the outside sees of an error. A closed door or a malformed request speaks for itself; anything else is a fault of
 * ours: logged whole under an id, shown as that id and nothing more.
 */
export function presentError(
  error: GraphQLFormattedError | GraphQLError,
  original: unknown,
  locale: GraphqlContext['req']['caller']['locale'],
): GraphQLFormattedError {
  const code = error.extensions?.code;
  const { path, locations } = error;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR')
    return { message: error.message, path, locations, extensions: { code } };
  if (!(original instanceof Error))
    return { message: error.message, path, locations, extensions: { code: 'BAD_REQUEST' } };
  if (original instanceof HttpException) return { message: original.message, path, extensions: { code: 'REFUSED' } };
  if (UNREADABLE.has(codeOf(original) ?? ''))
    return { message: translate(locale, 'fault.unreadable'), path, extensions: { code: 'BAD_USER_INPUT' } };
  const id = faultId(original);
  return { message: translate(locale, 'fault.unexpected', { id }), path, extensions: { code: 'FAULT', id } };
}

/** Logs a fault and gives the id under which it stands in the log. */
export function faultId(error: unknown): string {
  const id = randomUUID().slice(0, 8);
  log.error(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return id;
}

/** Presents errors of requests over HTTP, in the language of the caller. */
export const presentErrors: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, errors, contextValue }) {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const locale = contextValue.req?.caller?.locale ?? 'nl-BE';
        response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, index) => {
          const error = errors?.[index];
          return presentError(formatted, error instanceof GraphQLError ? error.originalError : error, locale);
        });
      },
    };
  },
};
