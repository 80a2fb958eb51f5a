import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SealBroken, Seals, sealedWith } from './seals.ts';

const [A, B] = ['5ea1'.repeat(16), '0b1e'.repeat(16)];
const OF = ['reflection', 'persoon', 'module', 'vraag'] as const;

test('any text comes back as it was, and two seals of one text have nothing in common', () => {
  const seals = new Seals([A]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      const [one, other] = [seals.seal(text, OF), seals.seal(text, OF)];
      expect(seals.open(one, OF)).toBe(text);
      expect(one.equals(other)).toBe(false);
      if (text.length > 3) expect(one.includes(Buffer.from(text, 'utf8'))).toBe(false);
    }),
  );
});

test('the first key seals, and each of them opens', () => {
  const sealed = new Seals([A]).seal('Een zin.', OF);
  expect(new Seals([B, A]).open(sealed, OF)).toBe('Een zin.');
  expect(sealedWith(new Seals([B, A]).seal('Een zin.', OF))).toEqual(new Seals([B]).keyId);
});

test('without its key it stays closed', () => {
  const sealed = new Seals([A]).seal('Een zin.', OF);
  expect(() => new Seals([B]).open(sealed, OF)).toThrow(SealBroken);
});

test('one bit changed anywhere, or anything cut off, and it stays closed', () => {
  const seals = new Seals([A]);
  const sealed = seals.seal('Een zin van mij.', OF);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const altered = Buffer.from(sealed);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => seals.open(altered, OF)).toThrow(SealBroken);
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => seals.open(sealed.subarray(0, length), OF)).toThrow(SealBroken);
  }
});

test('in the row of another person or prompt it stays closed, however the names are cut', () => {
  const seals = new Seals([A]);
  const sealed = seals.seal('Een zin.', ['reflection', 'ab', 'c']);
  for (const of of [
    ['reflection', 'a', 'bc'],
    ['reflection', 'ab', 'd'],
    ['reflection', 'ab'],
    ['step', 'ab', 'c'],
  ])
    expect(() => seals.open(sealed, of as [string])).toThrow(SealBroken);
});
