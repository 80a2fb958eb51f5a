import { wakeMentions } from './mention.ts';

/**
 * The small script of conversations. A draft is kept on this device at each key until the server has it; posts that
 * others write are announced without moving what one reads. Without it everything works by forms.
 */
const DRAFT = 'draft ';
/** Where somebody writes words that are worth keeping. */
const WORDS = ['text', 'reason', 'explanation'];

type Draft = Record<string, string>;

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [
    ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'textarea, input:not([type=radio], [type=checkbox])',
    ),
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
  const together = (name: string) => {
    const texts = [...new Set(drafts.map((draft) => draft[name] ?? ''))];
    return texts.filter((one) => !texts.some((other) => other !== one && other.includes(one))).join('\n\n');
  };
  const whole = Object.fromEntries(WORDS.map((name) => [name, together(name)]));
  return Object.assign({}, ...drafts, whole, { requestKey: '' });
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
      if (draft.title || WORDS.some((name) => draft[name])) localStorage.setItem(key, JSON.stringify(draft));
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

/** A link below what one reads: there is one of each kind, and it takes nothing away. */
function lead(region: HTMLElement, kind: string, href: string, words: string): void {
  const link = region.querySelector<HTMLAnchorElement>(`a[data-kind=${kind}]`) ?? document.createElement('a');
  link.dataset.kind = kind;
  link.href = href;
  link.textContent = words;
  // where only the place on the page differs, a browser would show the page as it was
  link.onclick = () => {
    if (link.pathname + link.search === location.pathname + location.search) setTimeout(() => location.reload());
  };
  if (!link.isConnected) region.append(link);
}

function announce(region: HTMLElement): void {
  const { livePosts = '', last = '0', path = '', one = '', many = '' } = region.dataset;
  const at = (number: number) => `${path}?bericht=${number}#bericht-${number}`;
  let source: EventSource | undefined;
  const follow = () => {
    source?.close();
    source = new EventSource(livePosts);
    source.addEventListener('posts', ({ data }: MessageEvent<string>) => {
      const count = Number(data) - Number(last);
      if (count > 0) lead(region, 'new', at(Number(last) + 1), count === 1 ? one : many.replace('#', String(count)));
    });
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      const [number = '', change = ''] = data.split(' ');
      const words = region.dataset[change];
      if (words && document.getElementById(`bericht-${number}`))
        lead(region, 'changed', at(Number(number)), words.replace('#', number));
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
