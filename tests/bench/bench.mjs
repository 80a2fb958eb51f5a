import { parseArgs } from 'node:util';
import { build } from './build.mjs';

const HELP = `npm run bench -- [--rounds 7] [--seconds 1.5] [--only NAME]
  --rounds   how often each row is measured, one after the other; the medians are shown
  --seconds  how long each measurement lasts
  --only     rows whose name holds this text (the rows they are compared with are measured too)
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1.5' },
    only: { type: 'string', default: '' },
    'no-build': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (!values['no-build']) build();
const { default: setUp } = await import('../../server/src/testing/global-setup.mjs');
const { default: tearDown } = await import('../../server/src/testing/global-teardown.mjs');
await setUp();
const { runBench } = await import('./run-bench.ts');
const code = await runBench(values).then(
  () => 0,
  (error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    return 1;
  },
);
await tearDown();
process.exit(code);
