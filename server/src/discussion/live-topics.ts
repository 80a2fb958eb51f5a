/** The topic of live notices about a thread. A notice carries its last number, or that a post changed. */
export function topicOf(threadId: string): string {
  return `thread:${threadId}`;
}

/** What can happen to a post that stands already. */
export const CHANGES = ['edited', 'deleted', 'hidden', 'shown', 'moved'] as const;
export type Change = (typeof CHANGES)[number];

/** A notice that a post is not what it was: its number and what happened, never a word of it. */
export function changedIn(threadId: string, number: number, change: Change): [topic: string, payload: string] {
  return [topicOf(threadId), `${number} ${change}`];
}
