import type { BlockContent, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { optionKey } from '../block-checks.ts';
import type { Check, CheckOption, LessonBlock, LessonDocument, List, Prose, Paragraph as Words } from '../document.ts';
import { keyOf } from '../document.ts';
import { otherwise, ruleOf } from '../rules.ts';
import { DIRECTIVES } from './syntax.ts';
import { phrasesOf } from './write-inline.ts';

/** What could be more than text between the brackets of a directive. */
const SPECIAL = /[\\`*_[\]<&]/g;

/** The syntax tree that a document is written from. */
export function treeOf(document: LessonDocument): Root {
  return { type: 'root', children: document.content.map(blockOf) };
}

function blockOf(block: LessonBlock): RootContent {
  const key: PhrasingContent = { type: 'verbatim', value: ` {#${keyOf(block)}}` };
  switch (block.type) {
    case 'heading':
      return { type: 'heading', depth: block.attrs.level, children: [...phrasesOf(block.content), key] };
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return proseOf(block, [key]);
    case 'blockquote':
      return { type: 'blockquote', children: bodyOf(block.content, [key]) };
    default:
      return directiveOf(block);
  }
}

/** What stands in a block; the end, such as a key, comes after its last words. */
function bodyOf(nodes: readonly Prose[], end: readonly PhrasingContent[] = []): BlockContent[] {
  return nodes.map((node, at) => proseOf(node, at === nodes.length - 1 ? end : []));
}

function proseOf(node: Prose, end: readonly PhrasingContent[]): BlockContent {
  return node.type === 'paragraph' ? paragraphOf(node, end) : listOf(node, end);
}

function paragraphOf({ content }: Words, end: readonly PhrasingContent[] = []): Paragraph {
  return { type: 'paragraph', children: [...phrasesOf(content), ...end] };
}

function listOf(list: List, end: readonly PhrasingContent[]): BlockContent {
  const items = list.content.map(({ content }, at): ListItem => {
    const children = bodyOf(content, at === list.content.length - 1 ? end : []);
    return { type: 'listItem', spread: children.length > 1, children };
  });
  const ordered = list.type === 'orderedList' ? { ordered: true, start: list.attrs.start } : { ordered: false };
  return { type: 'list', ...ordered, spread: items.some((item) => item.spread), children: items };
}

type DirectiveBlock = Exclude<LessonBlock, { type: 'heading' | 'blockquote' } | Prose>;

function directiveOf(block: DirectiveBlock): RootContent {
  const [name = '', form] = Object.entries(DIRECTIVES).find(([, { type }]) => type === block.type) ?? [];
  const { label: labelled, attrs: rules = {} } = ruleOf(block.type) ?? {};
  const given: [string, string][] = Object.entries(block.attrs).flatMap(([attr, value]): [string, string][] => {
    const rule = rules[attr];
    if (attr === 'key' || attr === labelled || !rule || value === otherwise(rule)) return [];
    return [[attr, typeof value === 'boolean' ? '' : Array.isArray(value) ? value.join(' ') : String(value)]];
  });
  const attributes = { id: keyOf(block), ...Object.fromEntries(given) };
  const words = labelled === undefined ? '' : String(block.attrs[labelled as keyof typeof block.attrs]);
  const label: PhrasingContent[] = words === '' ? [] : [{ type: 'verbatim', value: words.replace(SPECIAL, '\\$&') }];
  if (form?.form === '::') return { type: 'leafDirective', name, attributes, children: label };
  const head: Paragraph[] =
    label.length === 0 ? [] : [{ type: 'paragraph', data: { directiveLabel: true }, children: label }];
  const body = block.type === 'check' ? checkOf(block) : 'content' in block ? bodyOf(block.content) : [];
  return { type: 'containerDirective', name, attributes, children: [...head, ...body] };
}

function checkOf({ content }: Check): BlockContent[] {
  const question = content.filter((node) => node.type === 'paragraph');
  const options = content.filter((node) => node.type === 'checkOption');
  return [...bodyOf(question), { type: 'list', ordered: false, spread: false, children: options.map(optionOf) }];
}

function optionOf({ attrs, content }: CheckOption, at: number): ListItem {
  const mark: PhrasingContent = { type: 'verbatim', value: attrs.correct ? '[x] ' : '[ ] ' };
  const key: PhrasingContent[] = attrs.key === optionKey(at) ? [] : [{ type: 'verbatim', value: ` {#${attrs.key}}` }];
  const [answer, ...explanation] = content;
  const children = answer
    ? [{ type: 'paragraph' as const, children: [mark, ...phrasesOf(answer.content), ...key] }]
    : [];
  return { type: 'listItem', spread: true, children: [...children, ...bodyOf(explanation)] };
}
