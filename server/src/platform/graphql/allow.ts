import { translate } from '@fluxus/messages';
import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { type Caller, type Role, requestOf } from './caller.ts';

const ALLOWED = 'academy:allowed';

/** Who may call: everybody, everybody signed in, or people with one of these roles. */
export type Who = 'anyone' | 'signed-in' | readonly Role[];
export type Allowance = { who: Who; because: string | undefined };

/**
 * The coarse lock of an operation; the policy in its use case is the fine one. What is open to anyone says why.
 * An operation without it does not start (see `assertEverythingDeclared`) and is never let through.
 */
export function Allow(who: 'anyone', reason: { because: string }): MethodDecorator;
export function Allow(who: 'signed-in' | readonly Role[], reason?: { because: string }): MethodDecorator;
export function Allow(who: Who, reason?: { because: string }): MethodDecorator {
  return SetMetadata(ALLOWED, { who, because: reason?.because } satisfies Allowance);
}

export function allowanceOf(handler: object): Allowance | undefined {
  return Reflect.getMetadata(ALLOWED, handler) as Allowance | undefined;
}

/** Stands before every operation and route; synchronous, because the caller was found when the request came in. */
@Injectable()
export class AllowGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const allowance = allowanceOf(context.getHandler());
    if (!allowance) return false;
    const { caller } = requestOf(context);
    if (allows(allowance.who, caller)) return true;
    const key = caller.person ? 'refusal.not-allowed' : 'refusal.not-signed-in';
    const sentence = translate(caller.locale, key);
    if (context.getType<string>() !== 'graphql')
      throw caller.person ? new ForbiddenException(sentence) : new UnauthorizedException(sentence);
    throw new GraphQLError(sentence, { extensions: { code: caller.person ? 'NOT_ALLOWED' : 'NOT_SIGNED_IN' } });
  }
}

function allows(who: Who, caller: Caller): boolean {
  if (who === 'anyone') return true;
  if (!caller.person) return false;
  if (who === 'signed-in') return true;
  return caller.person.roles.some((role) => who.includes(role));
}
