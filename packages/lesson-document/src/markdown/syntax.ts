import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directive } from 'micromark-extension-directive';

/** The directives of a lesson, each with its node type and how many colons it begins with. */
export const DIRECTIVES: Readonly<Record<string, Readonly<{ type: string; form: '::' | ':::' }>>> = {
  image: { type: 'image', form: '::' },
  film: { type: 'film', form: ':::' },
  callout: { type: 'callout', form: ':::' },
  source: { type: 'sourceMark', form: ':::' },
  quote: { type: 'quote', form: ':::' },
  case: { type: 'caseStudy', form: '::' },
  prompt: { type: 'prompt', form: ':::' },
  discussion: { type: 'discussion', form: '::' },
  download: { type: 'download', form: '::' },
  check: { type: 'check', form: ':::' },
  action: { type: 'action', form: ':::' },
};

/** Constructs that are plain text in a lesson: what looks like HTML, text further to the right, definitions, underlines. */
const PLAIN = ['htmlFlow', 'htmlText', 'codeIndented', 'definition', 'setextUnderline'];

/** The syntax tree of a lesson; directives stand on lines of their own, so that 9:30 and vraag:antwoord stay text. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [{ flow: directive().flow ?? {} }, { disable: { null: PLAIN } }],
    mdastExtensions: [directiveFromMarkdown({ verbose: true })],
  });
}
