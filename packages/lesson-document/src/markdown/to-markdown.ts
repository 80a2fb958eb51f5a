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

const DIRECTIVE = directiveToMarkdown();

const OPTIONS: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '*',
  listItemIndent: 'one',
  resourceLink: true,
  handlers: { ...DIRECTIVE.handlers, verbatim: ({ value }: Verbatim) => value },
  unsafe: [
    // directives in a line are text here, so a colon needs care at the beginning of a line only
    ...(DIRECTIVE.unsafe ?? []).filter((pattern) => pattern.atBreak || !pattern.inConstruct?.includes('phrasing')),
    { character: '{', after: '#', inConstruct: 'phrasing' },
  ],
};

/** A valid document as Markdown; read again it is the same document. */
export function toMarkdown(document: LessonDocument): string {
  return writeTree(treeOf(document), OPTIONS);
}
