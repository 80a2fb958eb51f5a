import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeProblem, fromMarkdown, validate } from './index.ts';

const text = (words: unknown, marks?: unknown) => ({ type: 'text', text: words, ...(marks ? { marks } : {}) });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', attrs: { key: 'a' }, content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const codesOf = (value: unknown) => validate(value).problems.map((problem) => problem.code);
const nested = (depth: number): unknown =>
  depth === 0
    ? paragraph(text('diep'))
    : { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('x')), nested(depth - 1)] }] };

describe('checking what somebody sent', () => {
  test.each([
    ['nothing', undefined, ['document.shape']],
    ['null', null, ['document.shape']],
    ['a list', [], ['document.shape']],
    ['a text', 'doc', ['document.shape']],
    ['another type', { type: 'iets', content: 3 }, ['document.shape']],
    ['content that is no list', { type: 'doc', content: { length: 1 } }, ['document.shape']],
    ['a block that is none', doc(3), ['node.shape']],
    ['a block without a type', doc({}), ['node.shape']],
    ['a block of an unknown type', doc({ type: 'script' }), ['node.unknown']],
    ['a block by a name every object has', doc({ type: '__proto__' }), ['node.unknown']],
    ['a document in a document', doc(doc()), ['node.unknown']],
    ['words without a paragraph', doc(text('los')), ['node.unknown']],
    [
      'an item without a list',
      doc({ type: 'listItem', content: [paragraph(text('x'))] }),
      ['node.misplaced', 'key.missing'],
    ],
    ['attributes that are a list', doc({ ...paragraph(text('x')), attrs: [] }), ['attrs.shape']],
    ['a key that is no text', doc({ ...paragraph(text('x')), attrs: { key: 3 } }), ['text.shape']],
    ['an attribute too many', doc({ ...paragraph(text('x')), attrs: { key: 'a', onclick: 'x' } }), ['attr.unknown']],
    ['words that are no text', doc(paragraph(text({ toString: 1 }))), ['text.shape']],
    ['a type that is no text', doc(paragraph({ type: { toString: 1, valueOf: 1 } })), ['node.misplaced']],
    ['half a character', doc(paragraph(text('\udc00'))), ['characters']],
    ['NUL', doc(paragraph(text('a\0b'))), ['characters']],
    ['an unknown mark', doc(paragraph(text('a', [{ type: 'underline' }]))), ['mark.unknown']],
    ['marks that are no list', doc(paragraph(text('a', 'strong'))), ['mark.unknown']],
    ['a mark that is nothing', doc(paragraph(text('a', [null]))), ['mark.unknown']],
    ['a link to nowhere', doc(paragraph(text('a', [{ type: 'link' }]))), ['link.address']],
    ['no words', doc(paragraph(text(' \n '))), ['empty']],
    [
      'a number out of reach',
      doc({ type: 'orderedList', attrs: { key: 'a', start: 0.5 }, content: [] }),
      ['attr.number', 'node.incomplete'],
    ],
    ['lists too deep in each other', doc(nested(20)), ['too-deep', 'too-deep', 'key.missing']],
    ['too many blocks', doc(...Array(501).fill(paragraph(text('x')))), ['too-many-blocks']],
    ['too many words', doc(paragraph(text('x'.repeat(200_001)))), ['too-large']],
    [
      'too many nodes',
      doc({ type: 'paragraph', attrs: { key: 'a' }, content: Array(1_000_000).fill(text('x')) }),
      ['too-large'],
    ],
  ])('%s', (_, value, codes) => expect(codesOf(value)).toEqual(codes));

  test('a tree deeper than the stack is refused', () => {
    let value: unknown = paragraph(text('x'));
    for (let depth = 0; depth < 50_000; depth += 1)
      value = { type: 'blockquote', attrs: { key: 'a' }, content: [value] };
    expect(codesOf(doc(value))).toEqual(['too-deep']);
  });

  test('no more problems are told than somebody can read', () => {
    expect(validate(doc(...Array(500).fill({ type: 'heading' }))).problems).toHaveLength(100);
  });

  test('a problem is told at the block by its key, or by its place', () => {
    const { problems } = validate(doc({ ...paragraph(text('')), attrs: { key: 'mijn-blok' } }, 3));
    expect(problems.map(describeProblem)).toEqual([
      'Blok “mijn-blok”: Hier staat geen tekst. Schrijf er iets in of haal het weg.',
      'Blok 2: Hier hoort een blok met een type, en dat is het niet.',
    ]);
  });

  test('any JSON gives an answer, never an exception; what is accepted is accepted again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 6 }), almost()), (value) => {
        const { document, problems } = validate(value);
        expect(document === undefined).toBe(problems.length > 0);
        if (document) expect(validate(document)).toEqual({ document, problems: [] });
        for (const problem of problems) expect(describeProblem(problem)).toMatch(/\.$/);
      }),
      { numRuns: 500 },
    );
  });

  test('what is accepted holds nothing that was not looked at', () => {
    const value = JSON.parse(
      '{"type":"doc","__proto__":{"x":1},"more":2,"content":[{"type":"paragraph","style":"x","attrs":{"key":"a"},"content":[{"type":"text","text":"x","onclick":"y"}]}]}',
    );
    expect(JSON.stringify(validate(value).document)).toBe(JSON.stringify(doc(paragraph(text('x')))));
  });

  test('the value that was handed in is not changed', () => {
    const { document } = fromMarkdown(':::check{#k}\nWat?\n\n- [x] a\n\n  b\n- [x] c\n\n  d\n:::\n');
    const value = JSON.parse(JSON.stringify(document).replace('"multiple":true', '"multiple":false'));
    const copy = structuredClone(value);
    expect(validate(value).document).toEqual(document);
    expect(value).toEqual(copy);
  });

  test('whitespace is one space, edges have none, and words with the same marks are one', () => {
    const strong = [{ type: 'strong' }];
    const value = doc(
      paragraph(
        { type: 'hardBreak' },
        text('  a\n\tb '),
        text(' c', strong),
        text('d ', strong),
        { type: 'hardBreak' },
        text(' '),
      ),
    );
    expect(validate(value).document?.content[0]).toHaveProperty('content', [text('a b '), text('cd', strong)]);
  });
});

/** A document in which one thing is something else. */
function almost(): fc.Arbitrary<unknown> {
  const { document } = fromMarkdown(
    'Een **woord**. {#a}\n\n- x\n- y {#b}\n\n::image[c]{#c src="media/x.svg" alt="d"}\n',
  );
  const whole = JSON.stringify(document);
  /** The document with its nth value replaced; how many values were met. */
  const changed = (n: number, value: unknown) => {
    let met = 0;
    const result: unknown = JSON.parse(whole, (_, there) => (met++ === n ? value : there));
    return { result, met };
  };
  const place = fc.nat({ max: changed(-1, undefined).met - 1 });
  return fc.tuple(place, fc.jsonValue({ maxDepth: 1 })).map(([n, value]) => changed(n, value).result);
}
