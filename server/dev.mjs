import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, root } from './build.mjs';

/** `npm run dev`: builds, then rebuilds server and pages when their sources change and starts the server anew. */
const QUIET_MS = 400;

process.chdir(root);
await build();
const require = createRequire(path.join(root, 'client', 'package.json'));
const vite = path.join(path.dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
const swc = require.resolve('@swc/cli/bin/swc.js');
const watchers = [
  run('server', swc, 'src', '-d', 'dist', '--strip-leading-paths', '--quiet', '--watch'),
  run('client', vite, 'build', '--watch', '--logLevel', 'warn'),
  run('client', vite, 'build', '--watch', '--logLevel', 'warn', '--ssr', 'src/entry-server.tsx'),
];

let server;
let restarting = Promise.resolve();
let ending = false;
let quiet = setTimeout(restart, QUIET_MS);
for (const folder of ['server/dist', 'client/dist', 'packages']) watchFolder(folder);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);

function run(folder, ...args) {
  return spawn(process.execPath, args, { cwd: path.join(root, folder), stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Waits until builds have come to rest, so that one change is one start. */
function watchFolder(folder) {
  watch(path.join(root, folder), { recursive: true }, (_event, name) => {
    if (!name || /(^|[\\/])node_modules[\\/]|\.test\.tsx?$/.test(name)) return;
    clearTimeout(quiet);
    quiet = setTimeout(restart, QUIET_MS);
  });
}

function restart() {
  restarting = restarting.then(async () => {
    await stopServer();
    if (ending) return;
    server = run('.', 'server/dist/main.js');
    server.once('exit', (code) => {
      if (code && !ending) process.stdout.write('  The server is started again when something changes.\n');
    });
  });
}

async function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

/** Ctrl-C reaches the others too; another signal reaches only us. */
async function end() {
  if (ending) return;
  ending = true;
  clearTimeout(quiet);
  for (const watcher of watchers) watcher.kill('SIGTERM');
  await restarting;
  await stopServer();
  process.exit(0);
}
