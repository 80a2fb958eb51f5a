import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { serverFor } from './scale/server.mjs';

const HELP = `npm run bench:growth -- [--data FOLDER] [--part growth] [--rounds 7] [--seconds 1] [--only NAME]
  Measures in worlds that npm run bench:data made. About seven minutes.
  --data     where they live (default .data-schaal; or DATABASE_URL)
  --part     growth, posts, live or memory; may be given more than once (default: all)
  --sizes    the worlds compared (default small,large)
  --rounds   how often each is measured, in turn; medians are shown
  --seconds  how long each measurement of growth lasts
  --only     rows of growth whose name holds this text
`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.data-schaal' },
    part: { type: 'string', multiple: true },
    sizes: { type: 'string', default: 'small,large' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1' },
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
const { PARTS, runGrowth } = await import('./scale/run-growth.ts');
const server = await serverFor(values.data);
let code = 0;
try {
  await runGrowth(server.url, {
    parts: values.part ?? PARTS,
    sizes: values.sizes.split(','),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    only: values.only,
  });
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  code = 1;
}
await server.stop();
process.exit(code);
