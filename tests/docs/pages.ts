import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/running-academy.ts';

/** A page for readers: its path from the top of the repository, and its text without what stands in code blocks. */
export type Page = { file: string; text: string };

export function pageOf(file: string): Page {
  return { file, text: readFileSync(path.join(root, file), 'utf8').replace(/^```[\s\S]*?^```/gm, '') };
}

/** README, everything in docs/, and what stands beside each package. */
export function pages(): Page[] {
  const docs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const packages = readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}/README.md`);
  const files = ['README.md', ...docs.map((name) => `docs/${name}`), ...packages];
  return files.filter((file) => file.endsWith('.md') && existsSync(path.join(root, file))).map(pageOf);
}

/** Links and pictures of a page, as they are written: where they lead, and for a picture the words in its place. */
export function linksOf({ text }: Page): { to: string; picture: boolean; words: string }[] {
  return [...text.matchAll(/(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g)].map(([, mark, words = '', to = '']) => ({
    to,
    picture: mark === '!',
    words,
  }));
}

/** Anchors of a page's headings, as the forges make them. */
export function anchorsOf({ text }: Page): Set<string> {
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

/** The rows of the tables of a page, as cells without the marks of code. */
export function rowsOf({ text }: Page): string[][] {
  return [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
}
