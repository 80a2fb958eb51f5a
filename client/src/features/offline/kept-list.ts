import { CHANGED, removePage } from './keep-button.ts';
import { type KeptPage, keptPages } from './kept.ts';
import { forgetAll } from './mark.ts';
import { countWaiting } from './waiting.ts';

/** Fills the list of what is kept on this device; nobody but the device knows it. */
export async function wakeList(element: HTMLElement): Promise<void> {
  const part = (name: string) => element.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const rows = part('rows');
  const row = element.querySelector<HTMLTemplateElement>('template');
  const person = document.documentElement.dataset.person ?? '';
  if (!rows || !row) return;

  const fill = async () => {
    const pages = 'caches' in globalThis ? await keptPages() : [];
    rows.replaceChildren(...pages.map((page) => rowOf(page, row)));
    for (const [name, shown] of [['some', pages.length > 0] as const, ['none', pages.length === 0] as const]) {
      const found = part(name);
      if (found) found.hidden = !shown;
    }
    const waiting = part('waiting');
    const count = countWaiting(person);
    if (waiting) {
      waiting.hidden = count === 0;
      const words = waiting.querySelector('strong');
      if (words) words.textContent = (waiting.dataset.words ?? '').replace('{count}', String(count));
    }
  };
  part('all')?.addEventListener('click', async () => {
    await forgetAll();
    dispatchEvent(new Event(CHANGED));
    document.getElementById('inhoud')?.focus();
  });
  addEventListener(CHANGED, () => void fill());
  await fill();
}

function rowOf(page: KeptPage, row: HTMLTemplateElement): Node {
  const line = row.content.cloneNode(true) as DocumentFragment;
  const link = line.querySelector('a');
  const facts = line.querySelector<HTMLElement>('[data-words]');
  const button = line.querySelector('button');
  if (link) {
    link.href = page.path;
    link.textContent = page.title;
    if (page.path.startsWith('/leren/')) link.lang = link.dataset.lang ?? '';
  }
  if (facts) facts.textContent = factsOf(page, facts.dataset.words ?? '');
  if (button) {
    button.setAttribute('aria-label', `${button.textContent}: ${page.title}`);
    button.addEventListener('click', async () => {
      await removePage(page.path);
      dispatchEvent(new Event(CHANGED));
      document.getElementById('inhoud')?.focus();
    });
  }
  return line;
}

function factsOf({ keptAt, bytes }: KeptPage, words: string): string {
  const locale = document.documentElement.lang;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' });
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  return words.replace('{date}', date.format(keptAt)).replace('{size}', size.format(Math.max(bytes / 1_000_000, 0.1)));
}
