import type { Caller } from '../graphql/caller.ts';

/** In answers: whose page it is, `-` for a visitor's. In requests of our scripts: whose page asks. */
export const PAGE_OF = 'x-page-of';

/**
 * Who asks, where a page says whose it is. A page that stayed open while somebody else signed in on the same device asks
 * with their cookie: it asks for nobody then, so that what one person wrote never lands with another.
 */
export function askingFor(caller: Caller, owner: string | string[] | undefined): Caller {
  return owner === undefined || owner === caller.person?.id ? caller : { ...caller, person: undefined };
}
