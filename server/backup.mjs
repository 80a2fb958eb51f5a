/** `npm run backup` and `npm run restore`: builds what is stale, then does the one that is named. */
import path from 'node:path';

const { build, root } = await import('./build.mjs');
// a file is named from where somebody stands
const here = process.env.INIT_CWD ?? process.cwd();
process.argv.splice(3, 1, ...process.argv.slice(3, 4).map((file) => path.resolve(here, file)));
process.chdir(root);
await build();
await import('./dist/backup.js');
