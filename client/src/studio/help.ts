import { type LessonDraft, readingMinutes, type WritingHint, writingHints } from '@fluxus/lesson-document';
import { NodeSelection, Plugin, Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { enterBlock, type Known } from './block-view.ts';

/** How long one may type before the help looks again, in milliseconds. */
const CALM = 700;
const MOST_SHOWN = 30;

/** Beside the sheet: how long it takes to read, and what one may want to look at, each with the way to its place. */
export function writingHelp({ words }: Known, place: HTMLElement): Plugin {
  return new Plugin({
    view: (view) => {
      const title = document.createElement('h2');
      title.className = 'size-2';
      title.id = 'schrijfhulp';
      title.textContent = words.help;
      const minutes = document.createElement('p');
      const list = document.createElement('ul');
      list.className = 'plain';
      place.setAttribute('aria-labelledby', title.id);
      place.append(title, minutes, list);
      let told = '';
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = () => {
        const draft = view.state.doc.toJSON() as LessonDraft;
        minutes.textContent = words['help-minutes'].replace('#', String(readingMinutes(draft)));
        const hints = writingHints(draft).slice(0, MOST_SHOWN);
        const now = JSON.stringify(hints);
        if (now === told) return;
        told = now;
        list.replaceChildren(...(hints.length > 0 ? hints.map((hint) => item(view, hint, words)) : [fine(words)]));
      };
      look();
      return {
        update: (_, before) => {
          if (view.state.doc === before.doc) return;
          clearTimeout(timer);
          timer = setTimeout(look, CALM);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

function fine(words: Known['words']): HTMLElement {
  const made = document.createElement('li');
  made.textContent = words['help-fine'];
  return made;
}

function item(view: EditorView, { kind, key, words: about, count }: WritingHint, words: Known['words']): HTMLElement {
  const made = document.createElement('li');
  made.append(words[`help-${kind}`].replace('#', String(count ?? '')));
  if (about) {
    const quoted = document.createElement('span');
    quoted.lang = 'nl-BE';
    quoted.textContent = ` ${about}`;
    made.append(quoted);
  }
  if (key) {
    const go = document.createElement('button');
    go.type = 'button';
    go.className = 'btn btn-text btn-small';
    go.textContent = words['help-go'];
    go.addEventListener('click', () => goTo(view, key));
    made.append(' ', go);
  }
  return made;
}

function goTo(view: EditorView, key: string): void {
  const { doc, tr } = view.state;
  let at = -1;
  doc.forEach((block, offset) => {
    if (block.attrs.key === key) at = offset;
  });
  const block = doc.nodeAt(at);
  if (at < 0 || !block) return;
  const selection = block.isAtom ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(at + 1));
  view.dispatch(tr.setSelection(selection).scrollIntoView());
  enterBlock(view);
}
