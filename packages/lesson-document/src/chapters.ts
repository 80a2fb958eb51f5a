import { LIMITS } from './limits.ts';
import type { LessonProblem } from './problem.ts';
import { Problems } from './problems.ts';
import { isUnreadable, oneLine } from './words.ts';

/** A part of a film: where it begins, in seconds, and what it is called. */
export type Chapter = Readonly<{ at: number; title: string }>;

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d\.\d{3})$/;
/** What a WebVTT file may hold besides cues. */
const ASIDE = /^(NOTE|STYLE|REGION)\b/;
const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };

type Line = Readonly<{ text: string; number: number }>;

/**
 * The chapters that a WebVTT file names, one a cue, in the order of the film (https://www.w3.org/TR/webvtt1/). Never
 * throws; what is wrong is told by line, and the chapters that could be read are given all the same.
 */
export function readChapters(file: string): { chapters: readonly Chapter[]; problems: readonly LessonProblem[] } {
  const problems = new Problems();
  const [first, ...cues] = blocksOf(file.slice(0, LIMITS.text));
  if (!/^\ufeff?WEBVTT(?:[ \t]|$)/.test(first?.[0]?.text ?? '')) {
    problems.add('chapters.header', { path: '', line: 1 });
    return { chapters: [], problems: problems.all };
  }
  const chapters: Chapter[] = [];
  for (const cue of cues) {
    if (ASIDE.test(cue[0]?.text ?? '')) continue;
    const chapter = readCue(cue, chapters.at(-1), problems);
    if (chapter) chapters.push(chapter);
  }
  if (chapters.length === 0 && problems.all.length === 0) problems.add('chapters.empty', { path: '', line: 1 });
  return { chapters, problems: problems.all };
}

/** Lines that stand together, parted by empty ones. */
function blocksOf(file: string): Line[][] {
  const blocks: Line[][] = [[]];
  for (const [at, text] of file.split(/\r\n|\r|\n/).entries()) {
    if (text.trim() !== '') blocks.at(-1)?.push({ text, number: at + 1 });
    else if (blocks.at(-1)?.length) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}

function readCue(cue: readonly Line[], before: Chapter | undefined, problems: Problems): Chapter | undefined {
  // a cue may have a name on the line before its times
  const at = cue.findIndex(({ text }, line) => line < 2 && text.includes('-->'));
  const timed = cue[Math.max(at, 0)];
  const place = { path: '', line: timed?.number ?? 1 };
  const [from = '', to = ''] = (timed?.text ?? '').split('-->').map((part) => part.trim().split(/[ \t]/)[0] ?? '');
  const begin = secondsOf(from);
  const end = secondsOf(to);
  if (begin === undefined || end === undefined || end <= begin) {
    return problems.add('chapters.time', place, { value: oneLine(timed?.text ?? '').slice(0, LIMITS.key) });
  }
  const title = titleOf(cue.slice(at + 1));
  if (title === '' || title.length > LIMITS.line) return problems.add('chapters.title', place);
  if (isUnreadable(title)) return problems.add('characters', place);
  if (before && begin <= before.at) return problems.add('chapters.order', place);
  return { at: begin, title };
}

function secondsOf(time: string): number | undefined {
  const [whole, hours = '0', minutes, seconds] = TIME.exec(time) ?? [];
  return whole === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The words of a cue, without the tags and references that WebVTT knows. */
function titleOf(lines: readonly Line[]): string {
  const words = lines.map(({ text }) => text).join(' ');
  const bare = words.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (whole, name: string) => REFERENCES[name] ?? whole);
  return oneLine(bare);
}
