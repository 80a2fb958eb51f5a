/**
 * What was typed in a text field before the page was taken over. Hydration puts back what the server had sent, so that it
 * must be heard before: by this listener, and by a look at what was there already.
 */
const typed = new WeakMap<EventTarget, string>();

if (typeof document !== 'undefined') {
  for (const area of document.querySelectorAll('textarea'))
    if (area.value !== area.defaultValue) typed.set(area, area.value);
  document.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLTextAreaElement) typed.set(target, target.value);
    },
    true,
  );
}

export function typedIn(area: HTMLTextAreaElement | null): string | undefined {
  return area ? typed.get(area) : undefined;
}
