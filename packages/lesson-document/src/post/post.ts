import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { element, type Html, text, together } from '../html/html.ts';
import { outOfBounds } from '../markdown/bounds.ts';

/**
 * What a post cannot hold, and so stays the text it is: markup and entities of HTML, titles, code, lines, pictures, and
 * addresses that are named in one place and used in another.
 */
const PLAIN = [
  ...['htmlFlow', 'htmlText', 'characterReference', 'headingAtx', 'setextUnderline', 'thematicBreak'],
  ...['codeIndented', 'codeFenced', 'codeText', 'definition', 'labelStartImage'],
];

const ELSEWHERE = /^https?:\/\/[^/?#\s\p{Cc}"<>\\^`{|}]+[^\s\p{Cc}"<>\\^`{|}]*$/iu;
const BARE = /https?:\/\/[^\s\p{Cc}"<>\\^`{|}]+/giu;
/** What ends a sentence does not belong to the address before it. */
const AFTER = /[.,;:!?'’”»)\]]+$/u;

/**
 * A post that somebody wrote as safe HTML: paragraphs, lists, quotes, emphasis, and links to other sites. Everything
 * else in it is text. A text too tangled to be read within its length is shown as it was typed.
 */
export function postToHtml(written: string): string {
  if (outOfBounds(written)) return plain(written);
  return blocks(parsed(written));
}

/** The words of a post on one line, at most so many characters: what a quotation or a list shows of it. */
export function postExcerpt(written: string, most: number): string {
  const words = outOfBounds(written) ? written : parsed(written).map(wordsOf).join(' ');
  const line = words.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

function parsed(written: string): RootContent[] {
  return fromMarkdown(written, { extensions: [{ disable: { null: PLAIN } }] }).children;
}

function plain(written: string): Html {
  return together(written.split(/\n\s*\n/).map((one) => element('p', {}, lines(one))));
}

function blocks(nodes: readonly RootContent[]): Html {
  return together(nodes.map(block));
}

function block(node: RootContent): Html {
  switch (node.type) {
    case 'paragraph':
      return element('p', {}, inline(node.children));
    case 'blockquote':
      return element('blockquote', {}, blocks(node.children));
    case 'list':
      return list(node);
    default:
      return element('p', {}, lines(wordsOf(node)));
  }
}

function list({ ordered, start, children }: List): Html {
  if (!ordered) return element('ul', {}, ...children.map(item));
  return element('ol', { start: start === 1 || start === null ? undefined : start }, ...children.map(item));
}

/** A short item is its words; a longer one is made of blocks. */
function item({ children }: ListItem): Html {
  const [first, ...rest] = children;
  const short = first?.type === 'paragraph' && rest.every((one) => one.type !== 'paragraph');
  return short ? element('li', {}, inline(first.children), blocks(rest)) : element('li', {}, blocks(children));
}

function inline(nodes: readonly PhrasingContent[], linked = false): Html {
  return together(nodes.map((node) => span(node, linked)));
}

function span(node: PhrasingContent, linked: boolean): Html {
  switch (node.type) {
    case 'text':
      return linked ? lines(node.value) : withAddresses(node.value);
    case 'emphasis':
      return element('em', {}, inline(node.children, linked));
    case 'strong':
      return element('strong', {}, inline(node.children, linked));
    case 'break':
      return element('br', {});
    case 'link':
      return ELSEWHERE.test(node.url) && !linked
        ? link(node.url, inline(node.children, true))
        : inline(node.children, true);
    default:
      return text(wordsOf(node));
  }
}

function link(href: string, words: Html): Html {
  return element('a', { href, rel: 'nofollow ugc noopener noreferrer' }, words);
}

/** Words in which an address that is simply typed leads there. */
function withAddresses(words: string): Html {
  const made: Html[] = [];
  let at = 0;
  for (const match of words.matchAll(BARE)) {
    const address = match[0].replace(AFTER, '');
    if (!ELSEWHERE.test(address)) continue;
    made.push(lines(words.slice(at, match.index)), link(address, text(address)));
    at = match.index + address.length;
  }
  return together([...made, lines(words.slice(at))]);
}

/** In a post the end of a line is the end of a line. */
function lines(words: string): Html {
  const pieces = words.split(/\r\n|\r|\n/).flatMap((line) => [element('br', {}), text(line)]);
  return together(pieces.slice(1));
}

function wordsOf(node: RootContent): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return ' ';
  const between = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote' ? ' ' : '';
  return 'children' in node ? node.children.map((one) => wordsOf(one as RootContent)).join(between) : '';
}
