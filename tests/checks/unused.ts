import { sources } from './sources.ts';
import { type Check, runTool, unlessContent } from './workshop.ts';

const DOCUMENTS = 'client/src/graphql.gen.ts';

/** Files, exports and dependencies that nobody uses, dependencies that nobody declared (`.knip.jsonc`), documents nobody sends. */
export const unused: Check = {
  name: 'unused',
  run: async () => {
    const ran = await runTool(['knip', 'knip'], ['--no-progress', '--treat-config-hints-as-errors']);
    const client = sources(/\.tsx?$/, ['client/src']);
    const generated = client.find(({ file }) => file === DOCUMENTS)?.text ?? '';
    const written = client.filter(({ file }) => file !== DOCUMENTS).map(({ text }) => text);
    return { findings: [...unlessContent(ran), ...unsentDocuments(generated, written)] };
  },
};

/** Operations in `.graphql` files that no page or feature sends. */
export function unsentDocuments(generated: string, written: readonly string[]): string[] {
  const names = [...generated.matchAll(/^export const (\w+(?<!Fragment(?:Doc|Document))Document) /gm)];
  return names
    .map(([, name]) => name ?? '')
    .filter((name) => !written.some((text) => text.includes(name)))
    .map((name) => `${name}: no page or feature sends this operation; take it out of its .graphql file`);
}
