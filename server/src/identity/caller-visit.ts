import type { Caller } from '../platform/graphql/caller.ts';

/** Somebody at the door: who asks, and with what browser, so that they recognise it in their list of devices. */
export type Visit = { caller: Caller; userAgent: string };
