import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DefinitionNode, Kind, parse, print, visit } from 'graphql';
import { root } from '../../harness/running-academy.ts';

const definitions = new Map<string, DefinitionNode>();

/** An operation with the fragments it takes along, as pages send it. */
export function question(name: string): string {
  if (definitions.size === 0) readAll();
  const found = new Set<DefinitionNode>();
  const add = (wanted: string) => {
    const definition = definitions.get(wanted);
    if (!definition) throw new Error(`no page has ${wanted}`);
    if (found.has(definition)) return;
    found.add(definition);
    visit(definition, { FragmentSpread: ({ name: spread }) => add(spread.value) });
  };
  add(name);
  return [...found].map(print).join('\n');
}

function readAll(): void {
  for (const file of globSync('client/src/**/*.graphql', { cwd: root })) {
    for (const definition of parse(readFileSync(path.join(root, file), 'utf8')).definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      if (definition.name) definitions.set(definition.name.value, definition);
    }
  }
}
