import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/running-academy.ts';

/** A page for readers: its path from the top of the repository, and its text without what stands in code blocks. */
export type Page = { file: string; text: string };

export function pageOf(file: string): Page {
  return { file, text: readFileSync(path.join(root, file), 'utf8').replace(/^```[\s\S]*?^```/gm, '') };
}

/** The rows of the tables of a page, as cells. */
export function rowsOf({ text }: Page): string[][] {
  return [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
}
