/** What a person did without a connection, kept on this device until the server has it. Everything here may be sent twice. */
export const DEED = 'later';
/** The same of small steps. */
export const STEP = 'stap';

/** Things of this person that wait on this device: texts and deeds. */
export function countWaiting(person: string): number {
  if (person === '') return 0;
  return [DEED, STEP, 'schrift', 'les'].reduce((sum, kind) => sum + namesHere(`${kind} ${person} `).length, 0);
}

/** Names of what stands on this device, with this beginning. */
export function namesHere(beginning: string): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '').filter((name) =>
      name.startsWith(beginning),
    );
  } catch {
    return [];
  }
}

/** Whether the device keeps it; one that keeps nothing sends at once or not at all. */
export function noteHere(name: string, value: object): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forgetNote(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // where nothing can be kept there is nothing to forget
  }
}

export function notedHere<Value>(name: string): Value | undefined {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? 'null') as Value | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Heard in the page when something arrived at the server: what is kept of it is old now. */
export const ARRIVED = 'arrived';
