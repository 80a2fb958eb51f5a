import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDataFolder } from './data-folder.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'academie data '));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is made with every folder above it, and one that is there stays as it is', () => {
  const deep = path.join(folder, 'een', 'twee');
  openDataFolder(deep);
  writeFileSync(path.join(deep, 'bewaard'), '');
  openDataFolder(deep);
  expect(existsSync(path.join(deep, 'bewaard'))).toBe(true);
});

test('a file in its place, or on the way to it, is told and kept', () => {
  const file = path.join(folder, 'bestand');
  writeFileSync(file, 'iets');
  for (const place of [file, path.join(file, 'data')]) {
    expect(() => openDataFolder(place)).toThrow(/a file stands in its place or on the way to it.*Nothing was changed/);
  }
  expect(existsSync(file)).toBe(true);
});

test('a folder that may not be written is told', () => {
  // nothing stops root but a file system that holds no files
  const closed = process.getuid?.() === 0 ? '/sys' : path.join(folder, 'dicht');
  if (closed !== '/sys') mkdirSync(closed, { mode: 0o500 });
  expect(() => openDataFolder(path.join(closed, 'data'))).toThrow(
    /cannot be written by this user \(E[A-Z]+\).*DATA_DIR/,
  );
  if (closed !== '/sys') chmodSync(closed, 0o700);
});
