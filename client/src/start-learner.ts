/**
 * Fetches the learner's application once the page can be read. It weighs more than all the rest of the page: on a slow
 * connection it would take its share of it while styles and typefaces are still to come.
 */

/** A page in a tab that is not looked at is never painted. */
const AT_MOST_MS = 3000;

const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

async function readable(): Promise<void> {
  await painted();
  // typefaces are asked for when what needs them is laid out
  await document.fonts.ready;
  await painted();
}

const { sentences = '' } = document.querySelector<HTMLElement>('script[data-sentences]')?.dataset ?? {};
await Promise.race([readable(), new Promise((resolve) => setTimeout(resolve, AT_MOST_MS))]);
await bring();

/** Without a connection the page is read as it stands; with the next one it is taken over. */
async function bring(): Promise<void> {
  try {
    await Promise.all([import('./entry-learner.tsx'), import(/* @vite-ignore */ sentences)]);
  } catch (error) {
    if (navigator.onLine) throw error;
    addEventListener('online', bring, { once: true });
  }
}

export {};
