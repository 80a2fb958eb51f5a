import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, root } from './build.mjs';

/** `npm run dev`: builds, then rebuilds server and pages when their sources change and starts the server anew. */
const QUIET_MS = 300;

process.chdir(root);
await build();
const require = createRequire(path.join(root, 'client', 'package.json'));
const vite = path.join(path.dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
const swc = require.resolve('@swc/cli/bin/swc.js');
const pages = [
  run('client', vite, 'build', '--watch', '--logLevel', 'warn'),
  run('client', vite, 'build', '--watch', '--logLevel', 'warn', '--ssr', 'src/entry-server.tsx'),
];

let server;
let stale = false;
let ending = false;
let turn = Promise.resolve();
let quiet = setTimeout(next, QUIET_MS);
for (const folder of ['server/src', 'client/dist', 'packages']) watchFolder(folder);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);

function run(folder, ...args) {
  return spawn(process.execPath, args, { cwd: path.join(root, folder), stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Waits until changes have come to rest, so that they are one start. */
function watchFolder(folder) {
  watch(path.join(root, folder), { recursive: true }, (_event, name) => {
    if (!name || /(^|[\\/])node_modules[\\/]|\.test\.tsx?$/.test(name)) return;
    if (folder === 'server/src') stale = true;
    clearTimeout(quiet);
    quiet = setTimeout(next, QUIET_MS);
  });
}

/** One change after the other: compiles, and only when that went well puts a new server in the place of the old. */
function next() {
  turn = turn.then(async () => {
    if (ending || (stale && !(await compile()))) return;
    await stopServer();
    if (ending) return;
    server = run('.', 'server/dist/main.js');
    server.once('exit', (code) => {
      if (code && !ending) process.stdout.write('  The server is started again when something changes.\n');
    });
  });
}

async function compile() {
  stale = false;
  const [code] = await once(run('server', swc, 'src', '-d', 'dist', '--strip-leading-paths', '--quiet'), 'exit');
  return code === 0;
}

async function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

/** Ctrl-C reaches the others too; another signal reaches only us. */
async function end() {
  if (ending) return;
  ending = true;
  clearTimeout(quiet);
  for (const builder of pages) builder.kill('SIGTERM');
  await stopServer();
  await turn;
  process.exit(0);
}
