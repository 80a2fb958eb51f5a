import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { messagesIn, translate } from './index.ts';
import { nlBE } from './nl-BE/index.ts';
import { saying } from './say.ts';

const others = { fr, en } satisfies Record<string, Record<string, string>>;
const keys = Object.keys(nlBE) as (keyof typeof nlBE)[];

/** The arguments of a sentence with how each is used, such as `count plural`. */
function argumentsOf(pattern: string, locale: string): string[] {
  const found = new Set<string>();
  type Part = { type: number; value?: string; options?: Record<string, { value: unknown[] }> };
  const read = (parts: readonly unknown[]): void => {
    for (const { type, value, options } of parts as Part[]) {
      if (value !== undefined && type !== 0) found.add(`${value} ${options ? 'plural' : 'plain'}`);
      for (const option of Object.values(options ?? {})) read(option.value);
    }
  };
  read(new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe.each(Object.entries(others))('the catalogue in %s', (locale, catalogue) => {
  test('says what the Dutch one says, no more and no less', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => catalogue[key].trim() === '')).toEqual([]);
  });

  test('takes the same values in every sentence', () => {
    const taken = (of: Record<string, string>, language: string) =>
      keys.map((key) => [key, argumentsOf(of[key] ?? '', language)]);
    expect(taken(catalogue, locale)).toEqual(taken(nlBE, 'nl-BE'));
  });

  test('parts every mail in as many paragraphs', () => {
    const bodies = keys.filter((key) => key.startsWith('mail.') && key.endsWith('.body'));
    const paragraphs = (of: Record<string, string>) => bodies.map((key) => [key, of[key]?.split('\n\n').length]);
    expect(paragraphs(catalogue)).toEqual(paragraphs(nlBE));
  });

  test('keeps the school’s own words in Dutch', () => {
    for (const key of ['home.why.quote', 'home.how.quote', 'home.what.quote'] as const) {
      expect(/“[^”]*”/.exec(catalogue[key])?.[0]).toBe(/“[^”]*”/.exec(nlBE[key])?.[0]);
    }
  });

  test('leaves no sentence in Dutch but the words of the school and of the lessons', () => {
    const same = keys.filter((key) => catalogue[key] === nlBE[key] && catalogue[key].split(' ').length > 3);
    expect(same).toEqual(['reader.action.if-then', 'home.why.quote', 'home.how.quote']);
  });
});

test('French is set with hard spaces, so that no line begins with a mark', () => {
  const loose = Object.entries(fr).filter(([, sentence]) => /\S [:;?!»]|« (?=\S)/.test(sentence));
  expect(loose).toEqual([]);
});

test('nobody is addressed with an exclamation mark, but in the words of the school', () => {
  for (const catalogue of [nlBE, fr, en])
    expect(Object.entries(catalogue).filter(([, text]) => text.replace(/“[^”]*”/g, '').includes('!'))).toEqual([]);
});

describe('a sentence', () => {
  test('counts as its language counts', () => {
    const counted = (count: number) =>
      (['nl-BE', 'fr', 'en'] as const).map((locale) => translate(locale, 'lessons', { count }));
    expect(counted(0)).toEqual(['0 lessen', '0 leçon', '0 lessons']);
    expect(counted(1)).toEqual(['1 les', '1 leçon', '1 lesson']);
    expect(counted(1200)).toEqual(['1.200 lessen', '1\u202f200 leçons', '1,200 lessons']);
  });

  test('puts values in as text, whatever they hold', () => {
    expect(messagesIn('fr')('reader.next', { title: '<b>{les}</b>' })).toBe('Suivante\u00a0: <b>{les}</b>');
  });

  test('that was not handed over is a fault, never an empty place on the page', () => {
    expect(() => saying('en', { 'site.skip': 'To the content' })('site.menu')).toThrow('site.menu');
  });
});
