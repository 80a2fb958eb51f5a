import { parseArgs } from 'node:util';

const HELP = `npm run lighthouse                 asks Lighthouse, as on a slow phone, about home, module, and a lesson for visitors and signed
                                   in: five times each, and the median; npm fetches Lighthouse at the first run
npm run lighthouse -- --times 1    how often
`;

const { values } = parseArgs({
  options: { times: { type: 'string', default: '5' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const { default: setUp } = await import('../harness/global-setup.mjs');
const { default: tearDown } = await import('../../server/src/testing/global-teardown.mjs');
await setUp();
const { askLighthouse } = await import('./ask-lighthouse.ts');
const code = await askLighthouse(Number(values.times)).then(
  () => 0,
  (error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    return 1;
  },
);
await tearDown();
process.exit(code);
