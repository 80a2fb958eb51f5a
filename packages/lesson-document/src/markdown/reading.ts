import type { Nodes, Paragraph, Text } from 'mdast';
import type { ProblemCode, ProblemValues } from '../problem.ts';
import { Problems } from '../problems.ts';

/** A node on its way to be examined. */
export type RawNode = { type: string; text?: string; attrs?: RawAttrs; marks?: unknown[]; content?: RawNode[] };
export type RawAttrs = Record<string, unknown>;

const KEY_AT_END = /(?<!\\)\{#([^{}\n]*)\}$/;

/** One reading of a Markdown text: what it says, where each node came from, and what is wrong. */
export class Reading {
  readonly problems = new Problems();
  private readonly lines = new WeakMap<object, number>();

  /** Texts whose key was taken already; where they were written it still stands. */
  private readonly taken = new WeakSet<Text>();
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Remembers from which line a node was read. */
  from(place: Nodes, node: RawNode): RawNode {
    const line = place.position?.start.line;
    if (line !== undefined) this.lines.set(node, line);
    return node;
  }

  lineOf = (node: object): number | undefined => this.lines.get(node);

  tell(code: ProblemCode, place: Nodes, values?: ProblemValues, key?: unknown): undefined {
    const line = place.position?.start.line;
    return this.problems.add(
      code,
      { ...(line === undefined ? {} : { line }), ...(typeof key === 'string' ? { key } : {}) },
      values,
    );
  }

  /** The text of a node as it was written. */
  written({ position }: Nodes): string {
    return this.source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  /** Takes `{#key}` from the end of the last text in a block, and answers the key. */
  takeKey(block: Nodes): string | undefined {
    const text = lastText(block);
    if (!text || this.taken.has(text)) return undefined;
    const key = KEY_AT_END.exec(this.written(text).trimEnd())?.[1];
    if (key === undefined) return undefined;
    this.taken.add(text);
    text.value = text.value.slice(0, text.value.lastIndexOf('{#')).replace(/[ \t\n]+$/, '');
    return key;
  }

  /** Whether a line of a paragraph was meant as a directive but is none. */
  isBroken(paragraph: Paragraph): boolean {
    return /(^|\n)[ \t>]*:{2,}(?!\\)/.test(this.written(paragraph));
  }
}

const PHRASES = new Set(['strong', 'emphasis', 'link']);

function lastText(block: Nodes): Text | undefined {
  let here: Nodes | undefined = block;
  while (here && 'children' in here && !PHRASES.has(here.type)) here = here.children.at(-1);
  return here?.type === 'text' ? here : undefined;
}
