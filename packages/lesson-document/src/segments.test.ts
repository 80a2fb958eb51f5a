import { describe, expect, test } from '@jest/globals';
import { checkAnswers, fromMarkdown, type LessonDocument, toHtml, toSegments, toText } from './index.ts';

const read = (markdown: string): LessonDocument => {
  const { document, problems } = fromMarkdown(markdown);
  expect(problems).toEqual([]);
  return document!;
};

describe('segments and text', () => {
  const MARKDOWN = `Eerst. {#a}

Dan. {#b}

:::check{#vraag}
Wat doe je?

- [x] Bellen

  Dan hoor je elkaar.
- [ ] Wachten

  Dan weet niemand iets.
:::

:::prompt[Wat denk je?]{#denk}
Neem je tijd.
:::

::discussion[En jullie?]{#samen}

:::action{#doen barrier="practical" if="ik bel" then="lach ik"}
:::

Slot. {#slot}
`;

  test('neighbouring blocks that nobody answers are one stretch; the others are data', () => {
    expect(toSegments(read(MARKDOWN))).toEqual([
      { type: 'html', keys: ['a', 'b'], html: '<p id="a" data-block="a">Eerst.</p><p id="b" data-block="b">Dan.</p>' },
      {
        type: 'check',
        key: 'vraag',
        questionHtml: '<p>Wat doe je?</p>',
        multiple: false,
        options: [
          { key: 'a', html: 'Bellen' },
          { key: 'b', html: 'Wachten' },
        ],
      },
      { type: 'prompt', key: 'denk', question: 'Wat denk je?', helpHtml: '<p>Neem je tijd.</p>' },
      { type: 'discussion', key: 'samen', question: 'En jullie?' },
      // biome-ignore lint/suspicious/noThenProperty: the second half of an if-then step; never awaited
      { type: 'action', key: 'doen', barrier: 'practical', if: 'ik bel', then: 'lach ik' },
      { type: 'html', keys: ['slot'], html: '<p id="slot" data-block="slot">Slot.</p>' },
    ]);
  });

  test('a film is data for its player, with the chapters that its file names', () => {
    const film = read(
      ':::film{#f src="media/f.webm" captions="media/f.vtt" chapters="media/h.vtt" poster="/p.jpg" title="Aan de poort"}\nDag mama.\n:::\n',
    );
    const list = [
      { at: 0, title: 'De poort' },
      { at: 3723.5, title: 'De klas & de gang' },
    ];
    const file =
      'WEBVTT\n\n00:00.000 --> 00:01.000\nDe poort\n\nb\n01:02:03.500 --> 01:02:05.000\nDe <i>klas</i> &amp;\nde gang';
    const [segment] = toSegments(film, { chaptersFile: (src) => (src === 'media/h.vtt' ? file : undefined) });
    expect(segment).toEqual({
      type: 'film',
      key: 'f',
      title: 'Aan de poort',
      src: '/media/f.webm',
      ratio: '16:9',
      poster: '/p.jpg',
      captions: { src: '/media/f.vtt', srclang: 'nl-BE', label: 'Nederlands' },
      chapters: { src: '/media/h.vtt', list },
      transcriptHtml: '<p>Dag mama.</p>',
    });
    expect(toSegments(film)).toMatchObject([{ chapters: { list: [] } }]);
  });

  test('the answers are given apart', () => {
    expect([...checkAnswers(read(MARKDOWN))]).toEqual([
      [
        'vraag',
        [
          { key: 'a', correct: true, explanationHtml: '<p>Dan hoor je elkaar.</p>' },
          { key: 'b', correct: false, explanationHtml: '<p>Dan weet niemand iets.</p>' },
        ],
      ],
    ]);
  });

  test('segments, page and text are the same whichever answer is right and however it is explained', () => {
    const other = MARKDOWN.replace('[x]', '[ ]')
      .replace('[ ] Wachten', '[x] Wachten')
      .replace('Dan hoor je', 'Zo mis je');
    for (const made of [toSegments, toHtml, toText]) expect(made(read(other))).toEqual(made(read(MARKDOWN)));
  });

  test('the text is what one reads, line by line', () => {
    expect(toText(read(MARKDOWN)).split('\n')).toEqual([
      'Eerst.',
      'Dan.',
      ...['Wat doe je?', 'Bellen', 'Wachten'],
      ...['Wat denk je?', 'Neem je tijd.'],
      'En jullie?',
      'Als ik bel, dan lach ik.',
      'Slot.',
    ]);
    expect(toText(read('Een\\\n<b>twee</b> & drie. {#a}\n'))).toBe('Een <b>twee</b> & drie.');
  });
});
