/** The topic of live notices that what somebody is told of changed; a notice carries nothing. */
export function topicOf(personId: string): string {
  return `notices:${personId}`;
}
