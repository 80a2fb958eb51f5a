import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineDifference } from './line-difference.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

describe('the difference of two texts', () => {
  test('gives both of them back', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const difference = lineDifference(before, after);
        const without = (kind: string) => difference.filter((one) => one.kind !== kind).map(({ words }) => words);
        expect(without('new')).toEqual(before);
        expect(without('gone')).toEqual(after);
      }),
    );
  });

  test('strikes out no more than it has to', () => {
    expect(lineDifference(['a', 'b', 'c'], ['a', 'x', 'c']).map(({ kind }) => kind)).toEqual([
      'same',
      'gone',
      'new',
      'same',
    ]);
  });
});
