import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../harness/running-academy.ts';
import { pageOf, rowsOf } from './pages.ts';

const CONFIG = 'server/src/platform/config/config.ts';

/** Each variable as config.ts declares it: its name and, where it has one, its default as written. */
function declared(): Map<string, string | undefined> {
  const source = readFileSync(path.join(root, CONFIG), 'utf8');
  const environment = /const Environment = z\.object\(\{\n([\s\S]*?)\n\}\);/.exec(source)?.[1] ?? '';
  const entries = environment.split(/\n(?= {2}[A-Z])/).map((entry): [string, string | undefined] => {
    const name = /^ *([A-Z_]+):/.exec(entry)?.[1] ?? entry;
    return [name, /\.default\('?([^')]*)'?\)/.exec(entry)?.[1]];
  });
  return new Map(entries);
}

function neededInProduction(): string[] {
  const source = readFileSync(path.join(root, CONFIG), 'utf8');
  const needed = /const needed = \{\n([\s\S]*?)\n {2}\};/.exec(source)?.[1] ?? '';
  return [...needed.matchAll(/^ *([A-Z_]+):/gm)].map(([, name = '']) => name);
}

const guide = pageOf('docs/operating.md');
const rows = new Map(
  rowsOf(guide).flatMap(([name = '', otherwise = '']) =>
    /^`[A-Z_]+`$/.test(name) ? [[name.slice(1, -1), otherwise]] : [],
  ),
);

test('the operating guide explains every variable there is, and none that there is not', () => {
  expect(declared().size).toBeGreaterThan(10);
  expect([...rows.keys()].sort()).toEqual([...declared().keys()].sort());
});

test('the defaults in the guide are those of the code', () => {
  const written = [...declared()].filter(([, value]) => value !== undefined);
  expect(written.map(([name]) => [name, rows.get(name)])).toEqual(
    written.map(([name, value]) => [name, `\`${value}\``]),
  );
});

test('the guide names what production cannot do without', () => {
  const production = guide.text.split(/^## /m).find((part) => part.startsWith('Production')) ?? '';
  expect(neededInProduction().length).toBeGreaterThan(4);
  expect(neededInProduction().filter((name) => !production.includes(`\`${name}\``))).toEqual([]);
});
