import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from '@jest/globals';
import { anOrder, clientFor, until } from './testing/rig.ts';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
let started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, NODE_OPTIONS: '' } });
  started.push(child);
  const seen = { out: '', error: '', code: undefined as number | null | undefined };
  child.stdout.on('data', (chunk) => (seen.out += String(chunk)));
  child.stderr.on('data', (chunk) => (seen.error += String(chunk)));
  child.on('exit', (code) => (seen.code = code));
  return { child, seen };
}

test('the command says where it listens, answers the SDK, and stops when asked', async () => {
  const { child, seen } = start('--port', '0', '--key', 'sk_test_cli');
  await until(() => seen.out.includes('Stop with'));
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(seen.out)?.[1]);
  expect((await clientFor(port, {}, 'sk_test_cli').checkout.sessions.create(anOrder())).status).toBe('open');
  child.kill('SIGTERM');
  await until(() => seen.code !== undefined);
  expect(seen).toMatchObject({ code: 0, error: '' });
});

test('the command explains itself, and a wrong option or a taken port in one sentence', async () => {
  const help = start('--help');
  const wrong = start('--colour', 'green');
  const number = start('--port', 'many');
  await until(() => [help, wrong, number].every(({ seen }) => seen.code !== undefined));
  expect(help.seen.out).toContain('--webhook-url');
  for (const { seen } of [wrong, number]) {
    expect(seen.code).toBe(2);
    expect(seen.error.trim().split('\n')).toHaveLength(1);
  }
  const first = start('--port', '0');
  await until(() => first.seen.out.includes('Stop with'));
  const port = /127\.0\.0\.1:(\d+)/.exec(first.seen.out)?.[1] ?? '';
  const second = start('--port', port);
  await until(() => second.seen.code !== undefined);
  expect(second.seen).toMatchObject({ code: 1, error: expect.stringContaining(`Port ${port} is taken`) });
});
