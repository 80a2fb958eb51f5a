import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a check found: each finding says what is wrong, where, and what to do. `told` is worth reading even when all is well. */
export type Outcome = { findings: string[]; told?: string };
export type Check = { name: string; run: () => Promise<Outcome> };

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A folder for what checks keep between runs or make on the side: never among the sources. */
export function cacheFolder(name: string): string {
  const folder = path.join(root, 'node_modules/.cache/check', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The script behind a tool's command, so that it runs on the Node that runs the check. */
function scriptOf(tool: string, command: string): string {
  const folder = path.join(root, 'node_modules', tool);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (!script) throw new Error(`${tool} has no command ${command}`);
  return path.join(folder, script);
}

export type Ran = { status: number; output: string; errors: string };

/** Runs a tool of the workspace to its end, without colours. */
export function runTool(
  [tool, command]: readonly [tool: string, command: string],
  args: readonly string[],
  cwd = root,
): Promise<Ran> {
  return runNode([scriptOf(tool, command), ...args], cwd);
}

/** Runs a script to its end. NX works without its daemon and its cloud, so that nothing stays behind or leaves the house. */
export function runNode(args: readonly string[], cwd = root): Promise<Ran> {
  const quiet = { NO_COLOR: '1', FORCE_COLOR: '0', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...quiet },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, output, errors }));
  });
}

/** What a tool printed, as one finding; nothing when it was content. */
export function unlessContent({ status, output, errors }: Ran): string[] {
  return status === 0 ? [] : [`\n${`${output}${errors}`.trim()}`];
}
