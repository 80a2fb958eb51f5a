import { describe, expect, test } from '@jest/globals';
import { blockKeys, describeProblem, fromMarkdown, type LessonBlock } from '../index.ts';

const problemsOf = (text: string) => fromMarkdown(text).problems.map(({ code, line }) => `${line}: ${code}`);
const sentencesOf = (text: string) => fromMarkdown(text).problems.map(describeProblem);
const blocksOf = (text: string): readonly LessonBlock[] => {
  const { document, problems } = fromMarkdown(text);
  expect(problems).toEqual([]);
  return document!.content;
};
const CHECK = `:::check{#vraag}
Wat doe je?

- [x] Bellen

  Dan hoor je **elkaar**.

  En je lacht.
- [ ] Wachten {#later}

  Dan weet niemand iets.
:::
`;

describe('reading a lesson in Markdown', () => {
  test('every block is read with its key', () => {
    const text = `## Titel {#titel}

### Kleinere titel {#kleiner}

Een **vette** en *schuine* [link](/hier),\\
op twee regels. {#tekst}

- een
- twee
  1. nog een
  2. het laatste {#lijst}

3. drie
4. vier {#genummerd}

> Gezegd.
>
> En nog. {#gezegd}

::image[Bijschrift]{#beeld src="media/x.svg" alt="Een deur"}

::image{#sier src="media/y.svg" alt="" decorative}

:::film{#film src="media/f.mp4" poster="media/p.jpg" captions="media/f.vtt" chapters="media/h.vtt" ratio="4:3" title="Aan de poort"}
Wat er gezegd wordt.
:::

:::callout{#raad kind="tip"}
Doe dit:

- eerst
- dan
:::

:::source{#school statements="W1 W2"}
Wat de school zei.
:::

:::quote{#woorden by="BS Kameleon" statements="H1"}
“We gaan de verbinding aan!”
:::

::case{#geval ref="een-zin"}

:::prompt[Wat denk je?]{#denk}
:::

::discussion[En jullie?]{#samen}

::download[Het blad]{#blad src="media/blad.pdf"}

${CHECK}
:::action{#doen barrier="trust" if="ik bel" then="begin ik met iets goeds"}
Zo begin je.
:::
`;
    const { document, problems } = fromMarkdown(text);
    expect(problems).toEqual([]);
    expect(blockKeys(document!).map(({ key, kind }) => `${key} ${kind}`)).toEqual(
      `titel heading,kleiner heading,tekst paragraph,lijst bulletList,genummerd orderedList,gezegd blockquote,beeld image,
sier image,film film,raad callout,school sourceMark,woorden quote,geval caseStudy,denk prompt,samen discussion,
blad download,vraag check,doen action`
        .replaceAll('\n', '')
        .split(','),
    );
    expect(document!.content[2]).toEqual({
      type: 'paragraph',
      attrs: { key: 'tekst' },
      content: [
        { type: 'text', text: 'Een ' },
        { type: 'text', text: 'vette', marks: [{ type: 'strong' }] },
        { type: 'text', text: ' en ' },
        { type: 'text', text: 'schuine', marks: [{ type: 'em' }] },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'link', marks: [{ type: 'link', attrs: { href: '/hier' } }] },
        { type: 'text', text: ',' },
        { type: 'hardBreak' },
        { type: 'text', text: 'op twee regels.' },
      ],
    });
    expect(document!.content[10]).toMatchObject({ attrs: { key: 'school', statements: ['W1', 'W2'] } });
  });

  test('options have a key by their place, or their own', () => {
    const [check] = blocksOf(CHECK);
    expect(check).toMatchObject({ type: 'check', attrs: { key: 'vraag', multiple: false } });
    expect(check).toHaveProperty('content.1.attrs', { key: 'a', correct: true });
    expect(check).toHaveProperty('content.2.attrs', { key: 'later', correct: false });
    expect(check).toHaveProperty('content.1.content.length', 3);
  });

  test('several right answers make it a question with several answers', () => {
    expect(blocksOf(CHECK.replace('[ ]', '[x]'))[0]).toMatchObject({ attrs: { multiple: true } });
    expect(blocksOf(CHECK.replace('{#vraag}', '{#vraag multiple}'))[0]).toMatchObject({ attrs: { multiple: true } });
  });

  test('what looks like HTML, a time, a mark of money or a key in the middle is text', () => {
    const text = 'Om 9:30 <b onclick="x()">kost</b> het $5 {#nee} en ~dat~ is :zo. {#k}';
    expect(blocksOf(text)[0]).toHaveProperty('content', [{ type: 'text', text: text.replace(' {#k}', '') }]);
  });

  test('a key can stand on a line of its own below the text, and a backslash keeps one as text', () => {
    expect(blocksOf('Tekst\n{#k}')[0]).toEqual({
      type: 'paragraph',
      attrs: { key: 'k' },
      content: [{ type: 'text', text: 'Tekst' }],
    });
    expect(problemsOf('Tekst \\{#k}')).toEqual(['1: key.missing']);
  });

  test('keys are made on request, the same for the same text, beside those that were written', () => {
    const text = 'Een.\n\n## Waarom één?\n\nTwee. {#paragraph-2}\n\nDrie.\n\n## Waarom één?\n';
    const keys = () => blockKeys(fromMarkdown(text, { assignKeys: true }).document!).map(({ key }) => key);
    expect(keys()).toEqual(['paragraph', 'waarom-een', 'paragraph-2', 'paragraph-3', 'waarom-een-2']);
    expect(keys()).toEqual(keys());
  });
});

