import type { SealedFor } from '../platform/seals/seals.ts';

/** Whose text, to which prompt. */
export type ReflectionOf = { personId: string; moduleKey: string; promptKey: string };

/** What a text of somebody to a prompt is bound to: in the row of another person or prompt it does not open. */
export function reflectionSeal({ personId, moduleKey, promptKey }: ReflectionOf): SealedFor {
  return ['reflection', personId, moduleKey, promptKey];
}
