import { newId } from '../../new-id.ts';
import { forgetNote, namesHere, notedHere, noteHere, STEP } from './waiting.ts';
import { WHOSE } from './whose.ts';

/** A small step that was made without a connection. `refused` when the server would not have it as it is. */
type Waiting = { fields: Record<string, string>; refused?: boolean };

const nameOf = (person: string, key: string) => `${STEP} ${person} ${key}`;

/**
 * Lets the form of a new step be sent without a connection: its fields wait on this device, under the key of the form, which makes it one
 * step however often it is sent. With a connection the form does what it always does.
 */
export function wakeStep(form: HTMLFormElement, person: string): void {
  const part = (name: string) => document.querySelector<HTMLElement>(`[data-step="${name}"]`);
  const tell = (which: string) => {
    for (const name of ['kept', 'full', 'refused']) {
      const found = part(name);
      if (found) found.hidden = name !== which;
    }
    part(which)?.scrollIntoView({ block: 'nearest' });
  };
  const refused = refusedOf(person)[0];
  // what came back to be corrected keeps its key; a copy of this page has had its key before, and each step needs its own
  if (!form.querySelector('[aria-invalid]')) fill(form, { requestKey: newId(), ...refused?.fields });
  if (refused) tell('refused');
  form.addEventListener('submit', async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const fields = fieldsOf(form);
    const name = nameOf(person, fields.requestKey ?? '');
    // before it is sent, so that a page that is closed meanwhile loses nothing
    const kept = noteHere(name, { fields } satisfies Waiting);
    const said = await send(person, name);
    if (said === 'made') location.assign('/mijn-stappen?gedaan=gemaakt');
    else if (said === 'answered') {
      // what is not right is told by the page that the form always leads to; until it is right, it stays here too
      noteHere(name, { fields, refused: true } satisfies Waiting);
      form.submit();
    } else if (kept) {
      form.reset();
      fill(form, { requestKey: newId() });
      tell('kept');
      free(form);
    } else {
      tell('full');
      free(form);
    }
  });
}

/** Sends the steps of this person that wait here. */
export async function sendSteps(person: string): Promise<void> {
  for (const name of namesHere(nameOf(person, ''))) {
    const waiting = notedHere<Waiting>(name);
    if (waiting?.refused) continue;
    const said = await send(person, name);
    if (said === 'nothing') break;
    if (said === 'answered' && waiting) noteHere(name, { ...waiting, refused: true });
  }
  const look = refusedOf(person).length > 0;
  for (const told of document.querySelectorAll<HTMLElement>('[data-step-refused]')) told.hidden = !look;
}

/** Steps that the server would not have as they are; they wait to be looked at. */
function refusedOf(person: string): Waiting[] {
  const all = namesHere(nameOf(person, '')).map((name) => notedHere<Waiting>(name));
  return all.filter((waiting) => waiting !== undefined).filter(({ refused }) => refused);
}

/** Made; answered, but not made; or nothing came of it, as where there is no connection or nobody is signed in. */
async function send(person: string, name: string): Promise<'made' | 'answered' | 'nothing'> {
  const waiting = notedHere<Waiting>(name);
  if (!waiting) return 'answered';
  const body = new URLSearchParams(waiting.fields);
  const answer = await fetch('/mijn-stappen/nieuw', { method: 'POST', body, headers: { [WHOSE]: person } }).catch(
    () => undefined,
  );
  if (!answer) return 'nothing';
  if (answer.redirected && new URL(answer.url).searchParams.get('gedaan') === 'gemaakt') {
    forgetNote(name);
    return 'made';
  }
  return answer.status === 422 ? 'answered' : 'nothing';
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

function fill(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const [name, value] of Object.entries(fields)) {
    const found = form.elements.namedItem(name);
    if (found instanceof RadioNodeList || found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement)
      found.value = value;
  }
}

/** It may be sent again (see `sendOnce` in enhance.ts). */
function free(form: HTMLFormElement): void {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-busy');
}
