import { type Caller, hasRole } from '../platform/graphql/caller.ts';

/** Who answers for money and access gives and takes access by hand. */
export function mayChangeAccess(caller: Caller): boolean {
  return hasRole(caller, 'finance', 'administrator');
}
