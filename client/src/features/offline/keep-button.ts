import { keepFor, keptPages, remove, renewFor } from './kept.ts';
import { forgetAll, mark, markedFor } from './mark.ts';
import { ARRIVED } from './waiting.ts';

/** So long after the last thing that arrived from it a kept page is fetched anew. */
const RENEW_AFTER_MS = 4000;

/** Heard where what is kept on this device became something else. */
export const CHANGED = 'kept-changed';

type State = 'not' | 'busy' | 'kept' | 'failed';

/** Lets the deed of `KeepAlong` be done, where the browser can keep anything. */
export async function wake(element: HTMLElement): Promise<void> {
  const path = element.dataset.keepAlong;
  const person = document.documentElement.dataset.person;
  if (!path || !person || !('serviceWorker' in navigator) || !('caches' in globalThis)) return;

  const show = (state: State) => {
    for (const part of element.querySelectorAll<HTMLElement>('[data-when]'))
      part.hidden = !part.dataset.when?.split(' ').includes(state);
  };
  const [keep, undo] = element.querySelectorAll('button');
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = () => {
    clearTimeout(timer);
    if (timer !== undefined && element.isConnected && markedFor() === person)
      renewFor(person, path).catch(() => undefined);
    timer = undefined;
  };
  addEventListener(ARRIVED, () => {
    clearTimeout(timer);
    timer = setTimeout(renew, RENEW_AFTER_MS);
  });
  addEventListener('visibilitychange', renew);
  const deed = async (work: () => Promise<State>) => {
    if (busy) return;
    busy = true;
    show(await work().catch((): State => 'failed'));
    busy = false;
    dispatchEvent(new Event(CHANGED));
  };
  keep?.addEventListener('click', () =>
    deed(async () => {
      show('busy');
      return (await keepPage(person, path)) ? 'kept' : 'failed';
    }),
  );
  undo?.addEventListener('click', () =>
    deed(async () => {
      await removePage(path);
      keep?.focus();
      return 'not';
    }),
  );
  const look = async () => {
    if (busy) return;
    const kept = markedFor() === person && (await keptPages()).some((page) => page.path === path);
    const failed = element.querySelector('[data-when="failed"]:not([hidden])');
    if (kept || !failed) show(kept ? 'kept' : 'not');
  };
  addEventListener(CHANGED, look);
  await look();
}

/** Keeps a page of this person, with the worker that shows it. */
async function keepPage(person: string, path: string): Promise<boolean> {
  // first, so that a page of somebody else that opens meanwhile finds what it has to take away
  mark(person);
  const kept = await keepFor(person, path).catch(() => false);
  if (kept) await navigator.serviceWorker.register('/sw.js');
  else if ((await keptPages()).length === 0) await forgetAll();
  return kept;
}

/** Takes a page away; with the last one goes the worker. */
export async function removePage(path: string): Promise<void> {
  await remove(path);
  if ((await keptPages()).length === 0) await forgetAll();
}
