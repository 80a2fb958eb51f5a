import { NODE_RULES, otherwise } from '@fluxus/lesson-document';
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { type Command, NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { newKey } from './keys.ts';
import { nodeType } from './schema.ts';
import type { EditorWord } from './words.ts';

/** What can be put into a lesson, in the order of the menu. */
export const INSERTS = [
  'paragraph',
  'heading-2',
  'heading-3',
  'bulletList',
  'orderedList',
  'prompt',
  'check',
  'caseStudy',
  'action',
  'discussion',
  'callout',
  'image',
  'film',
  'download',
  'quote',
  'sourceMark',
  'blockquote',
] as const satisfies readonly EditorWord[];
export type Insert = (typeof INSERTS)[number];

/** A block as it begins: nothing is written in it yet. */
export function emptyBlock(what: Insert, first: { drawing?: string } = {}): Node {
  const [name, level] = what.split('-') as [string, string | undefined];
  const paragraph = () => node('paragraph');
  const item = () => node('listItem', {}, [paragraph()]);
  switch (name) {
    case 'heading':
      return node('heading', { key: newKey(), level: Number(level) });
    case 'bulletList':
    case 'orderedList':
      return node(name, { key: newKey() }, [item()]);
    case 'check': {
      const option = (correct: boolean) => node('checkOption', { key: newKey(), correct }, [paragraph(), paragraph()]);
      return node('check', { key: newKey() }, [paragraph(), option(true), option(false)]);
    }
    default: {
      const attrs = { ...blankAttrs(name), key: newKey() };
      const withDrawing = name === 'image' && first.drawing ? { ...attrs, src: first.drawing } : attrs;
      return node(name, withDrawing, name !== 'paragraph' && NODE_RULES[name]?.content ? [paragraph()] : []);
    }
  }
}

/** Each attribute as it is before anybody fills it in. */
function blankAttrs(name: string): Record<string, unknown> {
  const rules = Object.entries(NODE_RULES[name]?.attrs ?? {});
  return Object.fromEntries(
    rules.map(([attr, rule]) => {
      const blank = rule.kind === 'statements' ? [] : rule.kind === 'choice' ? rule.choices[0] : '';
      return [attr, otherwise(rule) ?? (rule.kind === 'key' ? null : blank)];
    }),
  );
}

function node(name: string, attrs: Record<string, unknown> = {}, content: Node[] = []): Node {
  return nodeType(name).create(attrs, content);
}

/** The block at the top of the document in which something is, with its place. */
function blockAt(selection: Selection): { node: Node; at: number; index: number } | undefined {
  const { $from } = selection;
  if (selection instanceof NodeSelection && $from.depth === 0)
    return { node: selection.node, at: $from.pos, index: $from.index(0) };
  return $from.depth === 0 ? undefined : { node: $from.node(1), at: $from.before(1), index: $from.index(0) };
}

/** Puts a block after the one in which one is, or in the place of an empty line. */
export function insertBlock(what: Insert, first: { drawing?: string } = {}): Command {
  return (state, dispatch) => {
    const here = blockAt(state.selection);
    const block = emptyBlock(what, first);
    const empty = here?.node.type.name === 'paragraph' && here.node.content.size === 0;
    const from = here ? (empty ? here.at : here.at + here.node.nodeSize) : state.doc.content.size;
    const to = here && empty ? here.at + here.node.nodeSize : from;
    const change = closeHistory(state.tr).replaceWith(from, to, block);
    change.setSelection(
      block.isAtom ? NodeSelection.create(change.doc, from) : Selection.near(change.doc.resolve(from + 1)),
    );
    dispatch?.(change.scrollIntoView());
    return true;
  };
}

/** A line to write on after the block in which one is. */
export const lineAfter: Command = (state, dispatch) => {
  const here = blockAt(state.selection);
  if (!here) return false;
  const after = here.at + here.node.nodeSize;
  const next = state.doc.maybeChild(here.index + 1);
  const change = state.tr;
  if (next?.type.name !== 'paragraph' || next.content.size > 0)
    change.insert(after, node('paragraph', { key: newKey() }));
  dispatch?.(change.setSelection(TextSelection.create(change.doc, after + 1)).scrollIntoView());
  return true;
};

/** The block one place up or down; its key goes along. */
export function moveBlock(by: -1 | 1): Command {
  return (state, dispatch) => {
    const here = blockAt(state.selection);
    const other = here && state.doc.maybeChild(here.index + by);
    if (!here || !other || here.index + by < 0) return false;
    const within = state.selection.from - here.at;
    const [first, second] = by < 0 ? [other, here.node] : [here.node, other];
    const from = by < 0 ? here.at - other.nodeSize : here.at;
    const change = closeHistory(state.tr).replaceWith(from, from + first.nodeSize + second.nodeSize, [second, first]);
    const at = by < 0 ? from : from + other.nodeSize;
    const selection =
      state.selection instanceof NodeSelection
        ? NodeSelection.create(change.doc, at)
        : Selection.near(change.doc.resolve(at + within));
    dispatch?.(change.setSelection(selection).scrollIntoView());
    return true;
  };
}

/** Takes the block away; undo brings it back. */
export const removeBlock: Command = (state, dispatch) => {
  const here = blockAt(state.selection);
  if (!here) return false;
  const change = closeHistory(state.tr).delete(here.at, here.at + here.node.nodeSize);
  if (change.doc.childCount === 0) change.insert(0, node('paragraph', { key: newKey() }));
  const near = Math.min(here.at, change.doc.content.size);
  dispatch?.(change.setSelection(Selection.near(change.doc.resolve(near))).scrollIntoView());
  return true;
};
