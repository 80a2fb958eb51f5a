import { canonicalAttrs } from './attrs.ts';
import { checkBlock, checkKey } from './block-checks.ts';
import type { LessonDocument, LessonInline } from './document.ts';
import { canonicalInline } from './inline.ts';
import { LIMITS } from './limits.ts';
import { canonicalMarks } from './marks.ts';
import type { LessonProblem } from './problem.ts';
import { type Place, Problems } from './problems.ts';
import { ruleOf } from './rules.ts';
import { lessonSchema } from './schema.ts';
import { isUnreadable } from './words.ts';

/** A node of a lesson, known to have a known type and right attributes. */
export type Checked = { type: string; attrs?: Record<string, unknown>; content?: Checked[] };

/** Either a document, or what is wrong with it; never both. */
export type Checkup = Readonly<{ document?: LessonDocument; problems: readonly LessonProblem[] }>;

/** Which line of a Markdown text a node was read from. */
export type LineOf = (node: object) => number | undefined;

/**
 * Whether anything at all, such as JSON that somebody sent, is a lesson document; if so, the document in its canonical
 * form, made anew. Never throws and looks at no more than a lesson can hold.
 */
export function validate(value: unknown): Checkup {
  return examine(value, () => undefined);
}

/** `validate`, for a document that was read from Markdown: problems are told by line. */
export function examine(value: unknown, lineOf: LineOf): Checkup {
  const problems = new Problems();
  const document = new Examination(problems, lineOf).document(value);
  if (problems.all.length > 0) return { problems: problems.all };
  // every node was checked against the rules that the types describe
  return { document: document as unknown as LessonDocument, problems: [] };
}

/** One walk through a document, counting what it meets. */
class Examination {
  private nodes = 0;
  private text = 0;

  private readonly problems: Problems;
  private readonly lineOf: LineOf;

  constructor(problems: Problems, lineOf: LineOf) {
    this.problems = problems;
    this.lineOf = lineOf;
  }

  document(value: unknown): Checked | undefined {
    const place: Place = { path: '' };
    if (!isRecord(value) || value.type !== 'doc' || !(value.content === undefined || Array.isArray(value.content))) {
      this.problems.add('document.shape', place);
      return undefined;
    }
    const blocks: unknown[] = value.content ?? [];
    if (blocks.length > LIMITS.blocks) {
      this.problems.add('too-many-blocks', place, { most: LIMITS.blocks });
      return undefined;
    }
    const keys = new Set<string>();
    const content = blocks.flatMap((block, at) => {
      const here = this.placeOf(block, { path: `content[${at}]` });
      const checked = this.node(block, here, 1);
      if (!checked) return [];
      this.fits('doc', [checked], here, false);
      checkKey(checked.attrs?.key, keys, here, this.problems);
      return [checked];
    });
    return { type: 'doc', content };
  }

  /** The place of a block at the top: its key when it has one, and its line. */
  private placeOf(block: unknown, place: Place): Place {
    if (!isRecord(block)) return place;
    const line = this.lineOf(block);
    const key = isRecord(block.attrs) ? block.attrs.key : undefined;
    return { ...place, ...(line === undefined ? {} : { line }), ...(typeof key === 'string' ? { key } : {}) };
  }

  private node(value: unknown, above: Place, depth: number): Checked | undefined {
    if (!isRecord(value)) return this.problems.add('node.shape', above);
    const line = this.lineOf(value);
    const place = line === undefined ? above : { ...above, line };
    const { type } = value;
    const rule = ruleOf(type);
    if (typeof type !== 'string') return this.problems.add('node.shape', place);
    if (!rule || rule.inline || type === 'doc') return this.problems.add('node.unknown', place, { type });
    this.nodes += 1;
    if (this.nodes > LIMITS.nodes) return this.problems.add('too-large', { path: '' });
    if (depth > LIMITS.depth) return this.problems.add('too-deep', place);
    const attrs = canonicalAttrs(type, rule, value.attrs, place, this.problems);
    for (const attr of Object.values(attrs ?? {})) if (typeof attr === 'string') this.text += attr.length;
    const content = this.content(type, value.content, place, depth);
    if (this.text > LIMITS.text) return this.problems.add('too-large', { path: '' });
    if (rule.attrs && !attrs) return undefined;
    const checked: Checked = { type, ...(attrs ? { attrs } : {}), ...(content ? { content } : {}) };
    if (depth > 1 && attrs && type !== 'checkOption') attrs.key = null;
    checkBlock(checked, place, this.problems);
    return checked;
  }

  private content(type: string, value: unknown, place: Place, depth: number): Checked[] | undefined {
    const { content: expression = '' } = ruleOf(type) ?? {};
    const children: unknown[] = Array.isArray(value) ? value : [];
    if (value !== undefined && value !== null && !Array.isArray(value)) this.problems.add('node.shape', place);
    if (expression === '') {
      if (children.length > 0) this.problems.add('node.misplaced', place, { type: 'content', parent: type });
      return undefined;
    }
    if (children.length > LIMITS.nodes - this.nodes) {
      this.problems.add('too-large', { path: '' });
      return [];
    }
    if (expression.includes('text')) return this.line(type, children, place);
    const before = this.problems.all.length;
    const checked = children.flatMap(
      (child, at) => this.node(child, { ...place, path: `${place.path}.content[${at}]` }, depth + 1) ?? [],
    );
    // what could not be read is told already; whether the rest fits would be told on top of it
    if (this.problems.all.length === before) this.fits(type, checked, place, true);
    return checked;
  }

  private line(type: string, children: readonly unknown[], place: Place): Checked[] {
    const read = children.flatMap((child, at) => {
      const inside = { ...place, path: `${place.path}.content[${at}]` };
      return this.inline(type, child, inside) ?? [];
    });
    const content = canonicalInline(read);
    if (read.length === children.length && content.length === 0) this.problems.add('empty', place);
    return content as Checked[];
  }

  private inline(parent: string, value: unknown, above: Place): LessonInline | undefined {
    this.nodes += 1;
    if (!isRecord(value)) return this.problems.add('node.shape', above);
    const line = this.lineOf(value);
    const place = line === undefined ? above : { ...above, line };
    if (value.type === 'hardBreak') {
      if (parent === 'paragraph') return { type: 'hardBreak' };
      return this.problems.add('node.misplaced', place, { type: 'hardBreak', parent });
    }
    if (value.type !== 'text') {
      return this.problems.add('node.misplaced', place, {
        type: typeof value.type === 'string' ? value.type : '?',
        parent,
      });
    }
    const { text } = value;
    if (typeof text !== 'string') return this.problems.add('text.shape', place);
    this.text += text.length;
    if (isUnreadable(text)) return this.problems.add('characters', place);
    const marks = canonicalMarks(value.marks, place, this.problems);
    return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
  }

  /** Whether these nodes may stand in a node of this type, in this order; `whole` when they are all there is. */
  private fits(parent: string, nodes: readonly Checked[], place: Place, whole: boolean): void {
    let match = lessonSchema.nodes[parent]?.contentMatch ?? null;
    for (const [at, { type }] of nodes.entries()) {
      const child = lessonSchema.nodes[type];
      match = match && child ? match.matchType(child) : null;
      if (match) continue;
      const first = at === 0 && type === 'checkOption' && parent === 'check';
      this.problems.add(first ? 'check.question' : 'node.misplaced', place, { type, parent });
      return;
    }
    // what a question lacks is told by who knows questions
    if (!whole || match?.validEnd || parent === 'check') return;
    this.problems.add(parent === 'checkOption' ? 'check.explanation' : 'node.incomplete', place, { type: parent });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
