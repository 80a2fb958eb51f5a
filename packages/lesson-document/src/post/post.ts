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
export function postToHtml(written: string, mentions: readonly Mention[] = []): string {
  if (outOfBounds(written)) return plain(written);
  const names = new Map(mentions.map((mention) => [alike(mention.written), mention.name]));
  return blocks(parsed(written), { names, among: amongst(mentions.map((mention) => mention.written)) });
}

/** Somebody who is mentioned: the name that stands in the text after `@`, and the one they have today. */
export type Mention = { written: string; name: string };

/**
 * Which of these names a post mentions: `@` and the whole name, in what its writer says. What is quoted, an address and a part
 * of a word mention nobody.
 */
export function mentionsIn(written: string, names: readonly string[]): string[] {
  if (names.length === 0 || outOfBounds(written)) return [];
  const among = amongst(names);
  const known = new Map(names.map((name) => [alike(name), name]));
  const found = textsOf(parsed(written)).flatMap((words) => [...words.matchAll(among)]);
  return [...new Set(found.flatMap(([, name = '']) => known.get(alike(name)) ?? []))];
}

/** Finds names after `@`, the longest there is; nothing where there are none. */
function amongst(names: readonly string[]): RegExp {
  if (names.length === 0) return /(?!)/gu;
  const longestFirst = names.toSorted((one, other) => other.length - one.length).map(literally);
  return new RegExp(`(?<![\\p{L}\\p{N}_.@/])@(${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
}

function literally(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/gu, '\\s+');
}

function alike(name: string): string {
  return name.replace(/\s+/gu, ' ').toLowerCase();
}

/** The words that a writer says themselves. */
function textsOf(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node.value];
    if (node.type === 'blockquote' || node.type === 'link' || !('children' in node)) return [];
    return textsOf(node.children as RootContent[]);
  });
}

type Mentioned = { names: ReadonlyMap<string, string>; among: RegExp };
const NOBODY: Mentioned = { names: new Map(), among: /(?!)/gu };

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

function blocks(nodes: readonly RootContent[], mentioned: Mentioned): Html {
  return together(nodes.map((node) => block(node, mentioned)));
}

function block(node: RootContent, mentioned: Mentioned): Html {
  switch (node.type) {
    case 'paragraph':
      return element('p', {}, inline(node.children, mentioned));
    case 'blockquote':
      return element('blockquote', {}, blocks(node.children, NOBODY));
    case 'list':
      return list(node, mentioned);
    default:
      return element('p', {}, lines(wordsOf(node)));
  }
}

function list({ ordered, start, children }: List, mentioned: Mentioned): Html {
  const items = children.map((one) => item(one, mentioned));
  if (!ordered) return element('ul', {}, ...items);
  return element('ol', { start: start === 1 || start === null ? undefined : start }, ...items);
}

/** A short item is its words; a longer one is made of blocks. */
function item({ children }: ListItem, mentioned: Mentioned): Html {
  const [first, ...rest] = children;
  const short = first?.type === 'paragraph' && rest.every((one) => one.type !== 'paragraph');
  return short
    ? element('li', {}, inline(first.children, mentioned), blocks(rest, mentioned))
    : element('li', {}, blocks(children, mentioned));
}

function inline(nodes: readonly PhrasingContent[], mentioned: Mentioned, linked = false): Html {
  return together(nodes.map((node) => span(node, mentioned, linked)));
}

function span(node: PhrasingContent, mentioned: Mentioned, linked: boolean): Html {
  switch (node.type) {
    case 'text':
      return linked ? lines(node.value) : withAddresses(node.value, mentioned);
    case 'emphasis':
      return element('em', {}, inline(node.children, mentioned, linked));
    case 'strong':
      return element('strong', {}, inline(node.children, mentioned, linked));
    case 'break':
      return element('br', {});
    case 'link':
      return ELSEWHERE.test(node.url) && !linked
        ? link(node.url, inline(node.children, NOBODY, true))
        : inline(node.children, NOBODY, true);
    default:
      return text(wordsOf(node));
  }
}

function link(href: string, words: Html): Html {
  return element('a', { href, rel: 'nofollow ugc noopener noreferrer' }, words);
}

/** Words in which an address that is simply typed leads there. */
function withAddresses(words: string, mentioned: Mentioned): Html {
  const made: Html[] = [];
  let at = 0;
  for (const match of words.matchAll(BARE)) {
    const address = match[0].replace(AFTER, '');
    if (!ELSEWHERE.test(address)) continue;
    made.push(withMentions(words.slice(at, match.index), mentioned), link(address, text(address)));
    at = match.index + address.length;
  }
  return together([...made, withMentions(words.slice(at), mentioned)]);
}

/** Words in which who is mentioned has the name of today. */
function withMentions(words: string, { names, among }: Mentioned): Html {
  const made: Html[] = [];
  let at = 0;
  for (const match of words.matchAll(among)) {
    const name = names.get(alike(match[1] ?? ''));
    if (name === undefined) continue;
    made.push(lines(words.slice(at, match.index)), element('span', { class: 'mention' }, text(`@${name}`)));
    at = match.index + match[0].length;
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
