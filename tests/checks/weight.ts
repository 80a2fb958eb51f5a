import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { built } from './build.ts';
import { type Check, type Outcome, root } from './workshop.ts';

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; assets?: string[] };
export type Manifest = Record<string, Chunk>;

/** How a file is asked for: its gzip size, and its text. */
export type Bundle = { manifest: Manifest; text: (file: string) => string; gzip: (file: string) => number };

const KB = 1000;

/** What a page may load, in bytes after gzip. */
export const LIMITS = { publicScript: 20 * KB, talkScript: 2.5 * KB, learnerScript: 180 * KB, fonts: 90 * KB } as const;

const PUBLIC = 'src/enhance.ts';
/** What the pages of conversations load besides. */
const TALK = 'src/talk.ts';
const LEARNER = 'src/entry-learner.tsx';
/** What brings it. */
const START = 'src/start-learner.ts';
const STYLES = ['src/styles/index.css', 'src/styles/reader.css'] as const;

/** Sentences of GraphQL's parser, which no minifier changes: a bundle that holds one ships the parser. */
const PARSER = ['Unterminated string.', 'Invalid Unicode escape sequence'];

/** Page weight after `npm run build`: scripts against their limits; styles and fonts are told. */
export const weight: Check = {
  name: 'weight',
  run: async () => {
    if ((await built()).length > 0) return { findings: ['not looked at, because the build failed'] };
    const outcome = weigh(builtBundle(path.join(root, 'client/dist/client')));
    return { ...outcome, findings: [...outcome.findings, ...forgottenSentences()] };
  },
};

/** Scripts that a browser loads for an entry: its own and what they import, with the heaviest part that is loaded later. */
function scriptsOf({ manifest, gzip }: Bundle, entry: string, after?: string): string[] {
  const first = closure(manifest, entry, after ? closure(manifest, after) : undefined);
  const later = [...first].flatMap((name) => manifest[name]?.dynamicImports ?? []);
  const pages = later.map((name) => [...closure(manifest, name)].filter((one) => !first.has(one)));
  const sizeOf = (names: readonly string[]) => names.reduce((sum, name) => sum + gzip(manifest[name]?.file ?? ''), 0);
  const heaviest = pages.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0] ?? [];
  return [...first, ...heaviest].map((name) => manifest[name]?.file ?? '');
}

function closure(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the build has no ${name}`);
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of chunk.imports ?? []) closure(manifest, next, seen);
  return seen;
}

/** Holds what was built against the limits. */
export function weigh(bundle: Bundle): Outcome {
  const { manifest, gzip, text } = bundle;
  const parts = [
    { page: 'public pages', entry: PUBLIC, limit: LIMITS.publicScript },
    { page: 'conversations besides', entry: TALK, limit: LIMITS.talkScript },
    { page: "learner's application", entry: LEARNER, after: START, limit: LIMITS.learnerScript },
  ];
  const rows: string[][] = [];
  const findings: string[] = [];
  for (const { page, entry, after, limit } of parts) {
    const files = scriptsOf(bundle, entry, after);
    const size = files.reduce((sum, file) => sum + gzip(file), 0);
    rows.push([page, 'JavaScript', kb(size), kb(limit)], ...files.map((file) => ['', `  ${file}`, kb(gzip(file)), '']));
    if (size > limit) findings.push(`${page}: ${kb(size)} of JavaScript after gzip, where ${kb(limit)} is the most`);
    const parsers = files.filter((file) => PARSER.some((sentence) => text(file).includes(sentence)));
    for (const file of parsers)
      findings.push(`${file} ships GraphQL's parser: take documents from graphql.gen.ts, no gql`);
  }
  for (const name of STYLES) {
    const style = manifest[name];
    if (!style) throw new Error(`the build has no ${name}`);
    rows.push(['styles', `  ${style.file}`, kb(gzip(style.file)), '']);
    for (const font of fontsOf(style)) rows.push(['font', `  ${font}`, kb(gzip(font)), '']);
  }
  const fonts = fontsOf(manifest[STYLES[0]]).reduce((sum, font) => sum + gzip(font), 0);
  rows.push(['fonts of every page', 'all faces', kb(fonts), kb(LIMITS.fonts)]);
  if (fonts > LIMITS.fonts) findings.push(`fonts: ${kb(fonts)}, where ${kb(LIMITS.fonts)} is the most`);
  return { findings, told: table(['page', 'what', 'gzip', 'at most'], rows) };
}

function fontsOf(style: Chunk | undefined): string[] {
  return (style?.assets ?? []).filter((file) => file.endsWith('.woff2'));
}

function builtBundle(folder: string): Bundle {
  const file = path.join(folder, '.vite/manifest.json');
  if (!existsSync(file)) throw new Error(`the build left no ${file}`);
  const read = (name: string) => readFileSync(path.join(folder, name));
  return {
    manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest,
    text: (name) => read(name).toString('utf8'),
    gzip: (name) => gzipSync(read(name), { level: 9 }).length,
  };
}

/** The sentences we look for are still those of the parser; with a new version of GraphQL they may change. */
function forgottenSentences(): string[] {
  const lexer = createRequire(import.meta.url).resolve('graphql/language/lexer.js');
  const source = readFileSync(lexer, 'utf8');
  return PARSER.filter((sentence) => !source.includes(sentence)).map(
    (sentence) => `GraphQL's parser no longer says “${sentence}”: choose another sentence in tests/checks/weight.ts`,
  );
}

const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column > 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return [head, ...rows].map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
