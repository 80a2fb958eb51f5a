import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A busy machine is slow; only a server that never comes is a fault. */
const PATIENCE_MS = 300_000;

export type RunningAcademy = {
  url: string;
  port: number;
  process: ChildProcess;
  /** What it printed so far. */
  output: () => string;
  /** Sends a signal (default SIGTERM) and waits for the end; gives the exit code or the signal that ended it. */
  stop: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>;
};

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the built server as its own process, as `npm start` does after building; does not wait for it. */
export function launch(environment: Record<string, string>): {
  process: ChildProcess;
  output: () => string;
  ended: Promise<number | NodeJS.Signals | null>;
} {
  const child = spawn(process.execPath, ['--max-semi-space-size=16', 'server/dist/main.js'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  );
  return { process: child, output: () => printed, ended };
}

/** Starts the built server and waits until it is ready. */
export async function startAcademy(environment: Record<string, string> = {}): Promise<RunningAcademy> {
  const port = Number(environment.PORT ?? (await freePort()));
  const { process: child, output, ended } = launch({ ...environment, PORT: String(port) });
  const url = `http://localhost:${port}`;
  const stop: RunningAcademy['stop'] = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  for (const latest = Date.now() + PATIENCE_MS; Date.now() < latest; ) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the academy ended by itself:\n${output()}`);
    const ready = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return { url, port, process: child, output, stop };
    await wait(100);
  }
  child.kill('SIGKILL');
  throw new Error(`the academy was not ready within ${PATIENCE_MS / 60_000} minutes:\n${output()}`);
}
