import type { Literal } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { type Options, toMarkdown as writeTree } from 'mdast-util-to-markdown';
import type { LessonDocument } from '../document.ts';
import { treeOf } from './tree.ts';

/** Written as it is, without a backslash before anything. */
interface Verbatim extends Literal {
  type: 'verbatim';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    verbatim: Verbatim;
  }
  interface RootContentMap {
    verbatim: Verbatim;
  }
}

const OPTIONS: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '*',
  listItemIndent: 'one',
  resourceLink: true,
  handlers: { ...directiveToMarkdown().handlers, verbatim: ({ value }: Verbatim) => value },
  unsafe: [
    // what could begin a directive, or be taken for a key
    { atBreak: true, character: ':', after: ':' },
    { character: '{', after: '#', inConstruct: 'phrasing' },
  ],
};

/** A valid document as Markdown; read again it is the same document. */
export function toMarkdown(document: LessonDocument): string {
  return writeTree(treeOf(document), OPTIONS);
}
