import { expect, test } from '@jest/globals';
import { faultInCaptions } from './webvtt.ts';

const told = (text: string) => {
  const fault = faultInCaptions(Buffer.from(text));
  return fault && `${fault.key} ${fault.values.line}`;
};
const cue = (words: string, time = '00:01.000 --> 00:02.000') => `WEBVTT\n\n${time}\n${words}\n`;

test.each([
  [
    'cues with names, notes, places and marks',
    'WEBVTT - film\n\nNOTE van ons\n\neen\n00:01.000 --> 00:02.500 align:start line:0\n<v Els>Dag <b>allemaal</b> &amp; jij\n\n01:00:00.000 --> 01:00:01.000\nTot <i>dan</i>\n',
  ],
  ['a mark of byte order and lines of Windows', '\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nDag\r\n'],
])('%s are right', (_, text) => {
  expect(told(text)).toBeUndefined();
});

test.each([
  ['something else', 'Dag allemaal', 'media.vtt.header 1'],
  ['words right under the header', 'WEBVTT\nKind: captions\n\n00:01.000 --> 00:02.000\nx\n', 'media.vtt.header 1'],
  ['no cue', 'WEBVTT\n', 'media.vtt.empty 1'],
  ['a time that goes back', cue('x', '00:02.000 --> 00:01.000'), 'media.vtt.time 3'],
  ['a time that is none', cue('x', '00:99.000 --> 00:01.000'), 'media.vtt.time 3'],
  ['cues out of order', `${cue('x', '00:05.000 --> 00:06.000')}\n00:01.000 --> 00:02.000\ny\n`, 'media.vtt.order 6'],
  ['a script', cue('<script>alert(1)</script>'), 'media.vtt.tag 3'],
  ['a tag with an event', cue('<b onclick=x&y>a</b>'), 'media.vtt.tag 3'],
  ['a tag that stays open', cue('<b>a'), 'media.vtt.tag 3'],
  ['tags that cross', cue('<b><i>a</b></i>'), 'media.vtt.tag 3'],
  ['a loose sign', cue('a < b'), 'media.vtt.tag 3'],
  ['another arrow', cue('a --> b'), 'media.vtt.tag 3'],
  [
    'styles',
    'WEBVTT\n\nSTYLE\n::cue { background: url(https://x) }\n\n00:01.000 --> 00:02.000\nx\n',
    'media.vtt.time 4',
  ],
  ['a setting that is none', cue('x', '00:01.000 --> 00:02.000 region:x'), 'media.vtt.setting 3'],
  ['times without words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', 'media.vtt.silent 3'],
  ['a line without end', cue('x'.repeat(501)), 'media.vtt.line 4'],
  ['nothing', cue('a\0b'), 'media.vtt.letters 0'],
])('%s is told by line', (_, text, expected) => {
  expect(told(text)).toBe(expected);
});

test('bytes that are no UTF-8, and more than there may be, are told', () => {
  expect(faultInCaptions(Buffer.from([0x57, 0xff, 0xfe]))?.key).toBe('media.vtt.letters');
  expect(faultInCaptions(Buffer.alloc(500_001, 'x'))?.key).toBe('media.vtt.large');
});

test('many tags that never end are looked at in a moment', () => {
  expect(told(cue(Array.from({ length: 900 }, () => '<c.'.repeat(150)).join('\n')))).toBe('media.vtt.tag 3');
});
