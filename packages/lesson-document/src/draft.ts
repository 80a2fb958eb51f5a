import { Node } from 'prosemirror-model';
import { isLink } from './address.ts';
import type { LessonDocument } from './document.ts';
import { LIMITS } from './limits.ts';
import type { LessonProblem } from './problem.ts';
import { ruleOf } from './rules.ts';
import { lessonSchema } from './schema.ts';
import { validate } from './validate.ts';

/** A node of a lesson that is being written: of the right shape, and perhaps not filled in yet. */
export type DraftNode = Readonly<{
  type: string;
  attrs?: Readonly<Record<string, unknown>>;
  content?: readonly DraftNode[];
  text?: string;
  marks?: readonly Readonly<{ type: string; attrs?: Readonly<Record<string, unknown>> }>[];
}>;

/** A lesson that is being written: a document of the schema, in which something may still be missing. */
export type LessonDraft = Readonly<{ type: 'doc'; content: readonly DraftNode[] }>;

/** Room for what is being written: more than a lesson may have in the end, so that too much can be kept and shortened. */
const ROOM = { nodes: 2 * LIMITS.nodes, text: 2 * LIMITS.text, blocks: 2 * LIMITS.blocks, depth: 40 } as const;

/**
 * What somebody sent, when it is of the shape of a lesson, made anew; undefined when it is not, or is far too much. What is
 * missing in it is looked at when it is published. A link to a place that no link may lead to is words without a link.
 */
export function readDraft(value: unknown): LessonDraft | undefined {
  const bounds = { nodes: 0, text: 0 };
  const read = draftNode(value, bounds, 0);
  if (read?.type !== 'doc' || (read.content ?? []).length > ROOM.blocks) return undefined;
  try {
    const node = Node.fromJSON(lessonSchema, read);
    node.check();
    const { content = [] } = node.toJSON() as { content?: DraftNode[] };
    return { type: 'doc', content };
  } catch {
    return undefined;
  }
}

type Bounds = { nodes: number; text: number };

function draftNode(value: unknown, bounds: Bounds, depth: number): DraftNode | undefined {
  if (!isRecord(value) || depth > ROOM.depth) return undefined;
  bounds.nodes += 1;
  const rule = ruleOf(value.type);
  if (!rule || bounds.nodes > ROOM.nodes) return undefined;
  const type = value.type as string;
  if (type === 'text') return draftText(value, bounds);
  const attrs: Record<string, unknown> = {};
  const given = isRecord(value.attrs) ? value.attrs : {};
  for (const name of Object.keys(rule.attrs ?? {})) {
    if (!Object.hasOwn(given, name)) continue;
    if (!isPlain(given[name], bounds)) return undefined;
    attrs[name] = given[name];
  }
  if (bounds.text > ROOM.text) return undefined;
  const children: unknown[] = Array.isArray(value.content) ? value.content : [];
  if (children.length > ROOM.nodes) return undefined;
  const content = children.map((child) => draftNode(child, bounds, depth + 1));
  if (!content.every((child) => child !== undefined)) return undefined;
  return { type, ...(rule.attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
}

function draftText(value: Record<string, unknown>, bounds: Bounds): DraftNode | undefined {
  const { text } = value;
  if (typeof text !== 'string' || text === '' || !text.isWellFormed() || text.includes('\0')) return undefined;
  bounds.text += text.length;
  if (bounds.text > ROOM.text) return undefined;
  const given: unknown[] = Array.isArray(value.marks) ? value.marks.slice(0, 10) : [];
  const marks = given.flatMap((mark) => {
    if (!isRecord(mark)) return [];
    if (mark.type === 'strong' || mark.type === 'em') return [{ type: mark.type }];
    const href = mark.type === 'link' && isRecord(mark.attrs) ? mark.attrs.href : undefined;
    return typeof href === 'string' && href.length <= LIMITS.line && isLink(href)
      ? [{ type: 'link', attrs: { href } }]
      : [];
  });
  return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
}

/** Whether an attribute holds a value of a kind that attributes have. */
function isPlain(value: unknown, bounds: Bounds): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') {
    bounds.text += value.length;
    return value.isWellFormed() && !value.includes('\0');
  }
  return (
    Array.isArray(value) && value.length <= 100 && value.every((one) => typeof one === 'string' && one.length <= 20)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A draft without the empty lines that one leaves while writing: in the text, and at the end of what is in a block. */
export function withoutEmptyLines(draft: LessonDraft): LessonDraft {
  return { type: 'doc', content: draft.content.filter((block) => !isEmptyLine(block)).map(trimmed) };
}

const isEmptyLine = ({ type, content = [] }: DraftNode) =>
  type === 'paragraph' && content.every((node) => node.type === 'hardBreak' || node.text?.trim() === '');

/** Where a line may be left out without leaving the block without what it must have. */
const MAY_BE_WITHOUT = new Set(['prompt', 'action']);
const KEEPS_ONE = new Set(['callout', 'sourceMark', 'film', 'quote', 'blockquote', 'listItem']);

function trimmed(node: DraftNode): DraftNode {
  if (!node.content || node.type === 'paragraph' || node.type === 'heading') return node;
  const content = node.content.map(trimmed);
  const kept = content.filter((child) => !isEmptyLine(child));
  if (MAY_BE_WITHOUT.has(node.type)) return { ...node, content: kept };
  const first = content[0]?.type === kept[0]?.type;
  return { ...node, content: KEEPS_ONE.has(node.type) && kept.length > 0 && first ? kept : content };
}

/** What of a draft can be shown as a lesson, and what is wrong with the rest of it. */
export function showable(draft: LessonDraft): { document: LessonDocument; problems: readonly LessonProblem[] } {
  const tidy = withoutEmptyLines(draft);
  const whole = validate(tidy);
  if (whole.document) return { document: whole.document, problems: [] };
  const seen = new Set<unknown>();
  const content = tidy.content.filter((block) => {
    const key = block.attrs?.key;
    const fine = !seen.has(key) && validate({ type: 'doc', content: [block] }).document !== undefined;
    seen.add(key);
    return fine;
  });
  const { document } = validate({ type: 'doc', content });
  return { document: document ?? { type: 'doc', content: [] }, problems: whole.problems };
}

/** A draft in lines of plain words, to be compared: each paragraph, title or field is one. */
export function linesOf(draft: LessonDraft): string[] {
  return draft.content.flatMap(linesOfNode).filter((line) => line.trim() !== '');
}

function linesOfNode(node: DraftNode): string[] {
  const fields = Object.entries(ruleOf(node.type)?.attrs ?? {}).flatMap(([name, rule]) => {
    const value = node.attrs?.[name];
    return (rule.kind === 'line' || rule.kind === 'name' || rule.kind === 'source') && typeof value === 'string'
      ? [value]
      : [];
  });
  const content = node.content ?? [];
  const isLine = ruleOf(node.type)?.content?.includes('text') ?? false;
  return [...fields, ...(isLine ? [wordsIn(content)] : content.flatMap(linesOfNode))];
}

/** The words of a line. */
export function wordsIn(content: readonly DraftNode[]): string {
  return content.map(({ text }) => text ?? ' ').join('');
}
