import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState, Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { WHOSE } from '../features/offline/whose.ts';
import { blockViews, type Known } from './block-view.ts';
import { cleanPaste, MOST_PASTED } from './clean-paste.ts';
import { writingHelp } from './help.ts';
import { hints } from './hints.ts';
import { lineAfter, moveBlock, removeBlock } from './insert.ts';
import { keepKeys } from './keys.ts';
import { LessonWriter, type SaveAnswer, type WritingState } from './lesson-writer.ts';
import type { FindMedia, Medium, MediumKind } from './media-chooser.ts';
import { editorSchema, markType, nodeType } from './schema.ts';
import { slashMenu } from './slash-menu.ts';
import { toolbar } from './toolbar.ts';

/** What the page gives: who writes what, and what may be placed in it. */
type Given = Known & Readonly<{ person: string; module: string; lesson: string; revision: number; document: object }>;

/** A lesson is at most so long, in characters of its document as it is sent. */
const MOST_SENT = 350_000;
/** How often one says that one is here, in milliseconds. */
const HERE = 25_000;

const SAVE = `mutation ($input: SaveLessonInput!) { done: saveLesson(input: $input) { __typename
  ... on LessonSaved { revision } ... on LessonConflict { revision document } } }`;
const RESTORE = `mutation ($module: String!, $lesson: String!, $revision: Int!, $baseRevision: Int!, $requestKey: String!) {
  done: restoreLesson(module: $module, lesson: $lesson, revision: $revision, baseRevision: $baseRevision, requestKey: $requestKey) {
  __typename ... on LessonSaved { revision } ... on LessonConflict { revision document } } }`;
const LOOK = `mutation ($module: String!, $lesson: String!) { done: lookIn(module: $module, lesson: $lesson) { __typename
  ... on LessonLookedIn { others { name } } } }`;
const MEDIA = `query ($search: String!, $kind: MediaKind) { done: mediaShelf(search: $search, kind: $kind) { __typename
  items { source title alt thumb captions { kind } } } }`;

class NotSignedIn extends Error {}

const host = document.getElementById('schrijfblad');
if (host?.dataset.studio) write(host, JSON.parse(host.dataset.studio) as Given);

