import { type AttrRule, NODE_RULES } from '@fluxus/lesson-document';
import type { Node } from 'prosemirror-model';
import { NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import type { EditorView, NodeView, NodeViewConstructor, ViewMutationRecord } from 'prosemirror-view';
import { emptyBlock, lineAfter } from './insert.ts';
import { chooseMedium, type FindMedia, type Medium, type MediumKind } from './media-chooser.ts';
import { FRAMED, type Framed } from './schema.ts';
import type { EditorWord, EditorWords } from './words.ts';

/** What the page knows: files and case studies to choose among, and the words of the interface. */
export type Known = Readonly<{
  words: EditorWords;
  drawings: readonly string[];
  cases: readonly Readonly<{ key: string; title: string }>[];
}>;

type Control = HTMLInputElement | HTMLSelectElement;
/** The looks that learners see, by the classes of the reader. */
const LOOKS: Partial<Record<Framed, string>> = {
  callout: 'callout',
  sourceMark: 'source',
  quote: 'quote-frame',
  caseStudy: 'case',
  prompt: 'prompt',
  check: 'check',
  checkOption: 'option-frame',
  action: 'action',
  discussion: 'discussion',
};
/** Which kinds of media may stand in a field for a file; no kinds is all of them. */
const CHOSEN: Record<string, readonly MediumKind[]> = {
  'image src': ['image'],
  'film src': ['film', 'audio'],
  'film poster': ['image'],
  'download src': [],
};
/** What is counted from the rest, and filled in by nobody. */
const COUNTED = new Set(['key', 'multiple']);

/** A block with a frame: its name, a field for each attribute, and what is written in it. */
class BlockView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement | undefined;
  private readonly controls = new Map<string, Control>();
  private node: Node;
  private readonly view: EditorView;
  private readonly place: () => number | undefined;
  private readonly known: Known;
  private readonly findMedia: FindMedia;

  constructor(node: Node, view: EditorView, place: () => number | undefined, known: Known, findMedia: FindMedia) {
    this.node = node;
    this.view = view;
    this.place = place;
    this.known = known;
    this.findMedia = findMedia;
    const name = node.type.name as Framed;
    const { words } = known;
    this.dom = element('div', `frame ${LOOKS[name] ?? ''}`.trim());
    this.dom.setAttribute('role', 'group');
    this.dom.setAttribute('aria-label', words[name]);
    const head = element('div', 'frame-head');
    head.contentEditable = 'false';
    const title = element('p', 'frame-name small');
    title.textContent = words[name];
    head.append(title);
    for (const [attr, rule] of Object.entries(NODE_RULES[name]?.attrs ?? {})) {
      if (!COUNTED.has(attr)) head.append(this.fieldOf(attr, rule));
      const kinds = CHOSEN[`${name} ${attr}`];
      if (kinds) head.append(this.button('media-choose', () => this.choose(attr, kinds)));
    }
    if (name === 'checkOption') head.append(this.button('answer-remove', () => this.removeAnswer()));
    this.dom.append(head);
    if (NODE_RULES[name]?.content) {
      this.contentDOM = element('div', 'frame-body');
      this.dom.append(this.contentDOM);
    }
    if (name === 'check') {
      const foot = element('div', 'frame-foot');
      foot.contentEditable = 'false';
      foot.append(this.button('answer-add', () => this.addAnswer()));
      this.dom.append(foot);
    }
    this.shown();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.shown();
    return true;
  }

  /** The first field that one may fill in; where there is none, what is written in it. */
  focusFirst(): boolean {
    const first = [...this.controls.values()].find((control) => control.type !== 'checkbox');
    first?.focus();
    return first !== undefined;
  }

  selectNode(): void {
    this.dom.classList.add('frame-chosen');
  }

  deselectNode(): void {
    this.dom.classList.remove('frame-chosen');
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && this.isOurs(event.target);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return this.isOurs(mutation.target);
    return !this.contentDOM?.contains(mutation.target);
  }

  private isOurs(target: globalThis.Node): boolean {
    return this.dom.contains(target) && target !== this.dom && !(this.contentDOM?.contains(target) ?? false);
  }

  /** Shows what the document says in each field, but for the one that somebody types in. */
  private shown(): void {
    const { key } = this.node.attrs;
    if (key) this.dom.id = key;
    if (this.node.type.name === 'callout') this.dom.classList.toggle('callout-tip', this.node.attrs.kind === 'tip');
    for (const [attr, control] of this.controls) {
      const value: unknown = this.node.attrs[attr];
      if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value === true;
      else if (control !== document.activeElement) {
        const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
        if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === text))
          control.append(new Option(text, text));
        control.value = text;
      }
    }
  }

  private fieldOf(attr: string, rule: AttrRule): HTMLElement {
    const label = element('label', 'frame-field');
    const words = element('span', 'small');
    words.textContent = this.known.words[`field-${attr}` as EditorWord];
    const control = this.controlFor(attr, rule);
    this.controls.set(attr, control);
    const set = () => this.set(attr, filledIn(control, rule));
    control.addEventListener(control instanceof HTMLSelectElement ? 'change' : 'input', set);
    control.addEventListener('keydown', (event) => this.keyIn(attr, event as KeyboardEvent));
    if (control.type === 'checkbox') label.append(control, words);
    else label.append(words, control);
    return label;
  }

  private controlFor(attr: string, rule: AttrRule): Control {
    const { words, drawings, cases } = this.known;
    const choose = (options: readonly (readonly [value: string, label: string])[]) => {
      const select = document.createElement('select');
      select.className = 'input';
      select.append(...options.map(([value, label]) => new Option(label, value)));
      return select;
    };
    if (rule.kind === 'choice')
      return choose(rule.choices.map((one) => [String(one), words[`choice-${one}` as EditorWord] ?? String(one)]));
    if (rule.kind === 'name')
      return choose([['', words['choice-none']], ...cases.map(({ key, title }) => [key, title] as const)]);
    if (rule.kind === 'source' && this.node.type.name === 'image')
      return choose([['', words['choice-none']], ...drawings.map((source) => [source, source] as const)]);
    const input = document.createElement('input');
    input.type = rule.kind === 'flag' ? 'checkbox' : 'text';
    if (rule.kind !== 'flag') input.className = 'input';
    input.lang = attr === 'src' ? '' : 'nl-BE';
    input.maxLength = 1000;
    input.autocomplete = 'off';
    return input;
  }

  private choose(attr: string, kinds: readonly MediumKind[]): void {
    const look = (search: string) => this.findMedia(search, kinds);
    chooseMedium(this.known.words, look, (medium) => this.take(attr, medium));
  }

  /** Places what was chosen. What the library knows about it comes along where nothing is filled in yet. */
  private take(attr: string, { source, title, alt, captions }: Medium): void {
    const at = this.place();
    if (at === undefined) return;
    const { attrs, type } = this.node;
    const change = this.view.state.tr.setNodeAttribute(at, attr, source);
    const fill = (name: string, value: string) => {
      if (name in attrs && value !== '') change.setNodeAttribute(at, name, value);
    };
    if (attr === 'src') {
      if (!attrs.alt) fill('alt', alt);
      if (!attrs.title) fill('title', title);
      if (type.name === 'film') {
        for (const kind of ['captions', 'chapters']) if (captions.some((one) => one.kind === kind)) fill(kind, source);
      }
    }
    this.view.dispatch(change);
    this.controls.get(attr)?.focus();
  }

  private set(attr: string, value: unknown): void {
    const at = this.place();
    if (at === undefined) return;
    this.view.dispatch(this.view.state.tr.setNodeAttribute(at, attr, value));
  }

  /** Enter goes to the next field, and from the last one into the block or to a line after it. */
  private keyIn(attr: string, event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const controls = [...this.controls];
    const next = controls[controls.findIndex(([name]) => name === attr) + 1];
    if (next && !event.ctrlKey && !event.metaKey) next[1].focus();
    else this.leaveFields();
  }

  private leaveFields(): void {
    const { view } = this;
    const at = this.place();
    if (at === undefined) return;
    const { doc, tr } = view.state;
    if (this.contentDOM) view.dispatch(tr.setSelection(Selection.near(doc.resolve(at + 1))));
    else {
      view.dispatch(tr.setSelection(NodeSelection.create(doc, at)));
      lineAfter(view.state, view.dispatch);
    }
    view.focus();
  }

  private button(word: EditorWord, act: () => void): HTMLButtonElement {
    const button = element('button', 'btn btn-text btn-small frame-act') as HTMLButtonElement;
    button.type = 'button';
    button.textContent = this.known.words[word];
    button.addEventListener('click', act);
    return button;
  }

  private addAnswer(): void {
    const at = this.place();
    if (at === undefined) return;
    const option = emptyBlock('check').child(2);
    const { state } = this.view;
    const end = at + this.node.nodeSize - 1;
    const change = state.tr.insert(end, option);
    this.view.dispatch(change.setSelection(TextSelection.near(change.doc.resolve(end + 2))));
    this.view.focus();
  }

  private removeAnswer(): void {
    const at = this.place();
    if (at === undefined) return;
    const question = this.view.state.doc.resolve(at).parent;
    let options = 0;
    question.forEach(({ type }) => {
      if (type.name === 'checkOption') options += 1;
    });
    if (options > 2) this.view.dispatch(this.view.state.tr.delete(at, at + this.node.nodeSize));
    this.view.focus();
  }
}

const VIEWS = new WeakMap<globalThis.Node, BlockView>();

/** The views of all blocks with a frame. */
export function blockViews(known: Known, findMedia: FindMedia): Record<string, NodeViewConstructor> {
  return Object.fromEntries(
    FRAMED.map((name): [string, NodeViewConstructor] => [
      name,
      (node, view, place) => {
        const made = new BlockView(node, view, place, known, findMedia);
        VIEWS.set(made.dom, made);
        return made;
      },
    ]),
  );
}

/** Puts whoever just made a block into its first field, where it has one. */
export function enterBlock(view: EditorView): void {
  const { selection } = view.state;
  const at =
    selection instanceof NodeSelection
      ? selection.from
      : selection.$from.depth > 0
        ? selection.$from.before(1)
        : undefined;
  const dom = at === undefined ? null : view.nodeDOM(at);
  if (!(dom && VIEWS.get(dom)?.focusFirst())) view.focus();
}

function filledIn(control: Control, rule: AttrRule): unknown {
  if (rule.kind === 'flag') return (control as HTMLInputElement).checked;
  if (rule.kind === 'statements') return control.value.split(/[\s,]+/).filter((one) => one !== '');
  return control.value;
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
