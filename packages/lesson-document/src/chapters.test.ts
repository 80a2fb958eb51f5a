import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeProblem, readChapters } from './index.ts';

const told = (file: string) => readChapters(file).problems.map(describeProblem);
const ONE = '00:00.000 --> 00:02.000\nEerst\n';

describe('the chapters of a film', () => {
  test('are the cues of a WebVTT file, whatever else stands in it', () => {
    const file = `WEBVTT hoofdstukken\r\n\r\nNOTE zelf geschreven\r\n\r\n${ONE}\r\n\r\ntwee\r\n00:02.000 --> 00:04.000 line:0\r\n<v Juf>Dan</v>\r\n`;
    expect(readChapters(file)).toEqual({
      chapters: [
        { at: 0, title: 'Eerst' },
        { at: 2, title: 'Dan' },
      ],
      problems: [],
    });
  });

  test.each([
    [
      'another kind of file',
      '1\n00:00:00,000 --> 00:00:02,000\nEerst\n',
      /^Regel 1: Dit is geen bestand met hoofdstukken/,
    ],
    ['nothing', '', /^Regel 1: Dit is geen bestand met hoofdstukken/],
    ['no chapter', 'WEBVTT\n\nNOTE niets\n', /^Regel 1: Er staat geen hoofdstuk in/],
    [
      'a time with a comma',
      'WEBVTT\n\n00:00,000 --> 00:02,000\nEerst\n',
      /^Regel 3: “00:00,000 --> 00:02,000” is geen tijd/,
    ],
    ['words without a time', 'WEBVTT\n\nEerst\n', /^Regel 3: “Eerst” is geen tijd/],
    ['an end before the beginning', 'WEBVTT\n\n00:02.000 --> 00:01.000\nEerst\n', /^Regel 3: .* is geen tijd/],
    ['a chapter without a title', 'WEBVTT\n\n00:00.000 --> 00:02.000\n', /^Regel 3: Dit hoofdstuk heeft geen titel/],
    [
      'chapters out of order',
      `WEBVTT\n\n00:05.000 --> 00:06.000\nLater\n\n${ONE}`,
      /^Regel 6: Dit hoofdstuk begint niet na/,
    ],
  ])('%s: told by line', (_, file, sentence) => expect(told(file)).toEqual([expect.stringMatching(sentence)]));

  test('anything at all is read or told, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        for (const file of [words, `WEBVTT\n\n${ONE}\n${words}\n\n00:09.000 --> 00:10.000\n${words}`])
          readChapters(file);
      }),
    );
  });
});
