import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bornAt, InstanceLock } from './instance-lock.ts';

const ADDRESS = 'http://localhost:3000';
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

let folder: string;
let file: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'academie lock '));
  file = path.join(folder, 'running.json');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a few lines of TypeScript in a process of its own; gives what it prints first. */
async function elsewhere(lines: string): Promise<{ said: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', lines], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return { said: said.toString('utf8'), child };
}

const takeAndStay = () =>
  elsewhere(`
    const { InstanceLock } = await import(${JSON.stringify(here('instance-lock.ts'))});
    try { new InstanceLock(${JSON.stringify(folder)}).take('${ADDRESS}'); console.log('took'); } catch (error) { console.log(error.message); }
    setInterval(() => undefined, 1000);`);

test('a second process is told where the first is, and leaves its file alone', async () => {
  const { child } = await takeAndStay();
  const before = readFileSync(file, 'utf8');
  const lock = new InstanceLock(folder);
  for (const look of [() => lock.take('http://localhost:3001'), () => lock.refuseHeld()]) {
    expect(look).toThrow(`already runs on the data in ${folder}: open ${ADDRESS} (process ${child.pid}).`);
  }
  lock.release();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('what a killed process held is free again', async () => {
  const { child } = await takeAndStay();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = new InstanceLock(folder);
  lock.refuseHeld();
  lock.take(ADDRESS);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
});

test('a later process that got the number of the killed one does not hold it', async () => {
  const { child } = await elsewhere("console.log('here'); setInterval(() => undefined, 1000);");
  writeFileSync(file, JSON.stringify({ pid: child.pid, born: 'long ago', address: ADDRESS }));
  new InstanceLock(folder).take(ADDRESS);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
});

test.each(['', '{', '{"pid":"x"}', 'null', '{"pid":-1,"born":"","address":""}'])(
  'a file that says %j is nobody’s',
  (text) => {
    writeFileSync(file, text);
    new InstanceLock(folder).take(ADDRESS);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, address: ADDRESS });
  },
);

test('of several that start at once over a dead one’s file, one gets it', async () => {
  writeFileSync(file, JSON.stringify({ pid: 999_999_999, born: 'x', address: ADDRESS }));
  const said = await Promise.all(Array.from({ length: 6 }, async () => (await takeAndStay()).said.trim()));
  expect(said.filter((one) => one === 'took')).toHaveLength(1);
  expect(said.every((one) => one === 'took' || /already runs on|is taking the data/.test(one))).toBe(true);
});

test('a release leaves the folder empty', () => {
  const lock = new InstanceLock(folder);
  lock.take(ADDRESS);
  expect(existsSync(file)).toBe(true);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a process is born once and gone when it ended', async () => {
  expect(bornAt(process.pid)).toBe(bornAt(process.pid));
  const { child } = await elsewhere("console.log('here'); setInterval(() => undefined, 1000);");
  const pid = child.pid ?? 0;
  expect(bornAt(pid)).toBeDefined();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(bornAt(pid)).toBeUndefined();
});
