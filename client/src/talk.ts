/**
 * The small script of conversations. A draft is kept on this device at each key until the server has it; posts that
 * others write are announced without moving what one reads. Without it everything works by forms.
 */
const DRAFT = 'draft ';

type Draft = Record<string, string>;

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type=radio])')].filter(
    ({ name }) => name !== 'quote' && name !== 'number',
  );
}

function readDraft(key: string): Draft | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function keepDrafts(form: HTMLFormElement): void {
  const key = DRAFT + form.dataset.draft;
  const said = form.querySelector<HTMLElement>('[role=status]');
  const say = (words: string | undefined) => {
    if (said && said.textContent !== words) said.textContent = words ?? '';
  };
  const kept = readDraft(key);
  // a form that came back refused holds what was sent
  if (kept && !form.querySelector('[aria-invalid]')) {
    for (const field of fieldsOf(form)) field.value = kept[field.name] ?? field.value;
    say(said?.dataset.kept);
  }
  form.addEventListener('input', () => {
    try {
      const draft = Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
      if (draft.text || draft.title) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
      say(said?.dataset.kept);
    } catch {
      say(said?.dataset.failed);
    }
  });
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
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDrafts(form);
for (const region of document.querySelectorAll<HTMLElement>('[data-live-posts]')) announce(region);
