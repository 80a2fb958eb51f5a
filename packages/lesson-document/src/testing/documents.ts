import fc from 'fast-check';
import type { ContentMatch } from 'prosemirror-model';
import { type LessonDocument, lessonSchema, validate } from '../index.ts';
import { type AttrRule, ruleOf } from '../rules.ts';

/** What Markdown, HTML and people could trip over. */
const PIECES = [
  ...'*_`[](){}#<>&\\!|~"\'=+-@:.^$/',
  ...[
    '**',
    '***',
    '__',
    '{#a}',
    ' {#sleutel}',
    '::',
    ':::',
    '::case{#k ref="r"}',
    '- ',
    '* ',
    '1. ',
    '2) ',
    '# ',
    '> ',
  ],
  ...[
    '[x] ',
    '[ ] ',
    '<b>',
    '</p>',
    '<!--',
    '&amp;',
    '&#x20;',
    'https://a.be',
    '![a](b)',
    '[a](b)',
    '[a]: b',
    '---',
    '===',
  ],
  ...[' ', '  ', '\t', '\n', '\n\n', '\u00a0', '\u2028', 'a', 'b', 'woord', 'één', '’', '“', '—', '🙂', '1', '漢'],
];
const MARKS = [{ type: 'strong' }, { type: 'em' }, { type: 'link', attrs: { href: 'https://a.be/(x)?y=*_&z=[1]#é' } }];

const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''));
const readable = words.map((text) => `${text}x`);
const key = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}$/);
const ownSource = fc.constantFrom('media/a.svg', "/media/b%20c'd.pdf?x=1&y=2");
const source = fc.oneof(ownSource, fc.constant("https://a.be/d'e.mp4?x=1&y=2"));

/** A node before it is checked. */
export type Sketch = { type: string; attrs?: Record<string, unknown>; content?: unknown[] };
type Choose = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** Documents of every shape that the schema allows, in canonical form, full of words that could be taken for markup. */
export const documents: fc.Arbitrary<LessonDocument> = fc.gen().map((draw) => {
  const choose: Choose = (arbitrary) => draw(() => arbitrary);
  const size = choose(fc.integer({ min: 0, max: 5 }));
  const blocks = Array.from({ length: size }, (_, at) => {
    const type = choose(fc.constantFrom(...blockTypes()));
    const block = nodeOf(type, choose, 1);
    return { ...block, attrs: { ...block.attrs, key: `${choose(key)}-${at}` } };
  });
  const { document, problems } = validate({ type: 'doc', content: blocks });
  if (!document) throw new Error(`the generator made a document that is refused: ${JSON.stringify(problems)}`);
  return document;
});

/** The types that may stand at the top of a lesson. */
function blockTypes(): string[] {
  return Object.keys(lessonSchema.nodes).filter((type) => ruleOf(type)?.group === 'block');
}

function nodeOf(type: string, choose: Choose, depth: number): Sketch {
  const rules = Object.entries(ruleOf(type)?.attrs ?? {});
  const attrs = Object.fromEntries(rules.map(([name, rule]) => [name, valueFor(rule, choose)]));
  if (type === 'image') attrs.decorative = attrs.alt === '';
  const expression = ruleOf(type)?.content ?? '';
  if (expression === '') return { type, attrs };
  const content = expression.includes('text') ? lineOf(type, choose) : childrenOf(type, choose, depth);
  return { type, attrs, content };
}

/** Children along the paths that the content expression of the schema allows. */
function childrenOf(type: string, choose: Choose, depth: number): Sketch[] {
  const children: Sketch[] = [];
  let match: ContentMatch = startOf(type);
  while (!match.validEnd || (children.length < 3 && choose(fc.boolean()))) {
    const edges = Array.from({ length: match.edgeCount }, (_, at) => match.edge(at));
    const shallow = edges.filter((edge) => depth < 4 || !edge.type.name.endsWith('List'));
    const edge = choose(fc.constantFrom(...shallow));
    children.push(nodeOf(edge.type.name, choose, depth + 1));
    match = edge.next;
  }
  if (type !== 'check') return children;
  const options = children.filter((child) => child.type === 'checkOption');
  if (options[0]?.attrs) options[0].attrs.correct = true;
  return [...children, { ...nodeOf('checkOption', choose, depth + 1) }].map((child, at) =>
    child.attrs && child.type === 'checkOption'
      ? { ...child, attrs: { ...child.attrs, key: choose(optionKey(at)) } }
      : child,
  );
}

