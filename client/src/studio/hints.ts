import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { EditorWord, EditorWords } from './words.ts';

/** In each empty line what belongs there, in grey. */
export function hints(words: EditorWords): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc, selection }) => {
        const made: Decoration[] = [];
        doc.descendants((node, at, parent, index) => {
          if (!node.isTextblock) return true;
          if (node.content.size === 0) {
            const here = selection.from >= at && selection.from <= at + node.nodeSize;
            const word = wordFor(parent?.type.name ?? '', index, parent?.firstChild === node, doc.childCount === 1);
            if (word && (here || word !== 'hint-line'))
              made.push(Decoration.node(at, at + node.nodeSize, { class: 'is-empty', 'data-hint': words[word] }));
          }
          return false;
        });
        return DecorationSet.create(doc, made);
      },
    },
  });
}

function wordFor(parent: string, index: number, first: boolean, alone: boolean): EditorWord | undefined {
  switch (parent) {
    case 'doc':
      return alone ? 'hint-begin' : 'hint-line';
    case 'check':
      return first ? 'field-question' : undefined;
    case 'checkOption':
      return index === 0 ? 'checkOption' : 'hint-explanation';
    case 'prompt':
    case 'action':
      return first ? 'hint-help' : undefined;
    default:
      return undefined;
  }
}
