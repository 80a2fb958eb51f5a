import { type Caller, hasRole } from '../platform/graphql/caller.ts';
import type { ServedFile } from './served.ts';

/** Who makes lessons keeps the library of media. */
export function mayKeep(caller: Caller): boolean {
  return hasRole(caller, 'author', 'administrator');
}

/**
 * Who may have a file: everybody what a free lesson shows, and who may open one of its modules what a paid one shows. What
 * stands nowhere yet is for those who keep the library. Pictures of conversations go another way.
 */
export function mayHave(caller: Caller, file: Pick<ServedFile, 'shelf' | 'free'>, open: ReadonlySet<string>): boolean {
  if (file.shelf !== 'library') return false;
  return file.free || open.size > 0 || mayKeep(caller);
}
