import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keptSecret } from './kept-secret.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'academie-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a secret is made once, is long, and only its owner reads it', () => {
  const secret = keptSecret(folder, 'geheim', 'sk_test_');
  expect(secret).toMatch(/^sk_test_[0-9a-f]{64}$/);
  expect(keptSecret(folder, 'geheim')).toBe(secret);
  expect(statSync(path.join(folder, 'geheim')).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['geheim']);
});

test('the empty file that a full disk left is no secret', () => {
  writeFileSync(path.join(folder, 'geheim'), '');
  expect(keptSecret(folder, 'geheim')).toMatch(/^[0-9a-f]{64}$/);
});

test('two folders have two secrets', () => {
  expect(keptSecret(folder, 'een')).not.toBe(keptSecret(folder, 'twee'));
});
