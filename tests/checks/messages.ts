import { type Source, sources } from './sources.ts';
import type { Check } from './workshop.ts';

const CATALOGUE = 'packages/messages/src/nl-BE';

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

/** Every sentence of the catalogue is said somewhere. */
export const messages: Check = {
  name: 'messages',
  run: async () => {
    const keys = keysIn(sources(/\.ts$/, [CATALOGUE]));
    const written = sources(/(?<!\.test)\.tsx?$/, ['server/src', 'client/src']).map(({ text }) => text);
    return {
      findings: unusedKeys(keys, written).map(
        (key) => `${key}: no page, mail or refusal says this; say it, or take it out of ${CATALOGUE}`,
      ),
    };
  },
};
