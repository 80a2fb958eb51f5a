import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { enterBlock, type Known } from './block-view.ts';
import { INSERTS, type Insert, insertBlock } from './insert.ts';
import type { EditorWords } from './words.ts';

/** A menu of blocks below the line on which somebody types a slash. The keys stay in the text: up, down, Enter, Escape. */
export function slashMenu({ words, drawings }: Known, host: HTMLElement): Plugin {
  const list = document.createElement('div');
  list.className = 'slash';
  list.id = 'blokken';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.blocks);
  list.hidden = true;
  host.append(list);
  let found: Insert[] = [];
  let chosen = 0;
  let closedAt = '';

  const typed = (view: EditorView): string | undefined => {
    const { $from, empty } = view.state.selection;
    const line = $from.parent;
    if (!empty || $from.depth !== 1 || line.type.name !== 'paragraph') return undefined;
    const text = line.textContent;
    return text.startsWith('/') && !text.includes(' ') ? text.slice(1).toLowerCase() : undefined;
  };
  const draw = (view: EditorView): void => {
    const text = typed(view);
    if (text === undefined) closedAt = '';
    const open = text !== undefined && `/${text}` !== closedAt;
    found = open ? fitting(bare(text), words) : [];
    chosen = Math.min(chosen, Math.max(0, found.length - 1));
    list.hidden = found.length === 0;
    if (list.hidden) {
      view.dom.removeAttribute('aria-activedescendant');
      chosen = 0;
      return;
    }
    list.replaceChildren(
      ...found.map((name, at) => {
        const option = document.createElement('div');
        option.id = `blok-${name}`;
        option.className = 'slash-option';
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', String(at === chosen));
        option.textContent = words[name];
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          take(view, name);
        });
        return option;
      }),
    );
    view.dom.setAttribute('aria-controls', list.id);
    view.dom.setAttribute('aria-activedescendant', `blok-${found[chosen]}`);
    const { bottom, left } = view.coordsAtPos(view.state.selection.from);
    const box = host.getBoundingClientRect();
    list.style.top = `${bottom - box.top + 6}px`;
    list.style.left = `${Math.max(0, Math.min(left - box.left, box.width - list.offsetWidth))}px`;
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const take = (view: EditorView, name: Insert): void => {
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.delete($from.start(), $from.end()));
    insertBlock(name, drawings[0] ? { drawing: drawings[0] } : {})(view.state, view.dispatch);
    enterBlock(view);
  };
  return new Plugin({
    view: (view) => {
      draw(view);
      return { update: draw, destroy: () => list.remove() };
    },
    props: {
      handleKeyDown: (view, event) => {
        if (list.hidden || event.isComposing) return false;
        const name = found[chosen];
        switch (event.key) {
          case 'ArrowDown':
          case 'ArrowUp':
            chosen = (chosen + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
            draw(view);
            return true;
          case 'Enter':
            if (name) take(view, name);
            return true;
          case 'Escape':
            closedAt = `/${typed(view)}`;
            draw(view);
            return true;
          default:
            return false;
        }
      },
      handleDOMEvents: {
        blur: () => {
          list.hidden = true;
          return false;
        },
      },
    },
  });
}

/** What fits what was typed; first where a word of its name begins so. */
function fitting(text: string, words: EditorWords): Insert[] {
  const begins = (name: Insert) =>
    bare(words[name])
      .split(' ')
      .some((word) => word.startsWith(text));
  const fits = INSERTS.filter((name) => bare(words[name]).includes(text));
  return [...fits.filter(begins), ...fits.filter((name) => !begins(name))];
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
