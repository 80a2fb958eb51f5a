/** Caches that keep pages for on the way have names that begin so, in whatever form. */
export const FAMILY = 'onderweg-';

/** Takes away every copy, whoever's it is. */
export function empty(): Promise<void> {
  return clear(() => true);
}

export async function clear(which: (name: string) => boolean): Promise<void> {
  if (!('caches' in globalThis)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY));
  await Promise.all(names.filter(which).map((name) => caches.delete(name)));
}
