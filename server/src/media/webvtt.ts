import type { MessageKey, MessageValues } from '@fluxus/messages';

/** What is wrong with captions, by line. */
export type CaptionFault = Readonly<{ key: MessageKey; values: MessageValues }>;

/** Bytes of a file of captions, at most. */
export const LARGEST_CAPTIONS = 500_000;
const MOST_CUES = 5000;
const LONGEST_LINE = 500;
const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const SETTING =
  /^(?:align:(?:start|center|end|left|right)|vertical:(?:rl|lr)|line:-?[\d.]+%?(?:,(?:start|center|end))?|position:[\d.]+%(?:,(?:line-left|center|line-right))?|size:[\d.]+%)$/;
const TAG =
  /<(\/?)(b|i|u|c|v|lang|ruby|rt|)((?:\.[\w-]+)*)(?:[ \t]+[^<>&]{1,100})?>|<(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}>/g;
const REFERENCE = /&(?:amp|lt|gt|nbsp|lrm|rlm);/g;

type Line = Readonly<{ text: string; number: number }>;

/**
 * The first thing that is wrong with a WebVTT file (https://www.w3.org/TR/webvtt1/), or undefined. Stricter than players
 * are: no styles and no regions, cues in order of time, tags that are closed, nothing that only looks like a tag.
 */
export function faultInCaptions(bytes: Buffer): CaptionFault | undefined {
  if (bytes.length > LARGEST_CAPTIONS) return fault('media.vtt.large', 0, { most: LARGEST_CAPTIONS / 1000 });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fault('media.vtt.letters', 0);
  }
  if (text.includes('\0')) return fault('media.vtt.letters', 0);
  const blocks = blocksOf(text);
  const first = blocks.shift();
  if (!first || !/^WEBVTT(?:[ \t][^\n]*)?$/.test(first[0]?.text ?? '') || first.length > 1)
    return fault('media.vtt.header', 1);
  let before = 0;
  let cues = 0;
  for (const block of blocks) {
    const [line] = block;
    if (!line || /^NOTE(?:[ \t]|$)/.test(line.text)) continue;
    const read = readCue(block, before);
    if ('key' in read) return read;
    before = read.begin;
    cues += 1;
    if (cues > MOST_CUES) return fault('media.vtt.many', line.number, { most: MOST_CUES });
  }
  return cues === 0 ? fault('media.vtt.empty', 1) : undefined;
}

function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = [];
  let open: Line[] | undefined;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') open = undefined;
    else if (open) open.push({ text: line, number: at + 1 });
    else {
      open = [{ text: line, number: at + 1 }];
      blocks.push(open);
    }
  }
  return blocks;
}

function readCue(block: readonly Line[], before: number): CaptionFault | { begin: number } {
  const at = block[0]?.text.includes('-->') ? 0 : 1;
  const timed = block[at];
  const number = timed?.number ?? block[0]?.number ?? 1;
  const parts = /^(\S+)[ \t]+-->[ \t]+(\S+)((?:[ \t]+\S+)*)[ \t]*$/.exec(timed?.text ?? '');
  const begin = secondsOf(parts?.[1] ?? '');
  const end = secondsOf(parts?.[2] ?? '');
  if (begin === undefined || end === undefined || end <= begin) return fault('media.vtt.time', number);
  if (begin < before) return fault('media.vtt.order', number);
  const settings = (parts?.[3] ?? '').split(/[ \t]+/).filter(Boolean);
  if (!settings.every((setting) => SETTING.test(setting))) return fault('media.vtt.setting', number);
  const payload = block.slice(at + 1);
  if (payload.length === 0) return fault('media.vtt.silent', number);
  const long = payload.find(({ text }) => text.length > LONGEST_LINE);
  if (long) return fault('media.vtt.line', long.number, { most: LONGEST_LINE });
  const words = payload.map(({ text }) => text).join('\n');
  if (words.includes('-->') || /[<&]/.test(words.replace(TAG, '').replace(REFERENCE, '')) || !closed(words))
    return fault('media.vtt.tag', number);
  return { begin };
}

function closed(words: string): boolean {
  const open: string[] = [];
  for (const [, slash, name] of words.matchAll(TAG)) {
    if (name === undefined) continue;
    if (name === '') return false;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return false;
  }
  // who speaks need not be closed where that is all of a cue
  return open.length === 0 || (open.length === 1 && open[0] === 'v');
}

function secondsOf(time: string): number | undefined {
  const [whole, hours = '0', minutes, seconds, thousandths] = TIME.exec(time) ?? [];
  if (whole === undefined) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
}

function fault(key: MessageKey, line: number, values: MessageValues = {}): CaptionFault {
  return { key, values: { line, ...values } };
}
