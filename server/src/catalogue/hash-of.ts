import { createHash } from 'node:crypto';

/** SHA-256 of a value as JSON with the names of every object in order, so that the same content is the same hash. */
export function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest();
}

function inOrder(_name: string, value: unknown): unknown {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}
