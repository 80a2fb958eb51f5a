import path from 'node:path';
import ts from 'typescript';
import { type Source, sources } from './sources.ts';
import type { Check } from './workshop.ts';

const CATALOGUE = 'packages/messages/src/nl-BE';
const FOR_LEARNER = `${CATALOGUE}/for-learner.ts`;
const LEARNER = 'client/src/entry-learner.tsx';

/** A part of a key that is filled in when the program runs. */
const HOLE = /\$\{[^}]*\}/;

/**
 * Keys of the catalogue that no source can ask for. A key is asked for by its whole name in quotes, or by a template
 * such as `phase.${x}` when every part that is filled in occurs in quotes somewhere (`'WHY'`), so that a mail whose
 * template nobody names counts as unused. That a key asked for exists is what the types see to.
 */
export function unusedKeys(keys: readonly string[], texts: readonly string[]): string[] {
  const quoted = new Set<string>();
  const templates = new Set<string>();
  for (const text of texts) {
    for (const [, word] of text.matchAll(/['"]([\w.-]+)['"]/g)) if (word) quoted.add(word);
    for (const [, template] of text.matchAll(/`([a-z][\w-]*\.[^`\n]*)`/g)) {
      if (template && HOLE.test(template)) templates.add(template);
    }
  }
  const shapes = [...templates].map(shapeOf);
  const said = (part: string) => quoted.has(part);
  return keys.filter((key) => !said(key) && !shapes.some((shape) => shape.exec(key)?.slice(1).every(said)));
}

function shapeOf(template: string): RegExp {
  const fixed = template.split(HOLE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('([^.]+)')}$`);
}

export function keysIn(catalogue: readonly Source[]): string[] {
  return catalogue.flatMap(({ text }) => [...text.matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1] ?? ''));
}

/** What a file imports of its own project, and what that imports; given and answered as paths from the top. */
export function reachedFrom(entry: string, files: ReadonlyMap<string, string>): string[] {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    const text = files.get(file);
    if (text === undefined || reached.has(file)) return;
    reached.add(file);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) visit(path.posix.join(path.posix.dirname(file), fileName));
    }
  };
  visit(entry);
  return [...reached];
}

/** Attributes that people see or hear. */
const SPOKEN = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);

/** Names stay themselves in every language. */
const NAMES = new Set(['Fluxus academie']);

/** Words that a component says by itself, in markup or in an attribute, instead of through the catalogue. */
export function wordsIn({ file, text }: Source): string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const words = wordsOf(node).replace(/&\w+;/g, ' ').trim();
    if (/\p{L}/u.test(words) && !NAMES.has(words)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1} “${words}”`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function wordsOf(node: ts.Node): string {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxAttribute(node)) {
    return SPOKEN.has(node.name.getText()) && node.initializer ? literalOf(node.initializer) : '';
  }
  return ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) ? literalOf(node) : '';
}

/** The words that stand in a value as they are; empty for a value that comes from elsewhere. */
function literalOf(value: ts.Node): string {
  if (ts.isStringLiteralLike(value)) return value.text;
  if (ts.isJsxExpression(value) && value.expression) return literalOf(value.expression);
  if (ts.isTemplateExpression(value))
    return [value.head, ...value.templateSpans.map((span) => span.literal)].map((part) => part.text).join(' ');
  if (ts.isConditionalExpression(value)) return `${literalOf(value.whenTrue)} ${literalOf(value.whenFalse)}`;
  return ts.isBinaryExpression(value) ? literalOf(value.right) : '';
}

/** Every sentence is said somewhere and comes from the catalogue; the learner's browser gets those that it says. */
export const messages: Check = {
  name: 'messages',
  run: async () => {
    const keys = keysIn(sources(/\.ts$/, [CATALOGUE]));
    const written = sources(/(?<!\.test)\.tsx?$/, ['server/src', 'client/src']);
    const files = new Map(written.map(({ file, text }) => [file, text]));
    const components = written.filter(({ file }) => file.endsWith('.tsx') && !file.endsWith('/gallery.tsx'));
    return {
      findings: [
        ...unusedKeys(
          keys,
          written.map(({ text }) => text),
        ).map((key) => `${key}: no page, mail or refusal says this; say it, or take it out of ${CATALOGUE}`),
        ...notForLearner(keys, files),
        ...components.flatMap(wordsIn).map((words) => `${words} stands in a component; give it a name in ${CATALOGUE}`),
      ],
    };
  },
};

function notForLearner(keys: readonly string[], files: ReadonlyMap<string, string>): string[] {
  const parts = [...(sources(/for-learner\.ts$/, [CATALOGUE])[0]?.text ?? '').matchAll(/'\.\/([\w-]+\.ts)'/g)];
  const given = keysIn(parts.flatMap(([, part]) => sources(new RegExp(`/${part}$`), [CATALOGUE])));
  const texts = reachedFrom(LEARNER, files).map((file) => files.get(file) ?? '');
  const unsaid = new Set(unusedKeys(keys, texts));
  return keys
    .filter((key) => !unsaid.has(key) && !given.includes(key))
    .map(
      (key) => `${key}: the learner's application says this, and its browser has no such sentence; see ${FOR_LEARNER}`,
    );
}
