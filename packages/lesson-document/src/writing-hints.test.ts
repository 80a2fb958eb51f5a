import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown, type LessonDraft, readingMinutes, writingHints } from './index.ts';
import { documents } from './testing/documents.ts';

const lesson = (markdown: string): LessonDraft => {
  const { document, problems } = fromMarkdown(markdown, { assignKeys: true });
  if (!document) throw new Error(JSON.stringify(problems));
  return document as LessonDraft;
};
const PROMPT = '\n\n:::prompt[Wat denk jij?]{#vraag}\n:::\n';
const kinds = (markdown: string) => writingHints(lesson(markdown + PROMPT)).map(({ kind }) => kind);
const draft = (...content: LessonDraft['content']): LessonDraft => ({ type: 'doc', content });

describe('help for who writes', () => {
  test('says nothing of a lesson that is fine', () => {
    expect(writingHints(lesson(`Dit is een gewone zin. En nog een. {#een}${PROMPT}`))).toEqual([]);
  });

  test('a sentence that is too long, with its block and how it begins', () => {
    const long = `${Array.from({ length: 30 }, () => 'woord').join(' ')}. Kort.`;
    expect(writingHints(lesson(`${long} {#lang}${PROMPT}`))).toEqual([
      { kind: 'long-sentence', count: 30, words: 'woord woord woord woord woord woord…', key: 'lang' },
    ]);
    expect(kinds('Verantwoordelijkheidsgevoel telt. {#w}')).toEqual(['long-word']);
  });

  test('headings out of order, and links that say or lead nothing', () => {
    expect(kinds('### Klein {#k}')).toEqual(['heading-order']);
    expect(kinds('## Groot {#g}\n\n### Klein {#k}')).toEqual([]);
    expect(kinds('Kijk [hier](https://a.be). {#l}')).toEqual(['bare-link']);
    expect(kinds('Zie [de uitleg](#weg). {#l}')).toEqual(['link-nowhere']);
    expect(kinds('Zie [de vraag](#vraag). {#l}')).toEqual([]);
  });

  test('what is not filled in yet, and a lesson that asks nothing', () => {
    const answer = { type: 'checkOption', attrs: { correct: false }, content: [] };
    expect(
      writingHints(
        draft(
          { type: 'image', attrs: { key: 'i', src: 'a.svg', alt: '', decorative: false } },
          { type: 'discussion', attrs: { key: 'd', question: '' } },
          { type: 'check', attrs: { key: 'c' }, content: [{ type: 'paragraph' }, answer] },
        ),
      ),
    ).toEqual([
      { kind: 'no-alternative', key: 'i' },
      { kind: 'no-question', key: 'd' },
      { kind: 'no-question', key: 'c' },
      { kind: 'no-right-answer', key: 'c' },
      { kind: 'no-prompt' },
    ]);
  });

  test('how long it takes to read', () => {
    expect(readingMinutes(draft())).toBe(0);
    expect(readingMinutes(lesson(`${Array.from({ length: 401 }, () => 'woord').join(' ')} {#a}`))).toBe(3);
  });

  test('looks at any lesson', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { key } of writingHints(document as LessonDraft))
          if (key) expect(document.content.map(({ attrs }) => attrs.key)).toContain(key);
      }),
    );
  });
});
