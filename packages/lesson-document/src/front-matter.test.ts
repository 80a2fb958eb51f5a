import { describe, expect, test } from '@jest/globals';
import { describeProblem, fromMarkdown, splitFrontMatter } from './index.ts';

describe('fields above a text', () => {
  test('are taken from the top, and problems below are told by the line of the whole text', () => {
    const { fields, body, problems } = splitFrontMatter('---\ntitle: Een\nfree: true\n---\n\nTekst.\n');
    expect({ fields, problems }).toEqual({ fields: { title: 'Een', free: true }, problems: [] });
    expect(fromMarkdown(body).problems).toEqual([expect.objectContaining({ code: 'key.missing', line: 6 })]);
  });

  test('a rule further down is no field', () => {
    const { fields, body } = splitFrontMatter('---\na: 1\n---\nEen {#a}\n\n---\nb: 2\n---\n');
    expect(fields).toEqual({ a: 1 });
    expect(body).toContain('b: 2');
  });

  test.each([
    ['no fields', 'Tekst.\n', 1],
    ['fields that are not closed', '---\ntitle: x\n\nTekst.\n', 1],
    ['fields that cannot be read', '---\ntitle: x\n  y: [\n---\n', 2],
    ['a field that comes twice', '---\na: 1\na: 2\n---\n', 3],
    ['names that stand for more than was written', '---\na: &a [x, x]\nb: [*a, *a]\n---\n', 1],
    ['an unreadable character', '---\na: 1\n---\n\0\n', 4],
  ])('%s: told by line', (_, text, line) => {
    const { fields, problems } = splitFrontMatter(text);
    expect(fields).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(describeProblem(problems[0]!)).toMatch(new RegExp(`^Regel ${line}: .+\\.$`));
  });
});
