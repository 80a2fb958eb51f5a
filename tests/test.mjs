import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { closingLine } from './closing-line.mjs';
import { together } from './second-look.mjs';

/**
 * `npm test`: builds what is stale, then runs everything, or the files named after `--`. A few files that failed get a second
 * look, alone: see second-look.mjs.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const quiet = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
const run = (args, more = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...quiet, ...more } })
    .status ?? 1;

const build = run([require.resolve('nx/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=static']);
if (build !== 0) process.exit(build);

const folder = mkdtempSync(path.join(tmpdir(), 'academie-outcome-'));

/** Runs the tests; gives Jest's status, and what came of it where Jest came so far. */
function jest(args) {
  const file = path.join(folder, 'outcome.json');
  rmSync(file, { force: true });
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const status = run([...flags, require.resolve('jest/bin/jest'), '--config', 'tests/jest.config.mjs', ...args], {
    TEST_OUTCOME: file,
  });
  try {
    return { status, outcome: JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    return { status, outcome: undefined };
  }
}

const first = jest(process.argv.slice(2));
const { status, outcome, said } = together(first, (files) => jest(['--runInBand', '--runTestsByPath', ...files]));
rmSync(folder, { recursive: true, force: true });
if (said) process.stdout.write(`\n${said}\n`);
if (outcome) process.stdout.write(`\n${closingLine(outcome)}\n`);
process.exit(status);
