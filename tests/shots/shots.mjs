import { parseArgs } from 'node:util';

const HELP = `npm run shots                 takes pictures of every page in all its faces, at 360 and 1280 pixels, light and dark,
                              and has axe look at each; they are in tests/results/shots/index.html
npm run shots -- --only les   only the flows whose name holds these letters
`;

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const { default: setUp } = await import('../harness/global-setup.mjs');
const { default: tearDown } = await import('../../server/src/testing/global-teardown.mjs');
await setUp();
const { takeShots } = await import('./take-shots.ts');
const faults = await takeShots(values.only).catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  return 1;
});
await tearDown();
process.exit(faults > 0 ? 1 : 0);
