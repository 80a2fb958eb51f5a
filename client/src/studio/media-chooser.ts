import type { EditorWords } from './words.ts';

/** Something in the library of media, as much as one needs to choose it. */
export type Medium = Readonly<{
  source: string;
  title: string;
  alt: string;
  thumb: string | null;
  captions: readonly Readonly<{ kind: string }>[];
}>;
export type MediumKind = 'image' | 'film' | 'audio';
/** Looks through the library; without kinds, through all of it. */
export type FindMedia = (search: string, kinds: readonly MediumKind[]) => Promise<readonly Medium[]>;

/** How long one waits for the next letter, in milliseconds. */
const LETTER = 250;

/** Lets one choose from the library in a window of its own: a field to search in, and a button for each thing found. */
export function chooseMedium(
  words: EditorWords,
  look: (search: string) => Promise<readonly Medium[]>,
  chosen: (medium: Medium) => void,
): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'media-chooser';
  dialog.setAttribute('aria-label', words['media-choose']);
  const label = document.createElement('label');
  label.className = 'frame-field';
  const search = document.createElement('input');
  search.type = 'search';
  search.className = 'input';
  search.maxLength = 200;
  search.autocomplete = 'off';
  label.append(words['media-search'], search);
  const told = document.createElement('p');
  told.className = 'small';
  told.setAttribute('role', 'status');
  const list = document.createElement('ul');
  list.className = 'plain media-found';
  const close = button('btn btn-quiet btn-small', () => dialog.close());
  close.textContent = words['media-close'];
  dialog.append(label, told, list, close);

  const take = (medium: Medium) => {
    dialog.close();
    chosen(medium);
  };
  let asked = 0;
  const find = async () => {
    asked += 1;
    const mine = asked;
    const found = await look(search.value).catch(() => undefined);
    // an answer to an earlier search comes too late
    if (mine !== asked) return;
    told.textContent = found ? (found.length === 0 ? words['media-none'] : '') : words.failed;
    list.replaceChildren(...(found ?? []).map((medium) => itemFor(medium, take)));
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void find(), LETTER);
  });
  dialog.addEventListener('close', () => {
    clearTimeout(waiting);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  search.focus();
  void find();
}

function itemFor(medium: Medium, take: (medium: Medium) => void): HTMLElement {
  const item = document.createElement('li');
  const choose = button('media-item', () => take(medium));
  const thumb = document.createElement(medium.thumb ? 'img' : 'span');
  thumb.className = 'media-item-thumb';
  if (thumb instanceof HTMLImageElement && medium.thumb) {
    thumb.src = medium.thumb;
    thumb.alt = '';
    thumb.loading = 'lazy';
  }
  const title = document.createElement('span');
  title.translate = false;
  title.textContent = medium.title;
  choose.append(thumb, title);
  item.append(choose);
  return item;
}

function button(className: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.addEventListener('click', act);
  return made;
}
