import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkAnswers, fromMarkdown, type LessonDocument, toHtml, toSegments, validate } from '../index.ts';
import { documents, everyFieldWith } from '../testing/documents.ts';
import { elementsIn } from '../testing/tokenizer.ts';
import type { CaseToShow } from './case.ts';

const read = (markdown: string): LessonDocument => {
  const { document, problems } = fromMarkdown(markdown);
  expect(problems).toEqual([]);
  return document!;
};
const CASE: CaseToShow = {
  key: 'een-zin',
  title: 'Eén zin bij de foto',
  barrier: 'education',
  age: 'alle leeftijden',
  channel: '',
  situation: 'Ouders krijgen foto’s.',
  approach: 'Bij elke foto een zin.\n\nElke dag.',
  questions: ['Welke zin?', 'En morgen?'],
};
const withWords = (words: string): CaseToShow => ({
  key: words,
  title: words,
  barrier: 'trust',
  age: words,
  channel: words,
  situation: `${words}\n\n${words}`,
  approach: words,
  effect: words,
  questions: [words],
});

/** What attackers write, and what people write who mean no harm. */
const CORPUS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  '</p><iframe srcdoc="x">',
  '<svg/onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#x3C;img src=x onerror=alert(1)&#x3E;',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<![CDATA[<script>x</script>]]>',
  '`alert(1)` {{constructor.constructor("x")()}}',
  '</textarea></title></style></script><b>',
  'javascript:alert(1)',
  '[x](javascript:alert(1)) ![x](x" onerror="y)',
  '<a href="javascript:alert(1)">x</a>',
  "1 < 2 & 3 > 2, zei ze: “ja” en 'nee'",
];

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'id', 'data-block', 'download'],
  img: ['src', 'alt', 'loading'],
  video: ['controls', 'preload', 'playsinline', 'src', 'poster', 'aria-label'],
  track: ['kind', 'srclang', 'label', 'src', 'default'],
  ol: ['start', 'id', 'data-block'],
};
const OTHERS =
  'h2 h3 p ul li em strong br blockquote figure figcaption aside div cite section dl dt dd details summary'.split(' ');
const EVERYWHERE = ['id', 'data-block', 'class', 'aria-labelledby'];

/** Says so when markup holds an element, attribute or address that this package does not make, or is not well closed. */
function expectOwnMarkupOnly(html: string): void {
  for (const { name, attrs } of elementsIn(html)) {
    expect(Object.hasOwn(ALLOWED, name) || OTHERS.includes(name) ? '' : name).toBe('');
    const known = [...EVERYWHERE, ...(ALLOWED[name] ?? [])];
    expect(Object.keys(attrs).filter((attr) => !known.includes(attr))).toEqual([]);
    for (const address of [attrs.href, attrs.src, attrs.poster]) {
      if (address !== undefined) expect(address).toMatch(/^(https?:\/\/|mailto:|\/(?![/\\])|#)/);
    }
  }
}

const markupOf = (document: LessonDocument, words: string): string[] => {
  const options = { resolveCase: () => withWords(words) };
  const parts = toSegments(document, options).flatMap((segment) => {
    if (segment.type === 'html') return [segment.html];
    if (segment.type === 'film') return [segment.transcriptHtml];
    if (segment.type === 'check') return [segment.questionHtml, ...segment.options.map((option) => option.html)];
    return 'helpHtml' in segment && segment.helpHtml ? [segment.helpHtml] : [];
  });
  const answers = [...checkAnswers(document).values()].flat().map((answer) => answer.explanationHtml);
  return [toHtml(document, options), ...parts, ...answers];
};

describe('nothing a person writes becomes markup', () => {
  test.each(CORPUS)('%s', (words) => {
    const { document, problems } = validate(everyFieldWith(words));
    expect(problems).toEqual([]);
    const all = markupOf(document!, words);
    for (const html of all) expectOwnMarkupOnly(html);
    expect(
      elementsIn(all[0]!)
        .map((element) => element.text)
        .join(''),
    ).toContain(words.slice(0, 20));
  });

  test('whatever stands in a document', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const html of markupOf(document, '"<x>')) expectOwnMarkupOnly(html);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//elders.be',
    '/\\elders.be',
    '\\\\elders.be',
    'https:\\elders.be',
    'file:///etc',
    'blob:x',
    'http://',
    'https://a.be/"x',
    'mailto:',
    'elders',
    '',
  ])('a link to %j is refused, and is no link where it was not checked', (href) => {
    const content = [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }];
    const document = { type: 'doc', content: [{ type: 'paragraph', attrs: { key: 'a' }, content }] };
    expect(validate(document).problems.map((problem) => problem.code)).toEqual(['link.address']);
    expect(toHtml(document as unknown as LessonDocument)).toBe('<p id="a" data-block="a">x</p>');
  });

  test.each(['https://a.be', 'http://a.be/x?y=1&z=2#w', 'mailto:a@b.be', '/modules/x', '#titel', "https://a.be/'s"])(
    'a link to %s is a link',
    (href) => {
      const content = [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }];
      const { document } = validate({ type: 'doc', content: [{ type: 'paragraph', attrs: { key: 'a' }, content }] });
      expect(elementsIn(toHtml(document!))[1]).toMatchObject({ name: 'a', attrs: { href } });
    },
  );
});

