import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../harness/running-academy.ts';
import { pageOf } from './pages.ts';

const chapter =
  pageOf('docs/contributing.md')
    .text.split(/^## /m)
    .find((part) => part.startsWith('Dependencies')) ?? '';
const packages = readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}`);

/** What a workspace asks for from outside. */
function asked(workspace: string): string[] {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(root, workspace, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string> | undefined>;
  return Object.keys({ ...dependencies, ...devDependencies });
}

/** What is named in a part of the chapter, before the reasons. */
function named(heading: string): string[] {
  const part = chapter.split(/^### /m).find((one) => one.startsWith(heading)) ?? '';
  const lines = part.split('\n').map((line) => (line.startsWith('|') ? (line.split('|')[1] ?? '') : line));
  return lines.flatMap((line) => [...line.matchAll(/`([@\w][^`]*)`/g)].map(([, name = '']) => name));
}

test.each([
  ['Root', ['.']],
  ['server', ['server']],
  ['client', ['client']],
  ['packages', packages],
  ['tests', ['tests']],
])('%s: every dependency says why it is there, and no other is named', (heading, workspaces) => {
  const wanted = new Set(workspaces.flatMap(asked));
  expect([...new Set(named(heading))].sort()).toEqual([...wanted].sort());
});
