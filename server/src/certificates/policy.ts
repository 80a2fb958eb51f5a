import { type Caller, hasRole } from '../platform/graphql/caller.ts';

/** An attest is its owner's: nobody else shows it or hides it, whatever their role. */
export function isOwner(caller: Caller, certificate: { personId: string }): boolean {
  return caller.person?.id === certificate.personId;
}

/** Who answers for the house may say that an attest holds no longer. */
export function mayRevoke(caller: Caller): boolean {
  return hasRole(caller, 'administrator');
}