describe('how a lesson looks', () => {
  const html = (markdown: string, options = {}) => toHtml(read(markdown), options);

  test('every block carries its key, to be seen and linked to', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const blocks = elementsIn(toHtml(document)).filter(({ attrs }) => attrs['data-block'] !== undefined);
        expect(blocks.map(({ attrs }) => [attrs['data-block'], attrs.id])).toEqual(
          document.content.map(({ attrs }) => [attrs.key, attrs.key]),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('titles, words and lists', () => {
    expect(html('## Titel {#t}\n\nEen ***woord***. {#p}\n\n- a\n- b {#l}\n\n4. c\n\n   d {#n}\n')).toBe(
      '<h2 id="t" data-block="t">Titel</h2>' +
        '<p id="p" data-block="p">Een <strong><em>woord</em></strong>.</p>' +
        '<ul id="l" data-block="l"><li>a</li><li>b</li></ul>' +
        '<ol id="n" data-block="n" start="4"><li><p>c</p><p>d</p></li></ol>',
    );
  });

  test('a drawing stands in the page with its words as its name; decoration is silent', () => {
    const inlineSvg = () => '<svg viewBox="0 0 1 1" aria-hidden="true" role="img"><path d="M0 0"/></svg>\n';
    expect(html('::image[Zo]{#b src="media/x.svg" alt="Een “deur”"}\n', { inlineSvg })).toBe(
      '<figure class="figure" id="b" data-block="b"><svg role="img" aria-label="Een “deur”" viewBox="0 0 1 1">' +
        '<path d="M0 0"/></svg><figcaption>Zo</figcaption></figure>',
    );
    expect(html('::image{#b src="media/x.svg" decorative}\n', { inlineSvg })).toContain(
      '<svg aria-hidden="true" focusable="false" viewBox="0 0 1 1">',
    );
    expect(html('::image{#b src="media/x.png" alt="Een deur"}\n')).toContain(
      '<img src="/media/x.png" alt="Een deur" loading="lazy">',
    );
    expect(html('::image{#b src="media/x.svg" alt="Een deur"}\n', { inlineSvg: () => '<p>geen tekening' })).toContain(
      '<img ',
    );
  });

  test('a film has captions, chapters, a shape of its own and a transcript', () => {
    const film = html(
      ':::film{#f src="media/f.mp4" captions="media/f.vtt" chapters="media/h.vtt" ratio="4:3" title="Aan de poort"}\nDag mama.\n:::\n',
    );
    expect(film).toMatch(
      /^<figure class="film film-4x3" [^>]*><figcaption>Aan de poort<\/figcaption>.*<video controls preload="metadata" playsinline /,
    );
    expect(film).toMatch(
      /<track kind="captions" srclang="nl-BE" label="Nederlands" src="\/media\/f\.vtt" default><track kind="chapters" [^>]*>/,
    );
    expect(film).toMatch(/<details [^>]*><summary>[^<]+<\/summary><p>Dag mama\.<\/p><\/details><\/div><\/figure>$/);
  });

  test('call-outs, sources, quotes and downloads', () => {
    expect(html(':::callout{#c kind="note"}\nLet op.\n:::\n')).toBe(
      '<aside class="callout callout-note" id="c" data-block="c"><p>Let op.</p></aside>',
    );
    expect(html(':::source{#s statements="W1"}\nDit.\n:::\n')).toMatch(/^<div class="source" .*<p>Dit\.<\/p><\/div>$/);
    expect(html(':::quote{#q by="BS Kameleon" statements="H1"}\n“Dit.”\n:::\n')).toMatch(
      /^<blockquote class="quote" .*<p>“Dit.”<\/p>.*<cite>BS Kameleon<\/cite>.*<\/blockquote>$/,
    );
    expect(html('::download[Het blad]{#d src="media/b.pdf"}\n')).toBe(
      '<p class="download" id="d" data-block="d"><a href="/media/b.pdf" download>Het blad</a></p>',
    );
  });

  test('a case study tells its drempel in Dutch, and leaves out what is not known', () => {
    const found = html('::case{#c ref="een-zin"}\n', {
      resolveCase: (ref: string) => (ref === CASE.key ? CASE : undefined),
    });
    expect(found).toBe(
      '<section class="case" id="c" data-block="c" aria-labelledby="c-titel">' +
        '<p class="kicker">Praktijkvoorbeeld · belang van onderwijs · alle leeftijden</p>' +
        '<h2 id="c-titel">Eén zin bij de foto</h2><dl>' +
        '<div><dt>Situatie</dt><dd>Ouders krijgen foto’s.</dd></div>' +
        '<div><dt>Aanpak</dt><dd><p>Bij elke foto een zin.</p><p>Elke dag.</p></dd></div>' +
        '<div><dt>Om over na te denken</dt><dd>Welke zin?</dd><dd>En morgen?</dd></div></dl></section>',
    );
    expect(html('::case{#c ref="een-zin"}\n', { resolveCase: () => ({ ...CASE, effect: 'Meer praat.' }) })).toContain(
      '<dt>Effect</dt><dd>Meer praat.</dd>',
    );
    expect(html('::case{#c ref="een-zin"}\n', { resolveCase: () => ({ ...CASE, href: '/ergens/een-zin' }) })).toMatch(
      /<p class="case-link"><a href="\/ergens\/een-zin">[^<]+<\/a><\/p><\/section>$/,
    );
    expect(html('::case{#c ref="onbekend"}\n')).toContain('Praktijkvoorbeeld');
  });
});
