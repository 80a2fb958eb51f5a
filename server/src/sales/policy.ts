import { type Caller, hasRole } from '../platform/graphql/caller.ts';

/** Who answers for money sees every order. */
export function mayHandleOrders(caller: Caller): boolean {
  return hasRole(caller, 'finance', 'administrator');
}

/** An order is for its owner, and for who answers for money. */
export function maySeeOrder(caller: Caller, order: { personId: string }): boolean {
  return isOwner(caller, order) || mayHandleOrders(caller);
}

/** Paying and cancelling is for the owner alone. */
export function isOwner(caller: Caller, order: { personId: string }): boolean {
  return caller.person !== undefined && caller.person.id === order.personId;
}
