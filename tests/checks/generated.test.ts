import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unlike } from './generated.ts';
import { unsentDocuments } from './unused.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'generated-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function held(committed: string | undefined, made: string): string[] {
  if (committed !== undefined) writeFileSync(path.join(folder, 'committed.graphql'), committed);
  writeFileSync(path.join(folder, 'made.graphql'), made);
  const name = committed === undefined ? 'missing.graphql' : 'committed.graphql';
  return unlike(name, path.join(folder, 'made.graphql'), folder);
}

describe('a generated file', () => {
  test('that says what the sources give is up to date', () => {
    expect(held('type Query {\n  a: Int\n}\n', 'type Query {\n  a: Int\n}\n')).toEqual([]);
  });

  test('that says something else is told at the first line that differs', () => {
    const [finding] = held('type Query {\n  a: Int\n}\n', 'type Query {\n  a: Int!\n}\n');
    expect(finding).toMatch(/^committed\.graphql:2 is out of date; run npm run generate\.\n.*a: Int\n.*a: Int!$/);
  });

  test('that says more, less or nothing is out of date too', () => {
    expect(held('a\nb\n', 'a\n')).toHaveLength(1);
    expect(held('a\n', 'a\nb\n')).toHaveLength(1);
    expect(held(undefined, 'a\n')).toHaveLength(1);
  });
});

test('an operation that no page sends is told; fragments are not operations', () => {
  const generated = [
    'export const ModuleRowFragmentDoc = {} as unknown as DocumentNode;',
    'export const HomePageDocument = {} as unknown as DocumentNode;',
    'export const OldPageDocument = {} as unknown as DocumentNode;',
  ].join('\n');
  expect(unsentDocuments(generated, ['query(HomePageDocument)'])).toEqual([expect.stringMatching(/^OldPageDocument:/)]);
});
