import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../harness/running-academy.ts';
import { type Page, pageOf } from './pages.ts';

/** README, everything in docs/, and what stands beside each package. */
function pages(): Page[] {
  const docs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const packages = readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}/README.md`);
  const files = ['README.md', ...docs.map((name) => `docs/${name}`), ...packages];
  return files.filter((file) => file.endsWith('.md') && existsSync(path.join(root, file))).map(pageOf);
}

/** Links and pictures of a page, as they are written: where they lead, and for a picture the words in its place. */
function linksOf({ text }: Page): { to: string; picture: boolean; words: string }[] {
  return [...text.matchAll(/(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g)].map(([, mark, words = '', to = '']) => ({
    to,
    picture: mark === '!',
    words,
  }));
}

/** Anchors of a page's headings, as the forges make them. */
function anchorsOf({ text }: Page): Set<string> {
  return new Set(
    [...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
      heading
        .replace(/`|\*|\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

const all = pages();

/** Where a link of a page leads, from the top of the repository; undefined when it leaves it. */
function within(file: string, to: string): { target: string; anchor: string | undefined } | undefined {
  if (/^[a-z]+:/.test(to)) return undefined;
  const [target = '', anchor] = to.split('#');
  return { target: target ? path.posix.join(path.posix.dirname(file), target) : file, anchor };
}

test.each(all.map((page) => [page.file, page] as const))('every link in %s leads somewhere', (file, page) => {
  const broken = linksOf(page).filter(({ to }) => {
    const inside = within(file, to);
    if (!inside) return false;
    if (!existsSync(path.join(root, inside.target))) return true;
    return inside.anchor !== undefined && !anchorsOf(pageOf(inside.target)).has(inside.anchor);
  });
  expect(broken.map(({ to }) => to)).toEqual([]);
});

test('whoever begins at the README finds every page of docs', () => {
  const found = new Set(['README.md']);
  for (const file of found) {
    const page = all.find((one) => one.file === file);
    for (const { to } of page ? linksOf(page) : []) {
      const target = within(file, to)?.target;
      if (target?.endsWith('.md')) found.add(target);
    }
  }
  expect(all.map((page) => page.file).filter((file) => file.startsWith('docs/') && !found.has(file))).toEqual([]);
});

test('a picture says in words what it shows', () => {
  const silent = all.flatMap((page) =>
    linksOf(page)
      .filter(({ picture, words }) => picture && words.length < 20)
      .map(({ to }) => `${page.file}: ${to}`),
  );
  expect(silent).toEqual([]);
});
