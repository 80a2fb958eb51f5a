import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, readDraft, showable, toMarkdown, validate, withoutEmptyLines } from './index.ts';
import { documents } from './testing/documents.ts';

const RUNS = { numRuns: 100, endOnFailure: true };
const paragraph = (text: string, key: string | null = null) => ({
  type: 'paragraph',
  attrs: { key },
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});
const doc = (...content: unknown[]) => ({ type: 'doc', content });

describe('a lesson that is being written', () => {
  test('every document is a draft, and comes out of it the same, byte for byte in Markdown', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const draft = readDraft(JSON.parse(JSON.stringify(document)));
        expect(validate(draft)).toEqual({ document, problems: [] });
        const shown = showable(draft!);
        expect(shown.problems).toEqual([]);
        expect(toMarkdown(shown.document)).toBe(toMarkdown(document));
      }),
      RUNS,
    );
  });

  test('what is not filled in yet is kept, left out of what is shown, and told by its block', () => {
    const draft = readDraft(
      doc(
        paragraph('Een', 'een'),
        paragraph('', 'leeg'),
        { type: 'prompt', attrs: { key: 'vraag', question: '' } },
        { type: 'image', attrs: { key: 'beeld', src: 'media/a.svg', alt: '' } },
      ),
    );
    const { document, problems } = showable(draft!);
    expect(document.content.map(({ attrs }) => attrs.key)).toEqual(['een']);
    expect(new Set(problems.map(({ key }) => key))).toEqual(new Set(['vraag', 'beeld']));
  });

  test('empty lines go where they are of no use, and stay where a block needs one', () => {
    const callout = {
      type: 'callout',
      attrs: { key: 'tip', kind: 'tip' },
      content: [paragraph('Doe dit'), paragraph('')],
    };
    const alone = { ...callout, attrs: { key: 'leeg', kind: 'tip' }, content: [paragraph('')] };
    const help = { type: 'prompt', attrs: { key: 'p', question: 'En?' }, content: [paragraph('')] };
    const tidy = withoutEmptyLines(readDraft(doc(paragraph('', 'x'), callout, alone, help))!);
    expect(tidy.content.map(({ content }) => content?.length)).toEqual([1, 1, 0]);
  });

  test('what has another shape, or is far too much, is no draft', () => {
    expect(readDraft(null)).toBeUndefined();
    expect(readDraft({ type: 'paragraph' })).toBeUndefined();
    expect(readDraft(doc({ type: 'script' }))).toBeUndefined();
    expect(readDraft(doc({ type: 'callout', attrs: { kind: {} } }))).toBeUndefined();
    expect(readDraft(doc({ type: 'listItem' }))).toBeUndefined();
    expect(readDraft(doc(paragraph('\0')))).toBeUndefined();
    expect(readDraft(doc(...Array.from({ length: 1001 }, () => paragraph('x'))))).toBeUndefined();
    expect(readDraft(doc(paragraph('x'.repeat(500_000))))).toBeUndefined();
    let deep: unknown = paragraph('x');
    for (let at = 0; at < 50; at += 1) deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] };
    expect(readDraft(doc(deep))).toBeUndefined();
  });

  test('a link that may lead nowhere is words', () => {
    const marks = [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }, { type: 'strong' }];
    const draft = readDraft(doc({ ...paragraph('', 'a'), content: [{ type: 'text', text: 'klik', marks }] }));
    expect(draft?.content[0]?.content).toEqual([{ type: 'text', text: 'klik', marks: [{ type: 'strong' }] }]);
    expect(validate(draft).problems).toEqual([]);
  });

  test('lines are what one reads, fields too', () => {
    const check = {
      type: 'check',
      attrs: { key: 'c' },
      content: [
        paragraph('Wat klopt?'),
        { type: 'checkOption', attrs: { correct: true }, content: [paragraph('Dit'), paragraph('Omdat')] },
      ],
    };
    const draft = readDraft(doc({ type: 'discussion', attrs: { key: 'd', question: 'En jij?' } }, check));
    expect(linesOf(draft!)).toEqual(['En jij?', 'Wat klopt?', 'Dit', 'Omdat']);
  });
});
