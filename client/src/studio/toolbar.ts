import { isLink } from '@fluxus/lesson-document';
import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { type Command, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { enterBlock, type Known } from './block-view.ts';
import { INSERTS, type Insert, insertBlock, moveBlock, removeBlock } from './insert.ts';
import { editorSchema, markType } from './schema.ts';
import type { EditorWord } from './words.ts';

const link = markType('link');

type Tool = Readonly<{ word: EditorWord; sign: string; command: Command; key?: string; mark?: string }>;

const TOOLS: readonly Tool[] = [
  { word: 'strong', sign: 'B', command: toggleMark(markType('strong')), key: 'Control+B', mark: 'strong' },
  { word: 'em', sign: 'I', command: toggleMark(markType('em')), key: 'Control+I', mark: 'em' },
  { word: 'undo', sign: '↶', command: undo, key: 'Control+Z' },
  { word: 'redo', sign: '↷', command: redo, key: 'Control+Shift+Z' },
  { word: 'block-up', sign: '↑', command: moveBlock(-1), key: 'Alt+ArrowUp' },
  { word: 'block-down', sign: '↓', command: moveBlock(1), key: 'Alt+ArrowDown' },
  { word: 'block-remove', sign: '✕', command: removeBlock, key: 'Control+Shift+Backspace' },
];

/** Buttons above the sheet, and a list of what can be put in. Each does what a key does as well. */
export function toolbar({ words, drawings }: Known, bar: HTMLElement): Plugin {
  return new Plugin({
    view: (view) => {
      bar.setAttribute('role', 'toolbar');
      bar.setAttribute('aria-label', words.toolbar);
      const buttons = TOOLS.map((tool) => ({ tool, button: buttonFor(view, tool, words[tool.word]) }));
      const menu = document.createElement('select');
      menu.className = 'input';
      menu.setAttribute('aria-label', words.insert);
      menu.append(new Option(words.insert, ''), ...INSERTS.map((name) => new Option(words[name], name)));
      menu.addEventListener('change', () => {
        const name = menu.value as Insert;
        menu.value = '';
        insertBlock(name, drawings[0] ? { drawing: drawings[0] } : {})(view.state, view.dispatch);
        enterBlock(view);
      });
      bar.replaceChildren(menu, ...buttons.map(({ button }) => button), linkTool(view, words));
      const draw = () => {
        for (const { tool, button } of buttons) {
          button.ariaDisabled = String(!tool.command(view.state));
          if (tool.mark) button.ariaPressed = String(isOn(view, tool.mark));
        }
      };
      draw();
      return { update: draw, destroy: () => bar.replaceChildren() };
    },
  });
}

function buttonFor(view: EditorView, { sign, command, key }: Tool, words: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-quiet btn-small';
  button.textContent = sign;
  button.setAttribute('aria-label', words);
  button.title = words;
  if (key) button.setAttribute('aria-keyshortcuts', key);
  button.addEventListener('click', () => {
    command(view.state, view.dispatch);
    view.focus();
  });
  return button;
}

/** A field for the address of a link: it goes on the words that are chosen, or off them when it is empty. */
function linkTool(view: EditorView, words: Known['words']): HTMLElement {
  const details = document.createElement('details');
  details.className = 'link-tool';
  const summary = document.createElement('summary');
  summary.className = 'btn btn-quiet btn-small';
  summary.textContent = words.link;
  const field = document.createElement('input');
  field.className = 'input';
  field.type = 'text';
  field.inputMode = 'url';
  field.setAttribute('aria-label', words['link-to']);
  field.placeholder = 'https://';
  const told = document.createElement('p');
  told.className = 'small';
  told.setAttribute('role', 'alert');
  const set = document.createElement('button');
  set.type = 'button';
  set.className = 'btn btn-small';
  set.textContent = words['link-set'];
  const apply = () => {
    const href = field.value.trim();
    told.textContent = href === '' || isLink(href) ? '' : words['link-wrong'];
    if (told.textContent) return;
    const { from, to } = view.state.selection;
    const change = view.state.tr.removeMark(from, to, link);
    if (href) change.addMark(from, to, link.create({ href }));
    view.dispatch(change);
    details.open = false;
    view.focus();
  };
  set.addEventListener('click', apply);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      apply();
    }
    if (event.key === 'Escape') {
      details.open = false;
      view.focus();
    }
  });
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    const marks = view.state.selection.$from.marks();
    field.value = String(link.isInSet(marks)?.attrs.href ?? '');
    field.focus();
  });
  details.append(summary, field, set, told);
  return details;
}

function isOn({ state }: EditorView, name: string): boolean {
  const { from, to, empty, $from } = state.selection;
  const mark = editorSchema.marks[name];
  if (!mark) return false;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}
