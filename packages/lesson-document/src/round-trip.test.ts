import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Node } from 'prosemirror-model';
import { fromMarkdown, lessonSchema, toMarkdown, validate } from './index.ts';
import { documents, scribbles } from './testing/documents.ts';

/** A document that fails is told as it is: making it smaller takes far longer than finding it. */
const RUNS = { numRuns: 100, endOnFailure: true };

describe('a lesson goes back and forth', () => {
  test('document to Markdown to document is the same document', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { document: again, problems } = fromMarkdown(toMarkdown(document));
        expect(problems).toEqual([]);
        expect(again).toEqual(document);
      }),
      RUNS,
    );
  });

  test('Markdown to document to Markdown to document is the same document, whatever was scribbled', () => {
    let read = 0;
    fc.assert(
      fc.property(scribbles, (text) => {
        const { document, problems } = fromMarkdown(text, { assignKeys: true });
        if (!document) {
          expect(problems).not.toEqual([]);
          return;
        }
        read += 1;
        const written = toMarkdown(document);
        expect(fromMarkdown(written)).toEqual({ document, problems: [] });
        expect(toMarkdown(document)).toBe(written);
      }),
      { ...RUNS, numRuns: 500 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('a checked document is in its one form: checking it again changes nothing', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(validate(structuredClone(document))).toEqual({ document, problems: [] });
      }),
      RUNS,
    );
  });

  test('ProseMirror takes a checked document as it is and gives the same back', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const node = Node.fromJSON(lessonSchema, document);
        node.check();
        expect(validate(node.toJSON())).toEqual({ document, problems: [] });
      }),
      RUNS,
    );
  });
});
