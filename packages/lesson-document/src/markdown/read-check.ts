import type { ListItem, RootContent } from 'mdast';
import { readBody, readParagraph } from './read-prose.ts';
import type { RawNode, Reading } from './reading.ts';

// the space behind it is written as a reference where a mark could begin
const MARK = /^\[([ xX])\](?=\s|&#x20;|$)/;

/** The body of a check question: the question, then the answers as one list. Undefined when it is not made so, which is told. */
export function readCheck(nodes: readonly RootContent[], reading: Reading): RawNode[] | undefined {
  const last = nodes.at(-1);
  const list = last?.type === 'list' ? last : undefined;
  const before = list ? nodes.slice(0, -1) : nodes;
  const lost = before.find((node) => node.type === 'list');
  if (lost) return reading.tell('check.order', lost);
  const options = list?.children.map((item) => readOption(item, reading)) ?? [];
  const read = options.filter((option) => option !== undefined);
  return read.length < options.length ? undefined : [...readBody(before, reading), ...read];
}

function readOption(item: ListItem, reading: Reading): RawNode | undefined {
  const [answer, ...explanation] = item.children;
  const first = answer?.type === 'paragraph' ? answer.children[0] : undefined;
  const mark = first?.type === 'text' ? MARK.exec(reading.written(first)) : null;
  if (answer?.type !== 'paragraph' || first?.type !== 'text' || !mark) return reading.tell('check.mark', item);
  first.value = first.value.slice(mark[0].length);
  const key = reading.takeKey(answer);
  const attrs = { correct: mark[1] !== ' ', ...(key === undefined ? {} : { key }) };
  const content = [readParagraph(answer, reading), ...readBody(explanation, reading)];
  return reading.from(item, { type: 'checkOption', attrs, content });
}
