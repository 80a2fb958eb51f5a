import { type Caller, hasRole, type Role } from '../platform/graphql/caller.ts';

/** Only administrators say who may do what. */
export function mayChangeRoles(caller: Caller): boolean {
  return hasRole(caller, 'administrator');
}

/** An administrator who gave up the role by accident could lock everybody out: another one must take it away. */
export function locksThemselvesOut(caller: Caller, personId: string, roles: readonly Role[]): boolean {
  return caller.person?.id === personId && !roles.includes('administrator');
}

/** Whether an account may be made without its owner: demo accounts, never in production. */
export function mayEnsurePeople(demo: boolean): boolean {
  return demo;
}

/** Whether two lists name the same roles, in whatever order. */
export function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}
