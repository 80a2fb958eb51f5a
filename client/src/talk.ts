import { wakeMentions } from './mention.ts';

/**
 * The small script of conversations. A draft is kept on this device at each key until the server has it; posts that
 * others write are announced without moving what one reads. Without it everything works by forms.
 */
const DRAFT = 'draft ';

type Draft = Record<string, string>;

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [
    ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type=radio], [type=file])'),
  ].filter(({ name }) => name !== 'quote' && name !== 'number');
}

function readDraft(key: string): Draft | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Names of the drafts of one person for one form: one of each tab, so that no tab writes over another. */
function draftsOf(beginning: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning));
  } catch {
    return [];
  }
}

/** What was left in this form by tabs that were closed: one as it was; of several, all the texts under each other. */
function leftIn(beginning: string): Draft | undefined {
  const drafts = draftsOf(beginning)
    .map(readDraft)
    .filter((draft) => draft !== undefined);
  if (drafts.length < 2) return drafts[0];
  const texts = [...new Set(drafts.map(({ text = '' }) => text))];
  const whole = texts.filter((one) => !texts.some((other) => other !== one && other.includes(one)));
  return Object.assign({}, ...drafts, { text: whole.join('\n\n'), requestKey: '' });
}

function keepDrafts(form: HTMLFormElement, person: string): void {
  const beginning = `${DRAFT}${person} ${form.dataset.draft} `;
  const key = beginning + crypto.getRandomValues(new Uint32Array(2)).join('');
  const said = form.querySelector<HTMLElement>('[role=status]');
  const say = (words: string | undefined) => {
    if (said && said.textContent !== words) said.textContent = words ?? '';
  };
  const note = (): boolean => {
    try {
      const draft = Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
      if (draft.text || draft.title) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
      say(said?.dataset.kept);
      return true;
    } catch {
      say(said?.dataset.failed);
      return false;
    }
  };
  const kept = leftIn(beginning);
  // a form that came back refused holds what was sent
  if (kept && !form.querySelector('[aria-invalid]')) {
    for (const field of fieldsOf(form)) field.value = kept[field.name] || field.value;
    const before = draftsOf(beginning);
    if (note()) for (const name of before) localStorage.removeItem(name);
  }
  form.addEventListener('input', note);
}

/** A draft goes when the server says that it has it: by the key that its form carried, which nobody else knows. */
function forgetPlaced(): void {
  const here = new URL(location.href);
  const placed = here.searchParams.get('geplaatst');
  if (!placed) return;
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(DRAFT) && readDraft(key)?.requestKey === placed) localStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
  here.searchParams.delete('geplaatst');
  history.replaceState(null, '', here);
}

function announce(region: HTMLElement): void {
  const { livePosts = '', last = '0', path = '', one = '', many = '' } = region.dataset;
  let source: EventSource | undefined;
  const follow = () => {
    source?.close();
    source = new EventSource(livePosts);
    source.addEventListener('posts', ({ data }: MessageEvent<string>) => {
      const count = Number(data) - Number(last);
      if (!(count > 0)) return;
      const link = region.querySelector('a') ?? document.createElement('a');
      link.href = `${path}?bericht=${Number(last) + 1}#bericht-${Number(last) + 1}`;
      link.textContent = count === 1 ? one : many.replace('#', String(count));
      if (!link.isConnected) region.append(link);
    });
  };
  follow();
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) follow();
  });
}

forgetPlaced();
const person = document.documentElement.dataset.person;
if (person) for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDrafts(form, person);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-mentions]')) wakeMentions(form);
for (const region of document.querySelectorAll<HTMLElement>('[data-live-posts]')) announce(region);
