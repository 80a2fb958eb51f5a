import { isLink } from '../address.ts';
import type { LessonInline, LessonText, Prose } from '../document.ts';
import { markOf } from '../inline.ts';
import { element, type Html, text, together } from './html.ts';

/** What a block of prose is marked with: its key, when it has one. */
export type BlockAttrs = Readonly<Record<string, string>>;

/** A body of paragraphs and lists. */
export function proseHtml(nodes: readonly Prose[]): Html {
  return together(nodes.map((node) => blockOfProse(node)));
}

/** One paragraph or list. */
export function blockOfProse(node: Prose, attrs: BlockAttrs = {}): Html {
  if (node.type === 'paragraph') return element('p', attrs, inlineHtml(node.content));
  const items = node.content.map(({ content: [first, ...rest] }) => {
    // a short item is its words; a longer one is made of paragraphs
    const short = first?.type === 'paragraph' && rest.every((one) => one.type !== 'paragraph');
    return element('li', {}, short ? inlineHtml(first.content) : proseHtml(first ? [first] : []), proseHtml(rest));
  });
  if (node.type === 'bulletList') return element('ul', attrs, ...items);
  const { start } = node.attrs;
  return element('ol', { ...attrs, start: start === 1 ? undefined : start }, ...items);
}

/** Words with their marks. */
export function inlineHtml(nodes: readonly LessonInline[]): Html {
  return together(nodes.map((node) => (node.type === 'hardBreak' ? element('br', {}) : wordsHtml(node))));
}

function wordsHtml(node: LessonText): Html {
  let made = text(node.text);
  if (markOf(node, 'em')) made = element('em', {}, made);
  if (markOf(node, 'strong')) made = element('strong', {}, made);
  const link = markOf(node, 'link');
  // checked before, and looked at again where it matters most
  return link && isLink(link.attrs.href) ? element('a', { href: link.attrs.href }, made) : made;
}
