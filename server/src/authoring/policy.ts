import { type Caller, hasRole, systemCaller } from '../platform/graphql/caller.ts';

/** Authors and administrators publish, and the application itself when it loads its curriculum. */
export function mayPublish(caller: Caller): boolean {
  return caller === systemCaller || hasRole(caller, 'author', 'administrator');
}
