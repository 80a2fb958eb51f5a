import { describe, expect, test } from '@jest/globals';
import { StripeFailure } from './failure.ts';
import { decodeForm } from './form-encoding.ts';

const plain = (text: string) => JSON.parse(JSON.stringify(decodeForm(text)));

describe('the bracketed form encoding', () => {
  test.each([
    ['', {}],
    ['a=1&b=', { a: '1', b: '' }],
    ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
    ['a[0]=x&a[1]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a[]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a=%C3%A9+%26', { a: 'é &' }],
    ['a=1&a=2', { a: '2' }],
  ])('%j', (text, expected) => {
    expect(plain(text)).toEqual(expected);
  });

  test.each(['a[=1', 'a[b]c=1', '[a]=1', 'a[b[c]]=1', 'a=1&a[b]=2', 'a[b]=1&a=2', `a${'[b]'.repeat(9)}=1`])(
    '%j is refused',
    (text) => {
      expect(() => decodeForm(text)).toThrow(StripeFailure);
    },
  );

  test('no name reaches a prototype', () => {
    decodeForm('__proto__[polluted]=1&a[__proto__][polluted]=1&constructor[prototype][polluted]=1');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  test('too many parameters are refused', () => {
    expect(() => decodeForm('a=1&'.repeat(2001))).toThrow('2000');
  });
});
