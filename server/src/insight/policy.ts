import { type Caller, hasRole } from '../platform/graphql/caller.ts';

/** Who answers for money and for the house sees what went wrong and what was done. */
export function mayOversee(caller: Caller): boolean {
  return hasRole(caller, 'finance', 'administrator');
}
