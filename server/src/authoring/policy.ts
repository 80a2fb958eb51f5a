import { type Caller, hasRole, type Role, systemCaller } from '../platform/graphql/caller.ts';

/** Authors and administrators publish, and the application itself when it loads its curriculum. */
export function mayPublish(caller: Caller): boolean {
  return caller === systemCaller || hasRole(caller, 'author', 'administrator');
}

/** Administrators write everywhere; authors where they were invited. What one makes oneself, one is invited to. */
export function mayWrite(roles: readonly Role[], invited: boolean): boolean {
  return roles.includes('administrator') || (roles.includes('author') && invited);
}
