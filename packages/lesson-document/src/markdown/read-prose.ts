import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { readInline } from './read-inline.ts';
import type { RawNode, Reading } from './reading.ts';

const UNSUPPORTED: Readonly<Record<string, readonly [what: string, instead: string]>> = {
  code: ['blok met code', 'Gebruik gewone tekst.'],
  thematicBreak: ['streep', 'Gebruik een titel met ##.'],
};

/** A title, paragraph, list or quotation, without its key. */
export function readProse(node: RootContent, reading: Reading): RawNode | undefined {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, reading);
    case 'heading':
      if (node.depth < 2 || node.depth > 3) return reading.tell('heading.level', node);
      return reading.from(node, {
        type: 'heading',
        attrs: { level: node.depth },
        content: readInline(node.children, reading),
      });
    case 'list':
      return readList(node, reading);
    case 'blockquote':
      return reading.from(node, { type: 'blockquote', content: readBody(node.children, reading) });
    default: {
      const [what, instead] = UNSUPPORTED[node.type] ?? [node.type, 'Schrijf het als gewone tekst.'];
      return reading.tell('markdown.unsupported', node, { what, instead });
    }
  }
}

/** What stands inside a block: like blocks, but without keys of their own. */
export function readBody(nodes: readonly RootContent[], reading: Reading): RawNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      return reading.tell('node.misplaced', node, { type: node.name, parent: 'een ander blok' }) ?? [];
    }
    if (reading.takeKey(node) !== undefined) reading.tell('key.nested', node);
    return readProse(node, reading) ?? [];
  });
}

export function readParagraph(node: Paragraph, reading: Reading): RawNode {
  if (reading.isBroken(node)) reading.tell('directive.broken', node);
  return reading.from(node, { type: 'paragraph', content: readInline(node.children, reading) });
}

function readList(node: List, reading: Reading): RawNode {
  const items = node.children.map((item: ListItem) =>
    reading.from(item, { type: 'listItem', content: readBody(item.children, reading) }),
  );
  const type = node.ordered ? 'orderedList' : 'bulletList';
  const attrs = node.ordered ? { start: node.start ?? 1 } : {};
  return reading.from(node, { type, attrs, content: items });
}
