import { type Caller, hasRole, systemCaller } from '../platform/graphql/caller.ts';

/** Authors and administrators schedule workshops; the application itself where it makes a demo. */
export function maySchedule(caller: Caller): boolean {
  return caller === systemCaller || hasRole(caller, 'author', 'administrator');
}
