import { SENTENCES } from './sentences.ts';

/** What kind of problem it is, for programs. */
export type ProblemCode = keyof typeof SENTENCES;

/** What a sentence about a problem is filled in with. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/**
 * One thing that is wrong with a lesson, and where: the line of its Markdown (from 1), the key of the block at the top of
 * the document, or the path in its JSON.
 */
export type LessonProblem = Readonly<{
  code: ProblemCode;
  values?: ProblemValues;
  line?: number;
  key?: string;
  path?: string;
}>;

/** A Dutch sentence for authors: where it is, what is wrong and what to do. Plain text: it may repeat what was written. */
export function describeProblem({ code, values = {}, line, key, path }: LessonProblem): string {
  const sentence = SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => shortened(values[name]));
  const [, at] = /^content\[(\d+)]/.exec(path ?? '') ?? [];
  const block = key === undefined ? (at ? `blok ${Number(at) + 1}` : '') : `blok “${shortened(key)}”`;
  const place =
    line === undefined ? block : [`regel ${line}`, key === undefined ? '' : block].filter(Boolean).join(', ');
  return place === '' ? sentence : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${sentence}`;
}

function shortened(value: string | number | undefined): string {
  const text = String(value ?? '');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
