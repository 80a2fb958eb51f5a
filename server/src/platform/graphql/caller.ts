import type { Locale } from '@fluxus/messages';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type Role = 'learner' | 'facilitator' | 'author' | 'finance' | 'administrator';

/** The signed-in person as every domain may know them. */
export type CallerPerson = { id: string; name: string; email: string; roles: readonly Role[]; sessionId: string };

/** Who asks, in which language, in which request. `person` is undefined for a visitor. */
export type Caller = { person: CallerPerson | undefined; locale: Locale; requestId: string; ip: string };

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
}

/** What every resolver finds as its context. */
export type GraphqlContext = { req: FastifyRequest; reply: FastifyReply };

/** The application itself, when nobody asked: loading the curriculum, jobs, the demo. */
export const systemCaller: Caller = { person: undefined, locale: 'nl-BE', requestId: 'system', ip: '' };

export function hasRole(caller: Caller, ...roles: Role[]): boolean {
  return caller.person?.roles.some((role) => roles.includes(role)) ?? false;
}

export function requestOf(context: ExecutionContext): FastifyRequest {
  return context.getType<string>() === 'graphql'
    ? GqlExecutionContext.create(context).getContext<GraphqlContext>().req
    : context.switchToHttp().getRequest<FastifyRequest>();
}

/** Parameter of a resolver or controller: the caller. */
export const CallerOf = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => requestOf(context).caller,
);

/** Parameter of a resolver behind `@Allow('signed-in')` or a role: the person, certainly there. */
export const PersonOf = createParamDecorator((_: unknown, context: ExecutionContext): CallerPerson => {
  const { person } = requestOf(context).caller;
  if (!person) throw new Error('PersonOf stands behind an operation that visitors may call');
  return person;
});
