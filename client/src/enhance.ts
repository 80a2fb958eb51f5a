import { wakeBell } from './features/notices/bell.ts';
import { forgetAll, guardKept, markedFor } from './features/offline/mark.ts';
import { namesHere, STEP } from './features/offline/waiting.ts';
import { takeSearchKey } from './features/search-key/search-key.ts';

/**
 * The small script of the public pages. Each works without it; with it an order turns by itself, a form is not sent
 * twice, what went wrong is where one looks first, and a sheet has a button to print it.
 */
function followLive(region: HTMLElement): void {
  const { live } = region.dataset;
  if (!live) return;
  const source = new EventSource(live);
  source.addEventListener('change', async () => {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(region.id);
    if (!fresh) return;
    region.replaceChildren(...fresh.childNodes);
    document.title = page.title;
    if (fresh.dataset.live === undefined) source.close();
  });
  addEventListener('pagehide', () => source.close());
}

function sendOnce(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '';
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-busy', 'true');
  });
}

/** A button that prints the page stays hidden where there is no script to do it. */
function printWith(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** What may not come, as where there is no connection; the page works without it. */
function later(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

/** What this device keeps for on the way; the script for it comes only where a page has something to do with it. */
function along(): void {
  guardKept(document.documentElement.dataset.person ?? '');
  for (const place of document.querySelectorAll<HTMLElement>('[data-keep-along]'))
    later(import('./features/offline/keep-button.ts').then(({ wake }) => wake(place)));
  for (const list of document.querySelectorAll<HTMLElement>('[data-kept-list]'))
    later(import('./features/offline/kept-list.ts').then(({ wakeList }) => wakeList(list)));
  const { person } = document.documentElement.dataset;
  if (person && (markedFor() === person || namesHere(`${STEP} ${person} `).length > 0))
    later(
      import('./features/offline/step-later.ts').then(({ wakeStep, sendSteps }) => {
        for (const form of document.querySelectorAll<HTMLFormElement>('form[data-later]')) wakeStep(form, person);
        return sendSteps(person);
      }),
    );
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-leaves]'))
    form.addEventListener('submit', () => later(forgetAll()));
}

function start(): void {
  along();
  wakeBell();
  for (const region of document.querySelectorAll<HTMLElement>('[data-live]')) followLive(region);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) sendOnce(form);
  for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) printWith(button);
  for (const place of document.querySelectorAll<HTMLElement>('[data-search-key]')) takeSearchKey(place);
  document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
  // a page that comes back from the browser's memory may be sent again
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
  });
}

start();
