/** Where notices about a thread happen; the number of a post is how far in it. */
export function placeOfThread(threadId: string): string {
  return `thread:${threadId}`;
}
