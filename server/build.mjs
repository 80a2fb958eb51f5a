import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Nx by itself: nothing left running, nothing asked of a network, nothing drawn on the terminal. */
const ALONE = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NX_ISOLATE_PLUGINS: 'false',
  FORCE_COLOR: '0',
};

/**
 * Builds what is stale (Nx knows). A failure is told and ends this process with code 1; a signal ends the build and then
 * this process.
 */
export async function build() {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  // in a group of its own, so that a signal reaches it once, from us, and everything it started with it
  const child = spawn(process.execPath, [nx, 'run-many', '-t', 'build', '--outputStyle=static'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...ALONE },
  });
  let stopped = false;
  const stop = () => {
    stopped = true;
    endGroup(child, 'SIGTERM');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  for (const signal of signals) process.off(signal, stop);
  if (stopped) {
    endGroup(child, 'SIGKILL');
    process.exit(0);
  }
  if (code === 0) return;
  process.stderr.write(`${said}\nThe build failed; what went wrong stands above.\n`);
  process.exit(1);
}

function endGroup({ pid }, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // all of it has ended already
  }
}