describe('what is wrong with a lesson in Markdown is told by its line', () => {
  test.each([
    ['a block without a key', 'Een. {#a}\n\nTwee.\n', ['3: key.missing']],
    ['a key that is none', 'Een. {#Eén Twee}\n', ['1: key.form']],
    ['a key that is too long', `Een. {#${'a'.repeat(121)}}\n`, ['1: key.form']],
    ['a key that comes twice', 'Een. {#a}\n\nTwee. {#a}\n', ['3: key.twice']],
    ['a key inside a block', ':::callout{#a kind="tip"}\nEen. {#b}\n:::\n', ['2: key.nested']],
    ['a title of the first kind', '# Titel {#a}\n', ['1: heading.level']],
    ['a title of the fourth kind', '#### Titel {#a}\n', ['1: heading.level']],
    ['a link elsewhere', 'Een [link](javascript:alert(1)). {#a}\n', ['1: link.address']],
    ['a link with a title', 'Een [link](/a "b"). {#a}\n', ['1: link.title']],
    ['a picture in a sentence', 'Een ![beeld](a.png) hier. {#a}\n', ['1: markdown.unsupported']],
    ['code', '```\ncode\n```\n', ['1: markdown.unsupported']],
    ['code in a sentence', 'Een `stuk` hier. {#a}\n', ['1: markdown.unsupported']],
    ['a rule', 'Een. {#a}\n\n---\n', ['3: markdown.unsupported']],
    ['a key without words', 'Een. {#a}\n\n{#b}\n', ['3: empty']],
    ['a directive that is unknown', '::video{#a src="x"}\n', ['1: directive.unknown']],
    ['a directive by a name every object has', '::constructor{#a}\n', ['1: directive.unknown']],
    ['a directive with too few colons', '::prompt[Vraag?]{#a}\n', ['1: directive.form']],
    ['a directive with too many colons', ':::case{#a ref="b"}\n:::\n', ['1: directive.form']],
    ['a directive that is not closed', 'Een. {#a}\n\n:::callout{#b kind="tip"}\nTwee.\n', ['3: directive.open']],
    [
      'a directive in a directive',
      ':::callout{#a kind="tip"}\nEen.\n\n::case{#b ref="c"}\n:::\n',
      ['4: node.misplaced'],
    ],
    ['a directive with a quote too few', 'Een. {#a}\n\n::case{#b ref="c}\n', ['3: directive.broken']],
    ['a label where none belongs', ':::callout[Let op]{#a kind="tip"}\nEen.\n:::\n', ['1: directive.label']],
    ['a label with marks', '::discussion[En **jij**?]{#a}\n', ['1: directive.label-text']],
    ['a label that is missing', ':::prompt{#a}\n:::\n', ['1: attr.missing']],
    ['an attribute that is unknown', '::case{#a ref="b" soort="c"}\n', ['1: attr.unknown']],
    ['an attribute named as a class', '::case{#a .klas ref="b"}\n', ['1: attr.unknown']],
    ['a label as an attribute', '::discussion[Zo?]{#a question="Anders?"}\n', ['1: attr.unknown']],
    ['an attribute that is missing', '::case{#a}\n', ['1: attr.missing']],
    ['an attribute that is empty', '::case{#a ref=""}\n', ['1: attr.missing']],
    ['a choice that is none', ':::callout{#a kind="gevaar"}\nEen.\n:::\n', ['1: attr.choice']],
    ['a case by no key', '::case{#a ref="Een Zin"}\n', ['1: attr.name']],
    ['statements that are none', ':::source{#a statements="W1, W2"}\nEen.\n:::\n', ['1: attr.statements']],
    ['a file from nowhere', '::download[Blad]{#a src="../geheim.pdf"}\n', ['1: attr.source']],
    ['a file from a script', '::image{#a src="javascript:x" alt="b"}\n', ['1: attr.source']],
    ['a picture without words', '::image{#a src="media/x.svg"}\n', ['1: image.alt']],
    ['a picture with no words, not decorative', '::image{#a src="media/x.svg" alt=""}\n', ['1: image.alt']],
    ['decoration with words', '::image{#a src="media/x.svg" alt="b" decorative}\n', ['1: image.decorative']],
    ['a value behind decorative', '::image{#a src="media/x.svg" decorative="nee"}\n', ['1: attr.flag']],
    [
      'a film without a transcript',
      ':::film{#a src="a.mp4" captions="a.vtt" title="b"}\n:::\n',
      ['1: node.incomplete'],
    ],
    [
      'a film from another site',
      ':::film{#a src="https://a.be/a.mp4" captions="a.vtt" title="b"}\nTekst.\n:::\n',
      ['1: attr.own'],
    ],
    [
      'a film of another shape',
      ':::film{#a src="a.mp4" captions="a.vtt" ratio="2:1" title="b"}\nTekst.\n:::\n',
      ['1: attr.choice'],
    ],
    ['a source with nothing in it', ':::source{#a statements="W1"}\n:::\n', ['1: node.incomplete']],
    ['a title in a call-out', ':::callout{#a kind="tip"}\n## Titel\n:::\n', ['1: node.misplaced']],
    ['lists too deep in each other', `${'- '.repeat(14)}diep {#a}\n`, ['1: too-deep']],
    ['an unreadable character', 'Een. {#a}\n\nTwee\0. {#b}\n', ['3: characters']],
    ['half a character', 'Een \ud800. {#a}\n', ['1: characters']],
  ])('%s', (_, text, problems) => expect(problemsOf(text)).toEqual(problems));

  test.each([
    ['no answers', CHECK.replace(/^- [\s\S]*(?=:::)/m, ''), ['1: check.options']],
    ['one answer', CHECK.replace(/^- \[ ][\s\S]*(?=:::)/m, ''), ['1: check.options']],
    ['no right answer', CHECK.replace('[x]', '[ ]'), ['1: check.correct']],
    ['no question', CHECK.replace('Wat doe je?\n', ''), ['1: check.question']],
    ['an answer without a mark', CHECK.replace('[ ] ', ''), ['9: check.mark']],
    ['an answer without an explanation', CHECK.replace('  Dan weet niemand iets.\n', ''), ['9: check.explanation']],
    ['an explanation that is not set in', CHECK.replace('  Dan weet', 'Dan weet'), ['4: check.order']],
    ['two answers with one key', CHECK.replace('{#later}', '{#a}'), ['1: key.twice']],
  ])('a question with %s', (_, text, problems) => expect(problemsOf(text)).toEqual(problems));

  test('all that is wrong is told at once, in the order of the lines', () => {
    expect(problemsOf('# A\n\nEen [x](y:z).\n\n::nee\n')).toEqual([
      '1: heading.level',
      '3: link.address',
      '3: key.missing',
      '5: directive.unknown',
    ]);
  });

  test('each is a Dutch sentence with the place and what to do', () => {
    expect(sentencesOf('Een. {#a}\n\nTwee.\n\n:::callout{#b kind="gevaar"}\nDrie.\n:::\n')).toEqual([
      'Regel 3: Dit blok heeft geen sleutel. Zet er {#een-sleutel} achter.',
      'Regel 5, blok “b”: “kind” kan hier niet “gevaar” zijn. Kies uit: tip, note.',
    ]);
  });

  test.each([
    ['quotes in quotes', '>'.repeat(190_000)],
    ['lists in lists', '- '.repeat(90_000)],
    ['containers in containers', ':::callout{#a}\n'.repeat(3_000)],
    ['stars', '*a'.repeat(90_000)],
    ['brackets', '['.repeat(190_000)],
    ['text without end', 'a'.repeat(200_001)],
    ['lines without end', '\n'.repeat(190_000)],
  ])('%s are refused at once', (_, text) => {
    const before = performance.now();
    expect(fromMarkdown(text, { assignKeys: true }).problems).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
