const CHOSEN_OFF = 'academie-zoektoets-uit';

/** Whether the key does something on this device; where nothing can be kept it does. */
function isOn(): boolean {
  try {
    return localStorage.getItem(CHOSEN_OFF) === null;
  } catch {
    return true;
  }
}

function choose(on: boolean): void {
  try {
    if (on) localStorage.removeItem(CHOSEN_OFF);
    else localStorage.setItem(CHOSEN_OFF, '');
  } catch {
    // a browser that keeps nothing
  }
}

/**
 * The key / leads to the field of a search, unless one is typing. Who speaks to their computer, or touches a key without
 * meaning to, turns it off where it is told.
 */
export function takeSearchKey(place: HTMLElement): void {
  const field = place.closest('form')?.querySelector<HTMLInputElement>('input[type="search"]');
  const button = place.querySelector('button');
  if (!field || !button) return;
  const tell = () => {
    button.textContent = (isOn() ? button.dataset.off : button.dataset.on) ?? '';
    if (isOn()) field.setAttribute('aria-keyshortcuts', '/');
    else field.removeAttribute('aria-keyshortcuts');
  };
  tell();
  place.hidden = false;
  button.addEventListener('click', () => {
    choose(!isOn());
    tell();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
