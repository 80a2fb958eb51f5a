import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** `npm test`: builds what is stale, then runs everything, or the files named after `--`. */
const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const quiet = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
const run = (args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...quiet } }).status ?? 1;

const build = run([require.resolve('nx/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=static']);
if (build !== 0) process.exit(build);
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jest = [require.resolve('jest/bin/jest'), '--config', 'tests/jest.config.mjs'];
process.exit(run([...flags, ...jest, ...process.argv.slice(2)]));
