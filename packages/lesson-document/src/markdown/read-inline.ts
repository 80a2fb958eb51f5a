import type { PhrasingContent } from 'mdast';
import type { RawNode, Reading } from './reading.ts';

const MARKS: Readonly<Record<string, string>> = { strong: 'strong', emphasis: 'em' };

/** The words of a paragraph or title, with their marks. */
export function readInline(
  nodes: readonly PhrasingContent[],
  reading: Reading,
  marks: readonly unknown[] = [],
): RawNode[] {
  return nodes.flatMap((node): RawNode[] => {
    switch (node.type) {
      case 'text':
        return [reading.from(node, { type: 'text', text: node.value, marks: [...marks] })];
      case 'break':
        return [reading.from(node, { type: 'hardBreak' })];
      case 'strong':
      case 'emphasis':
        return readInline(node.children, reading, withMark(marks, { type: MARKS[node.type] }));
      case 'link':
        if (node.title) reading.tell('link.title', node);
        return readInline(node.children, reading, withMark(marks, { type: 'link', attrs: { href: node.url } }));
      case 'image':
        return refuse(
          node,
          reading,
          'beeld in een zin',
          'Zet op een eigen regel ::image[…]{#sleutel src="…" alt="…"}.',
        );
      case 'inlineCode':
        return refuse(node, reading, 'tekst tussen `accenten`', 'Gebruik gewone aanhalingstekens.');
      default:
        return refuse(node, reading, node.type, 'Schrijf het als gewone tekst.');
    }
  });
}

/** Plain text, as between the brackets of a directive; marks in it are told. */
export function readPlain(nodes: readonly PhrasingContent[], reading: Reading): string {
  const text = nodes.map((node) => {
    if (node.type === 'text') return node.value;
    reading.tell('directive.label-text', node);
    return '';
  });
  return text.join('');
}

function withMark(marks: readonly unknown[], mark: { type: unknown; attrs?: unknown }): unknown[] {
  const there = marks.some((one) => (one as { type: unknown }).type === mark.type);
  return there ? [...marks] : [...marks, mark];
}

function refuse(node: PhrasingContent, reading: Reading, what: string, instead: string): RawNode[] {
  reading.tell('markdown.unsupported', node, { what, instead });
  return [];
}