function write(host: HTMLElement, given: Given): void {
  const { words, module, lesson } = given;
  for (const form of document.querySelectorAll('[data-without-script]')) form.remove();
  host.hidden = false;
  host.removeAttribute('data-studio');
  const part = (name: string) => {
    const made = document.createElement('div');
    made.className = name;
    return made;
  };
  const [bar, told] = [part('editor-bar'), part('editor-state small')];
  const [beside, sheet] = [part('editor-beside'), part('editor-sheet')];
  told.setAttribute('role', 'status');
  host.append(bar, told, beside, sheet);
  const help = document.createElement('section');
  help.className = 'editor-help small';
  (host.closest('.studio-write') ?? host).append(help);

  const place = { module, lesson };
  const ask = asking(given.person);
  const findMedia: FindMedia = async (search, kinds) => {
    const asked: readonly (MediumKind | null)[] = kinds.length > 0 ? kinds : [null];
    const found = await Promise.all(asked.map((kind) => ask(MEDIA, { search, kind })));
    return found.flatMap(({ items = [] }) => items);
  };
  const textOf = (doc: Node) => JSON.stringify(doc.toJSON());
  const doc = editorSchema.nodeFromJSON(given.document);
  const writer = new LessonWriter(
    `les ${given.person} ${module}/${lesson} `,
    { text: textOf(doc), revision: given.revision },
    {
      shelf: () => localStorage,
      save: async ({ text, base, id }) => {
        if (text.length > MOST_SENT) return { kind: 'refused' };
        return answerOf(await ask(SAVE, { input: { ...place, baseRevision: base, saveId: id, document: text } }));
      },
      restore: async ({ revision, base, id }) =>
        answerOf(await ask(RESTORE, { ...place, revision, baseRevision: base, requestKey: id })),
      why: (error) => (error instanceof NotSignedIn ? 'signed-out' : error instanceof TypeError ? 'waits' : 'failed'),
    },
    () => show(writer.state),
  );

  const say = (sentence: string) => {
    if (told.textContent !== sentence) told.textContent = sentence;
  };
  const show = (state: WritingState): void => {
    host.dataset.state = state;
    say(words[state]);
    drawChoice();
  };
  const view: EditorView = new EditorView(sheet, {
    state: EditorState.create({
      doc: withALine(doc),
      plugins: [...pluginsFor(given, bar, sheet, say), writingHelp(given, help)],
    }),
    nodeViews: blockViews(given, findMedia),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': words.sheet,
      lang: 'nl-BE',
      class: 'lesson-text',
      spellcheck: 'true',
    },
    dispatchTransaction(transaction) {
      const state = view.state.apply(transaction);
      view.updateState(state);
      if (transaction.docChanged && !transaction.getMeta('from-server')) writer.write(textOf(state.doc));
    },
  });
  const put = (text: string) => {
    const fresh = withALine(editorSchema.nodeFromJSON(JSON.parse(text)));
    const change = view.state.tr.replaceWith(0, view.state.doc.content.size, fresh.content);
    view.dispatch(change.setMeta('from-server', true));
  };

  /** Both texts, when somebody else saved meanwhile. */
  function drawChoice(): void {
    const { theirs } = writer;
    if (!theirs) beside.replaceChildren();
    if (!theirs || beside.childElementCount > 0) return;
    const title = document.createElement('p');
    title.setAttribute('role', 'alert');
    title.textContent = words.conflict;
    const other = document.createElement('div');
    other.className = 'editor-theirs';
    // it may be longer than its frame: the keys that scroll it must reach it
    other.tabIndex = 0;
    other.setAttribute('role', 'group');
    other.setAttribute('aria-label', words.theirs);
    const name = document.createElement('h2');
    name.className = 'size-2';
    name.textContent = words.theirs;
    const text = document.createElement('div');
    other.append(name, text);
    new EditorView(text, {
      state: EditorState.create({ doc: editorSchema.nodeFromJSON(JSON.parse(theirs.text)) }),
      nodeViews: blockViews(given, findMedia),
      editable: () => false,
      attributes: { lang: 'nl-BE', class: 'lesson-text' },
    });
    // to be read, not to be changed; places in the text are those of one's own
    for (const control of text.querySelectorAll<HTMLInputElement>('input, select, button')) control.disabled = true;
    for (const block of text.querySelectorAll('[id]')) block.removeAttribute('id');
    const choose = (word: 'take-mine' | 'take-theirs', act: () => void) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = word === 'take-mine' ? 'btn' : 'btn btn-quiet';
      button.textContent = words[word];
      button.addEventListener('click', act);
      return button;
    };
    beside.replaceChildren(
      title,
      other,
      choose('take-mine', () => {
        writer.takeMine();
        view.focus();
      }),
      choose('take-theirs', () => {
        void writer.takeTheirs().then((taken) => {
          if (taken !== undefined) put(taken);
          view.focus();
        });
      }),
    );
  }

  if (writer.wake()) {
    put(writer.text);
    say(words.found);
  } else show('saved');
  lookIn(ask, place, words.others);
  addEventListener('online', () => void writer.save());
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void writer.save();
  });
  addEventListener('beforeunload', (event) => {
    if (writer.wouldLose()) event.preventDefault();
  });
  const wanted = location.hash.slice(1);
  if (wanted) document.getElementById(wanted)?.scrollIntoView({ block: 'center' });
}

/** An empty lesson begins with a line to write on. */
function withALine(doc: Node): Node {
  return doc.childCount > 0 ? doc : doc.copy(doc.content.addToEnd(nodeType('paragraph').create()));
}

