import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { elementsIn } from '../testing/tokenizer.ts';
import { postExcerpt, postToHtml } from './post.ts';

describe('a post as HTML', () => {
  test('has paragraphs, lists, quotes, emphasis and the ends of lines as they were typed', () => {
    expect(postToHtml('Dag,\ndit *werkte* **echt**.\n\n- één\n- twee\n\n> wat ze zei\n\n3. drie\n4. vier')).toBe(
      '<p>Dag,<br>dit <em>werkte</em> <strong>echt</strong>.</p><ul><li>één</li><li>twee</li></ul>' +
        '<blockquote><p>wat ze zei</p></blockquote><ol start="3"><li>drie</li><li>vier</li></ol>',
    );
  });

  test('leads to other sites, named or simply typed, and tells search engines not to follow', () => {
    const rel = 'rel="nofollow ugc noopener noreferrer"';
    expect(postToHtml('Zie [de brief](https://school.test/brief?a=1&b=2).')).toBe(
      `<p>Zie <a href="https://school.test/brief?a=1&amp;b=2" ${rel}>de brief</a>.</p>`,
    );
    expect(postToHtml('Zie https://school.test/brief, of (http://a.test/x).')).toBe(
      `<p>Zie <a href="https://school.test/brief" ${rel}>https://school.test/brief</a>, of (<a href="http://a.test/x" ${rel}>http://a.test/x</a>).</p>`,
    );
  });

  test.each([
    ['[klik](javascript:alert(1))', '<p>klik</p>'],
    ['[klik](data:text/html,x)', '<p>klik</p>'],
    ['[klik](//elders.test)', '<p>klik</p>'],
    ['[klik](https://"onmouseover=alert(1))', '<p>klik</p>'],
    ['<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['&lt;b&gt;', '<p>&amp;lt;b&amp;gt;</p>'],
    ['![beeld](https://a.test/x.png)', undefined],
    ['# titel', '<p># titel</p>'],
    ['```\ncode\n```', '<p>```<br>code<br>```</p>'],
    ['[a]: https://a.test\n\n[a]', undefined],
  ])('shows %s as text', (written, expected) => {
    const html = postToHtml(written);
    if (expected !== undefined) expect(html).toBe(expected);
    expect(html).not.toMatch(/<(img|script|h1|code|pre)/);
  });

  test('is made of its own elements only, whatever is written', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '"', "'", '&', '*', '_', '[', ']', '(', ')', '!', '`', '\n', '\n\n', '> ', '- ', '1. ', ' '],
      ...['https://a.test/', 'javascript:', 'onerror=', '<svg/onload=x>', 'a', '&#x3c;', '\\', '\u2028', '\ufeff'],
    );
    const allowed = new Set(['p', 'br', 'ul', 'ol', 'li', 'blockquote', 'em', 'strong', 'a']);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const { name, attrs } of elementsIn(postToHtml(pieces.join('')))) {
          if (name === '') continue;
          expect(allowed).toContain(name);
          expect(Object.keys(attrs).filter((attr) => !['href', 'rel', 'start'].includes(attr))).toEqual([]);
          expect(attrs.href ?? 'https://').toMatch(/^https?:\/\//i);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes time by its length only: what is too tangled is shown as it was typed', () => {
    const tangled = '*a_[b](`'.repeat(1200);
    expect(postToHtml(tangled)).toBe(`<p>${tangled}</p>`);
    expect(postToHtml(`${'>'.repeat(5000)} x`)).toContain('&gt;&gt;');
  });
});

describe('an excerpt', () => {
  test('is the words on one line, cut between characters', () => {
    expect(postExcerpt('Dag,\n\n- *één*\n- [twee](https://a.test)\n\n> drie', 100)).toBe('Dag, één twee drie');
    expect(postExcerpt('👩‍🏫'.repeat(5), 4)).toBe('👩‍🏫…');
    expect(postExcerpt('<b>vet</b>', 100)).toBe('<b>vet</b>');
  });
});
