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