function pluginsFor(given: Given, bar: HTMLElement, sheet: HTMLElement, say: (sentence: string) => void): Plugin[] {
  const item = nodeType('listItem');
  const [heading, paragraph, bullets, numbers, quotation] = [
    nodeType('heading'),
    nodeType('paragraph'),
    nodeType('bulletList'),
    nodeType('orderedList'),
    nodeType('blockquote'),
  ];
  const newLine = chainCommands(exitCode, (state, dispatch) => {
    if (state.selection.$from.parent.type !== paragraph) return false;
    dispatch?.(state.tr.replaceSelectionWith(nodeType('hardBreak').create()).scrollIntoView());
    return true;
  });
  return [
    slashMenu(given, sheet),
    inputRules({
      rules: [
        textblockTypeInputRule(/^(##|###)\s$/, heading, ([, signs = '']) => ({ level: signs.length })),
        wrappingInputRule(/^\s*[-*]\s$/, bullets),
        wrappingInputRule(/^(\d{1,3})\.\s$/, numbers, ([, start]) => ({ start: Math.max(1, Number(start)) })),
        wrappingInputRule(/^\s*>\s$/, quotation),
      ],
    }),
    keymap({
      'Mod-z': undo,
      'Mod-Shift-z': redo,
      'Mod-y': redo,
      'Mod-b': toggleMark(markType('strong')),
      'Mod-i': toggleMark(markType('em')),
      'Mod-Alt-0': setBlockType(paragraph),
      'Mod-Alt-2': setBlockType(heading, { level: 2 }),
      'Mod-Alt-3': setBlockType(heading, { level: 3 }),
      'Mod-]': sinkListItem(item),
      'Mod-[': liftListItem(item),
      'Alt-ArrowUp': moveBlock(-1),
      'Alt-ArrowDown': moveBlock(1),
      'Mod-Shift-Backspace': removeBlock,
      'Mod-Enter': lineAfter,
      'Shift-Enter': newLine,
      Enter: splitListItem(item),
    }),
    keymap(baseKeymap),
    history(),
    keepKeys(),
    hints(given.words),
    toolbar(given, bar),
    pasting(given.words['too-large'], say),
  ];
}

/** What is pasted comes clean; too much of it does not come at all, and is said. */
function pasting(tooLarge: string, say: (sentence: string) => void): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: cleanPaste,
      handleDOMEvents: {
        paste: (_view, event) => {
          const lengths = ['text/html', 'text/plain'].map((kind) => event.clipboardData?.getData(kind).length ?? 0);
          if (Math.max(...lengths) <= MOST_PASTED) return false;
          event.preventDefault();
          say(tooLarge);
          return true;
        },
      },
    },
  });
}

type Ask = (query: string, variables: object) => Promise<Answered>;
type Answered = {
  __typename: string;
  revision?: number;
  document?: string;
  others?: { name: string }[];
  items?: Medium[];
};

/** Asks the API in the name of whose page this is, whoever signed in on this device meanwhile. */
function asking(person: string): Ask {
  return async (query, variables) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', [WHOSE]: person },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { done: Answered } | null;
      errors?: { extensions?: { code?: string } }[];
    };
    if (errors?.some(({ extensions }) => extensions?.code === 'NOT_SIGNED_IN')) throw new NotSignedIn();
    if (!data) throw new Error('the API had a fault');
    return data.done;
  };
}

function answerOf({ __typename, revision = 0, document: text = '' }: Answered): SaveAnswer {
  if (__typename === 'LessonSaved') return { kind: 'saved', revision };
  if (__typename !== 'LessonConflict') return { kind: 'refused' };
  return { kind: 'conflict', revision, text: JSON.stringify(editorSchema.nodeFromJSON(JSON.parse(text)).toJSON()) };
}

/** Says that one is here, and shows who else is. */
function lookIn(ask: Ask, place: object, word: string): void {
  const shown = document.querySelector<HTMLElement>('[data-studio-here]') ?? document.createElement('p');
  shown.className = 'small studio-here';
  if (!shown.isConnected) document.getElementById('schrijfblad')?.before(shown);
  const look = async () => {
    if (document.visibilityState === 'hidden') return;
    const { others = [] } = await ask(LOOK, place).catch((): Answered => ({ __typename: '' }));
    const names = document.createElement('span');
    names.translate = false;
    names.textContent = others.map(({ name }) => name).join(', ');
    shown.hidden = others.length === 0;
    shown.replaceChildren(`${word} `, names);
  };
  void look();
  setInterval(() => void look(), HERE);
}
