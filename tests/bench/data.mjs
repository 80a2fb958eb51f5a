import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { serverFor } from './scale/server.mjs';

const HELP = `npm run bench:data -- --size small|large|tiny [--data FOLDER]
  Makes an academy full of people, in a database of its own; goes on where it was broken off.
  --size  small: 10,000 enrolments. large: 1,000,000 enrolments, 5,000,000 answers, 1,000,000 posts (about 7 GB)
  --data  where its PostgreSQL lives (default .data-schaal); with DATABASE_URL that server is used, and databases
          schaal_small and schaal_large beside the one it names
`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    data: { type: 'string', default: '.data-schaal' },
    'no-build': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (!values['no-build']) build();
const { isSize } = await import('./scale/shape.ts');
const { makeWorld } = await import('./scale/world.ts');
const { counted } = await import('./scale/count.ts');
if (!isSize(values.size)) {
  process.stderr.write(`There is no size ${values.size}.\n\n${HELP}`);
  process.exit(2);
}
const server = await serverFor(values.data);
let code = 0;
try {
  const world = await makeWorld(server.url, values.size, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`\n${await counted(world)}\n`);
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  code = 1;
}
await server.stop();
process.exit(code);
