import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { frontmatter } from 'micromark-extension-frontmatter';
import { parseDocument } from 'yaml';
import { outOfBounds } from './markdown/bounds.ts';
import type { LessonProblem } from './problem.ts';

/** A text with fields above it: the fields as YAML gives them, and the text below them. */
export type FrontMatter = Readonly<{ fields?: unknown; body: string; problems: readonly LessonProblem[] }>;

/**
 * Takes the fields between two lines of `---` from the top of a Markdown text. The body keeps an empty line for every line
 * above it, so that problems in it are told by the line of the whole text. Without readable fields there are problems and
 * no `fields`. What the fields should hold is the caller's business.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const bound = outOfBounds(text);
  if (bound) return { body: '', problems: [bound] };
  const [first] = fromMarkdown(text, {
    extensions: [frontmatter('yaml')],
    mdastExtensions: [frontmatterFromMarkdown('yaml')],
  }).children;
  if (first?.type !== 'yaml') return { body: text, problems: [{ code: 'front-matter.missing', line: 1 }] };
  const { line = 1, offset = 0 } = first.position?.end ?? {};
  const body = '\n'.repeat(line - 1) + text.slice(offset);
  const document = parseDocument(first.value);
  const [fault] = document.errors;
  if (fault) return { body, problems: [{ code: 'front-matter', line: 1 + (fault.linePos?.[0].line ?? 0) }] };
  try {
    // no aliases: a few lines of them can stand for more than fits in memory
    return { fields: document.toJS({ maxAliasCount: 0 }), body, problems: [] };
  } catch {
    return { body, problems: [{ code: 'front-matter', line: 1 }] };
  }
}
