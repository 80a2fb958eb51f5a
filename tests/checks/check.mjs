import { cpus } from 'node:os';
import { build } from './build.ts';
import { generated } from './generated.ts';
import { habits } from './habits.ts';
import { imports } from './imports.ts';
import { lint } from './lint.ts';
import { messages } from './messages.ts';
import { types } from './types.ts';
import { unused } from './unused.ts';
import { weight } from './weight.ts';

/** `npm run check`: everything that can be known without running the tests. `npm run check -- lint weight` runs some. */
const all = [build, ...types, weight, generated, imports, unused, lint, messages, habits];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.some((check) => check.name.startsWith(name)));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no check ${unknown.join(', ')}. There are: ${all.map((one) => one.name).join(', ')}.\n`,
  );
  process.exit(2);
}
const checks = asked.length === 0 ? all : all.filter((check) => asked.some((name) => check.name.startsWith(name)));

const begun = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const told = [];
const findings = [];

async function run(check) {
  const from = performance.now();
  const outcome = await check.run().catch((fault) => ({ findings: [`the check itself failed: ${fault.stack}`] }));
  const count = outcome.findings.length;
  const verdict = count === 0 ? 'ok' : `${count} ${count === 1 ? 'finding' : 'findings'}`;
  process.stdout.write(`${check.name.padEnd(26)} ${seconds(from).padStart(7)}  ${verdict}\n`);
  if (outcome.told) told.push(outcome.told);
  for (const finding of outcome.findings) findings.push({ name: check.name, finding });
}

/** Two at a time: most of them are a process of their own, and the smallest machine meant has two cores. */
const waiting = [...checks];
const lane = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) await run(next);
};
await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, lane));

for (const text of told) process.stdout.write(`\n${text}\n`);
for (const { name, finding } of findings) process.stdout.write(`\n${name}: ${finding}\n`);
const end =
  findings.length === 0 ? 'no findings' : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
process.stdout.write(`\n${checks.length} checks in ${seconds(begun)}: ${end}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
