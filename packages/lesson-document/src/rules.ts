/** What an attribute of a node may hold. Lines are one line of plain text; names are words apart by spaces. */
export type AttrRule = Readonly<
  | { kind: 'key' }
  | { kind: 'line'; optional?: true }
  | { kind: 'name' }
  /** `own` where it must be a file of this site. */
  | { kind: 'source'; optional?: true; own?: true }
  | { kind: 'choice'; choices: readonly (string | number)[]; otherwise?: string | number }
  | { kind: 'flag' }
  | { kind: 'number'; least: number; most: number; otherwise: number }
  | { kind: 'statements' }
>;

/** What a node may hold: its attributes, and its content as ProseMirror writes it. */
export type NodeRule = Readonly<{
  attrs?: Readonly<Record<string, AttrRule>>;
  content?: string;
  group?: string;
  marks?: string;
  inline?: true;
  /** The attribute that stands between brackets in Markdown. */
  label?: string;
}>;

const KEY: AttrRule = { kind: 'key' };
const LINE: AttrRule = { kind: 'line' };
const SOURCE: AttrRule = { kind: 'source' };
const OWN = { kind: 'source', own: true } as const satisfies AttrRule;
const STATEMENTS: AttrRule = { kind: 'statements' };
const PROSE = '(paragraph | bulletList | orderedList)';

/** How wide a film is to its height: known before it is loaded, so that nothing moves when it comes. */
export const FILM_RATIOS = ['16:9', '4:3', '1:1', '9:16'] as const;

/** The nodes of a lesson: the one place that says what a lesson may hold. Schema, validation and Markdown follow it. */
export const NODE_RULES: Readonly<Record<string, NodeRule>> = {
  doc: { content: 'block*' },
  paragraph: { group: 'block', content: '(text | hardBreak)*', attrs: { key: KEY } },
  heading: { group: 'block', content: 'text*', attrs: { key: KEY, level: { kind: 'choice', choices: [2, 3] } } },
  bulletList: { group: 'block', content: 'listItem+', attrs: { key: KEY } },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    attrs: { key: KEY, start: { kind: 'number', least: 1, most: 999, otherwise: 1 } },
  },
  listItem: { content: `paragraph ${PROSE}*` },
  blockquote: { group: 'block', content: 'paragraph+', attrs: { key: KEY } },
  image: {
    group: 'block',
    label: 'caption',
    attrs: {
      key: KEY,
      src: SOURCE,
      alt: { kind: 'line', optional: true },
      decorative: { kind: 'flag' },
      caption: { kind: 'line', optional: true },
    },
  },
  film: {
    group: 'block',
    content: `${PROSE}+`,
    attrs: {
      key: KEY,
      src: OWN,
      title: LINE,
      captions: OWN,
      chapters: { ...OWN, optional: true },
      poster: { ...OWN, optional: true },
      ratio: { kind: 'choice', choices: FILM_RATIOS, otherwise: '16:9' },
    },
  },
  callout: {
    group: 'block',
    content: `${PROSE}+`,
    attrs: { key: KEY, kind: { kind: 'choice', choices: ['tip', 'note'] } },
  },
  sourceMark: { group: 'block', content: `${PROSE}+`, attrs: { key: KEY, statements: STATEMENTS } },
  quote: { group: 'block', content: 'paragraph+', attrs: { key: KEY, by: LINE, statements: STATEMENTS } },
  caseStudy: { group: 'block', attrs: { key: KEY, ref: { kind: 'name' } } },
  prompt: { group: 'block', label: 'question', content: `${PROSE}*`, attrs: { key: KEY, question: LINE } },
  check: { group: 'block', content: 'paragraph+ checkOption+', attrs: { key: KEY, multiple: { kind: 'flag' } } },
  checkOption: { content: 'paragraph paragraph+', attrs: { key: KEY, correct: { kind: 'flag' } } },
  action: {
    group: 'block',
    content: `${PROSE}*`,
    attrs: {
      key: KEY,
      barrier: { kind: 'choice', choices: ['trust', 'education', 'practical'] },
      if: LINE,
      // biome-ignore lint/suspicious/noThenProperty: the second half of an if-then step; rules are never awaited
      then: LINE,
    },
  },
  discussion: { group: 'block', label: 'question', attrs: { key: KEY, question: LINE } },
  download: { group: 'block', label: 'label', attrs: { key: KEY, src: SOURCE, label: LINE } },
  text: { group: 'inline', inline: true },
  hardBreak: { group: 'inline', inline: true },
};

/** The rule of a node type; undefined for types that no lesson has, also for the names every object has. */
export function ruleOf(type: unknown): NodeRule | undefined {
  return typeof type === 'string' && Object.hasOwn(NODE_RULES, type) ? NODE_RULES[type] : undefined;
}

/** What an attribute holds when nothing is said; undefined when it must be given. */
export function otherwise(rule: AttrRule): string | number | boolean | null | undefined {
  switch (rule.kind) {
    case 'key':
      return null;
    case 'flag':
      return false;
    case 'number':
    case 'choice':
      return rule.otherwise;
    case 'line':
    case 'source':
      return rule.optional ? '' : undefined;
    default:
      return undefined;
  }
}
