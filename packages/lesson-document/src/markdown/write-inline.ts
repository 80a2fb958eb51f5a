import type { PhrasingContent } from 'mdast';
import type { LessonInline, LessonMark, LessonText } from '../document.ts';

/** Words with their marks as a syntax tree: marks that go on over several texts are opened once. */
export function phrasesOf(nodes: readonly LessonInline[]): PhrasingContent[] {
  return nest(nodes.map((node) => ({ node, marks: node.type === 'text' ? (node.marks ?? []) : [] })));
}

type Run = { node: LessonInline; marks: readonly LessonMark[] };

function nest(runs: readonly Run[]): PhrasingContent[] {
  const made: PhrasingContent[] = [];
  for (let at = 0; at < runs.length; ) {
    const run = runs[at] as Run;
    const [mark] = run.marks;
    if (!mark) {
      made.push(run.node.type === 'text' ? { type: 'text', value: (run.node as LessonText).text } : { type: 'break' });
      at += 1;
      continue;
    }
    const name = JSON.stringify(mark);
    const past = runs.findIndex((one, place) => place > at && JSON.stringify(one.marks[0]) !== name);
    const end = past === -1 ? runs.length : past;
    made.push(marked(mark, nest(runs.slice(at, end).map((one) => ({ ...one, marks: one.marks.slice(1) })))));
    at = end;
  }
  return made;
}

function marked(mark: LessonMark, children: PhrasingContent[]): PhrasingContent {
  if (mark.type === 'link') return { type: 'link', url: mark.attrs.href, children };
  return mark.type === 'strong' ? { type: 'strong', children } : { type: 'emphasis', children };
}
