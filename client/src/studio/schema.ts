import { isLink, lessonSchema, NODE_RULES } from '@fluxus/lesson-document';
import {
  type Attrs,
  type DOMOutputSpec,
  type MarkType,
  type NodeSpec,
  type NodeType,
  Schema,
  type TagParseRule,
} from 'prosemirror-model';

/** Blocks with fields or a frame of their own; all others are lines and lists. */
export const FRAMED = [
  'image',
  'film',
  'callout',
  'sourceMark',
  'quote',
  'caseStudy',
  'prompt',
  'check',
  'checkOption',
  'action',
  'discussion',
  'download',
] as const;
export type Framed = (typeof FRAMED)[number];

/**
 * The schema of the editor: that of the lesson document, node for node, with how each is shown and read from what is pasted. It holds
 * nothing else, so a document of the one is a document of the other.
 */
export const editorSchema: Schema = makeSchema();

export function nodeType(name: string): NodeType {
  const type = editorSchema.nodes[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type;
}

export function markType(name: 'strong' | 'em' | 'link'): MarkType {
  const type = editorSchema.marks[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type;
}

function makeSchema(): Schema {
  let { nodes } = lessonSchema.spec;
  const show = (name: string, more: Partial<NodeSpec>) => {
    nodes = nodes.update(name, { ...nodes.get(name), ...more });
  };
  show('paragraph', line('p'));
  show('blockquote', { ...line('blockquote'), defining: true });
  show('bulletList', line('ul'));
  show('listItem', { parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0], defining: true });
  show('orderedList', {
    parseDOM: [{ tag: 'ol', getAttrs: (dom) => ({ ...keyIn(dom), start: startOf(dom) }) }],
    toDOM: ({ attrs }) => ['ol', { ...keyed(attrs), start: attrs.start }, 0],
  });
  show('heading', {
    defining: true,
    parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({
      tag,
      getAttrs: (dom) => ({ ...keyIn(dom), level: tag <= 'h2' ? 2 : 3 }),
    })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, keyed(attrs), 0],
  });
  show('hardBreak', { selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] });
  for (const name of FRAMED) show(name, framed(name));
  const marks = lessonSchema.spec.marks
    .update('strong', {
      parseDOM: [
        { tag: 'strong' },
        // documents of Google come in a b that is not bold
        { tag: 'b', getAttrs: (dom) => dom.style.fontWeight !== 'normal' && null },
        { style: 'font-weight', getAttrs: (weight) => /^(bold|bolder|[6-9]\d\d)$/.test(weight) && null },
      ],
      toDOM: () => ['strong', 0],
    })
    .update('em', {
      parseDOM: [
        { tag: 'em' },
        { tag: 'i', getAttrs: (dom) => dom.style.fontStyle !== 'normal' && null },
        { style: 'font-style=italic' },
      ],
      toDOM: () => ['em', 0],
    })
    .update('link', {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => linkIn(dom.getAttribute('href') ?? '') }],
      toDOM: ({ attrs }) => ['a', isLink(String(attrs.href)) ? { href: attrs.href } : {}, 0],
    });
  return new Schema({ nodes, marks });
}

function linkIn(href: string): Attrs | false {
  const address = href.trim();
  return address.length <= 1000 && isLink(address) ? { href: address } : false;
}

function line(tag: string): Partial<NodeSpec> {
  return { parseDOM: [{ tag, getAttrs: keyIn }], toDOM: ({ attrs }): DOMOutputSpec => [tag, keyed(attrs), 0] };
}

/** A block that is copied goes along with its attributes; what is read from elsewhere has only those that it may have. */
function framed(name: Framed): Partial<NodeSpec> {
  const rule: TagParseRule = {
    tag: `section[data-lesson-block="${name}"]`,
    getAttrs: (dom) => attrsIn(name, dom.getAttribute('data-attrs') ?? ''),
  };
  const hole = NODE_RULES[name]?.content ? [0 as const] : [];
  return {
    parseDOM: [rule],
    toDOM: ({ attrs }): DOMOutputSpec => [
      'section',
      { 'data-lesson-block': name, 'data-attrs': JSON.stringify(attrs) },
      ...hole,
    ],
    isolating: true,
    defining: true,
  };
}

function attrsIn(name: Framed, text: string): Attrs | false {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null) return false;
    const known = Object.keys(NODE_RULES[name]?.attrs ?? {});
    const attrs = Object.fromEntries(Object.entries(given).filter(([attr]) => known.includes(attr)));
    return known.every((attr) => Object.hasOwn(attrs, attr)) ? attrs : false;
  } catch {
    return false;
  }
}

function keyIn(dom: HTMLElement): Attrs {
  return { key: dom.getAttribute('data-key') };
}

function keyed({ key }: Attrs): Attrs {
  return key ? { 'data-key': key } : {};
}

function startOf(dom: HTMLElement): number {
  const start = Number(dom.getAttribute('start') ?? 1);
  return Number.isInteger(start) && start >= 1 && start <= 999 ? start : 1;
}
