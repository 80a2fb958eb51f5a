import path from 'node:path';
import { type Check, root, runTool } from './workshop.ts';

type Violation = {
  from: string;
  to: string;
  rule: { name: string; severity: string };
  cycle?: { name: string }[];
};
type Cruise = {
  summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string; comment: string }[] } };
};

const RULES = path.join(root, '.dependency-cruiser.cjs');

/** What stands in the way of the walls in some folders: who imports what, and the sentence that names the right door. */
export async function forbiddenImports(
  folders: readonly string[],
  house = root,
): Promise<{ rule: string; from: string; to: string; sentence: string }[]> {
  const { output, errors } = await runTool(
    ['dependency-cruiser', 'depcruise'],
    ['--config', RULES, '--output-type', 'json', ...folders],
    house,
  );
  if (!output.trim()) throw new Error(errors);
  const { summary } = JSON.parse(output) as Cruise;
  const sentences = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
  return summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map((one) => one.name).join(' → ') : to,
    sentence: sentences.get(rule.name) ?? '',
  }));
}

/** Doors, one-way features, packages without I/O: `.dependency-cruiser.cjs`. */
export const imports: Check = {
  name: 'imports',
  run: async () => {
    const found = await forbiddenImports(['server/src', 'client/src', 'packages', 'tests']);
    return { findings: found.map(({ rule, from, to, sentence }) => `${from} → ${to}\n  ${sentence} (${rule})`) };
  },
};