function startOf(type: string): ContentMatch {
  const found = lessonSchema.nodes[type];
  if (!found) throw new Error(`the schema has no ${type}`);
  return found.contentMatch;
}

/** A key that none of the others has, or none. */
function optionKey(at: number): fc.Arbitrary<string | null> {
  return fc.constantFrom(null, `k-${at}`);
}

function lineOf(type: string, choose: Choose): unknown[] {
  const length = choose(fc.integer({ min: 1, max: 4 }));
  const runs = Array.from({ length }, () => {
    if (type === 'paragraph' && choose(fc.integer({ min: 0, max: 9 })) === 0) return { type: 'hardBreak' };
    const marks = choose(fc.subarray(MARKS));
    const text = choose(words);
    return text === '' ? { type: 'text', text: 'y', marks } : { type: 'text', text, marks };
  });
  return [...runs, { type: 'text', text: choose(readable) }];
}

function valueFor(rule: AttrRule, choose: Choose): unknown {
  switch (rule.kind) {
    case 'key':
      return null;
    case 'line':
      return rule.optional && choose(fc.boolean()) ? '' : choose(readable);
    case 'name':
      return choose(key);
    case 'source':
      return rule.optional && choose(fc.boolean()) ? '' : choose(rule.own ? ownSource : source);
    case 'choice':
      return choose(fc.constantFrom(...rule.choices));
    case 'flag':
      return choose(fc.boolean());
    case 'number':
      return choose(fc.integer({ min: rule.least, max: rule.most }));
    case 'statements':
      return choose(fc.uniqueArray(fc.constantFrom('W1', 'H2', 'C3'), { minLength: 1 }));
  }
}

const LINES = [
  ...[
    '## Titel',
    '### Kop {#kop}',
    '- een',
    '- [x] goed',
    '  uitleg',
    '1. eerst',
    '> gezegd',
    'gewoon {#k}',
    '{#alleen}',
  ],
  ...[':::', ':::callout{kind="tip"}', ':::check{#v}', '::case{ref="r"}', ':::prompt[Vraag?]', '::discussion[En jij?]'],
  ...[
    '---',
    '```',
    '    ver naar rechts',
    '# Te groot',
    '<div>',
    '[a]: https://a.be',
    '===',
    '* * *',
    '~~~',
    '| a | b |',
  ],
];

/** What somebody might type who does not know Markdown. */
export const scribbles: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...LINES), words, fc.constant('')), { maxLength: 6 })
  .map((lines) => lines.join('\n'));

/** A document in which every field that a person writes holds these words, as JSON that is not checked yet. */
export function everyFieldWith(words: string): unknown {
  const line = [
    { type: 'text', text: words },
    { type: 'text', text: words, marks: MARKS },
  ];
  const paragraph = { type: 'paragraph', content: line };
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph, paragraph] }] };
  const option = { type: 'checkOption', attrs: { correct: true }, content: [paragraph, paragraph] };
  const blocks: Sketch[] = [
    { type: 'heading', attrs: { level: 2 }, content: line },
    paragraph,
    list,
    { ...list, type: 'orderedList' },
    { type: 'blockquote', content: [paragraph] },
    { type: 'image', attrs: { src: 'media/a.svg', alt: words, caption: words } },
    {
      type: 'film',
      attrs: { src: 'a.mp4', title: words, captions: 'a.vtt', chapters: 'b.vtt', poster: 'a.jpg' },
      content: [paragraph, list],
    },
    { type: 'callout', attrs: { kind: 'tip' }, content: [paragraph, list] },
    { type: 'sourceMark', attrs: { statements: ['W1'] }, content: [paragraph] },
    { type: 'quote', attrs: { by: words, statements: ['W1'] }, content: [paragraph] },
    { type: 'caseStudy', attrs: { ref: 'r' } },
    { type: 'prompt', attrs: { question: words }, content: [paragraph] },
    { type: 'check', content: [paragraph, option, option] },
    // biome-ignore lint/suspicious/noThenProperty: the second half of an if-then step; never awaited
    { type: 'action', attrs: { barrier: 'trust', if: words, then: words }, content: [paragraph] },
    { type: 'discussion', attrs: { question: words } },
    { type: 'download', attrs: { src: 'a.pdf', label: words } },
  ];
  const missing = blockTypes().filter((type) => !blocks.some((block) => block.type === type));
  if (missing.length > 0) throw new Error(`no words were put in ${missing.join(', ')}`);
  return { type: 'doc', content: blocks.map((block, at) => ({ ...block, attrs: { ...block.attrs, key: `k-${at}` } })) };
}
