import { describe, expect, test } from '@jest/globals';
import { habitsIn } from './habits.ts';

const found = (text: string) => habitsIn({ file: 'some.ts', text });

describe('habits', () => {
  test.each([
    ['a rule switched off without a reason', '// biome-ignore lint/a11y/noSvgWithoutTitle:'],
    ['a rule switched off for one word', '// biome-ignore lint/a11y/noSvgWithoutTitle: decorative'],
    ['a type fault expected without a reason', '// @ts-expect-error'],
    ['faults silenced wholesale', '// @ts-nocheck'],
    ['one test running alone', "test.only('counts', () => {});"],
    ['one of a table running alone', "test.each.only([1])('counts', () => {});"],
    ['a test standing aside', "describe.skip('counting', () => {});"],
    ['a test promised', "test.todo('counts');"],
    ['a test standing aside by its short name', "xit('counts', () => {});"],
    ['something left for later', '// TODO: count'],
  ])('%s is found, at its line', (_, line) => {
    const [finding, ...more] = found(`const one = 1;\n${line}\n`);
    expect(finding).toMatch(/^some\.ts:2 /);
    expect(more).toEqual([]);
  });

  test('a reason is enough, and words that only resemble are left alone', () => {
    expect(
      found(
        [
          '// biome-ignore lint/a11y/noSvgWithoutTitle: the words stand beside it',
          '// @ts-expect-error: a caller in JavaScript may leave it out',
          "const outfit = fit('house');".replace('fit(', 'outfit('),
          "test('only one place is left', () => {});",
          'const method = items.skip;',
          '// todos are a kind of list',
        ].join('\n'),
      ),
    ).toEqual([]);
  });
});
