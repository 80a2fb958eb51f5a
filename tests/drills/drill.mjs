import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `npm run drill -- [--rounds 50] [--seed N]            kills the server at random moments while people buy
npm run drill -- --webhooks 200 [--times 20] [--seed N]   hands over doubled and shuffled webhooks, all at once
npm run drill:writing -- [--rounds 200] [--seed N]        two devices write one answer while servers are killed
  --json FILE   writes the report to a file as well
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    webhooks: { type: 'string' },
    writing: { type: 'boolean', default: false },
    times: { type: 'string', default: '1' },
    json: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (!values['no-build']) build();
// within `npm test` there is a PostgreSQL already
const own = !process.env.TEST_POSTGRES_URL;
const { default: setUp } = await import('../../server/src/testing/global-setup.mjs');
const { default: tearDown } = await import('../../server/src/testing/global-teardown.mjs');
if (own) await setUp();
const { runDrill } = await import('./run-drill.ts');
const code = await runDrill(values).catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  return 1;
});
if (own) await tearDown();
process.exit(code);

/** Builds the server if it is stale. */
function build() {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const quiet = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
  const { status } = spawnSync(process.execPath, [nx, 'run', '@fluxus/server:build', '--outputStyle=static'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...quiet },
  });
  if (status !== 0) process.exit(status ?? 1);
}
