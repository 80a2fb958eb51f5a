import { VAT_TREATMENTS as NAMED } from '@fluxus/curriculum';
import { expect, test } from '@jest/globals';
import { VAT_TREATMENTS } from './vat.ts';

test('every VAT treatment that a curriculum may name is known', () => {
  expect(Object.keys(VAT_TREATMENTS)).toEqual(expect.arrayContaining([...NAMED]));
});
