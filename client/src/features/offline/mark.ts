import { empty } from './clear.ts';

/** Says without waiting that something is kept on this device, and whose it is; what is kept stands in a cache. */
const MARK = 'onderweg';

export function markedFor(): string | null {
  try {
    return localStorage.getItem(MARK);
  } catch {
    return null;
  }
}

export function mark(person: string): void {
  localStorage.setItem(MARK, person);
}

function unmark(): void {
  try {
    localStorage.removeItem(MARK);
  } catch {
    // where nothing can be kept there is nothing to forget
  }
}

/** A page of somebody else, or of nobody, takes away what is kept here: it may be a device that people share. */
export function guardKept(person: string): void {
  const owner = markedFor();
  if (owner !== null && owner !== person) void forgetAll().catch(() => undefined);
}

/** Takes away all that is kept, and the worker with it. */
export async function forgetAll(): Promise<void> {
  unmark();
  await empty();
  await stopWorker();
}

async function stopWorker(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((one) => one.unregister()));
}
