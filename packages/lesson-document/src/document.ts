import type { FILM_RATIOS } from './rules.ts';

/** Emphasis and links, the only marks that a text may carry. */
export type LessonMark =
  | Readonly<{ type: 'link'; attrs: Readonly<{ href: string }> }>
  | Readonly<{ type: 'strong' }>
  | Readonly<{ type: 'em' }>;

/** A stretch of words with the same marks. */
export type LessonText = Readonly<{ type: 'text'; text: string; marks?: readonly LessonMark[] }>;
/** What a line is made of: words, and where a new line begins. */
export type LessonInline = LessonText | Readonly<{ type: 'hardBreak' }>;

type Node<Type extends string, Attrs, Content> = Readonly<{
  type: Type;
  attrs: Readonly<Attrs>;
  content: readonly Content[];
}>;
type Leaf<Type extends string, Attrs> = Readonly<{ type: Type; attrs: Readonly<Attrs> }>;

/** A block at the top of a lesson has a key; inside another block it has none. */
type Key = { key: string | null };
/** Where something of the school is told: the numbers of its statements, such as W1. */
type Statements = { statements: readonly string[] };

export type Paragraph = Node<'paragraph', Key, LessonInline>;
export type ListItem = Readonly<{ type: 'listItem'; content: readonly (Paragraph | List)[] }>;
export type List = Node<'bulletList', Key, ListItem> | Node<'orderedList', Key & { start: number }, ListItem>;
/** Paragraphs and lists: what a body is made of. */
export type Prose = Paragraph | List;
/** One answer to a check question: first the answer, then the explanation. */
export type CheckOption = Node<'checkOption', { key: string; correct: boolean }, Paragraph>;
export type Check = Node<'check', Key & { multiple: boolean }, Paragraph | CheckOption>;
export type Image = Leaf<'image', Key & { src: string; alt: string; decorative: boolean; caption: string }>;
export type Film = Node<
  'film',
  Key & {
    src: string;
    title: string;
    captions: string;
    chapters: string;
    poster: string;
    ratio: (typeof FILM_RATIOS)[number];
  },
  Prose
>;
export type CaseStudy = Leaf<'caseStudy', Key & { ref: string }>;
export type Prompt = Node<'prompt', Key & { question: string }, Prose>;
export type Action = Node<'action', Key & { barrier: LessonBarrier; if: string; then: string }, Prose>;

/** A block of a lesson; at the top of a document its key is always there. */
export type LessonBlock =
  | Node<'heading', Key & { level: 2 | 3 }, LessonText>
  | Prose
  | Node<'blockquote', Key, Paragraph>
  | Image
  | Film
  | Node<'callout', Key & { kind: 'tip' | 'note' }, Prose>
  | Node<'sourceMark', Key & Statements, Prose>
  | Node<'quote', Key & Statements & { by: string }, Paragraph>
  | CaseStudy
  | Prompt
  | Check
  | Action
  | Leaf<'download', Key & { src: string; label: string }>
  | Leaf<'discussion', Key & { question: string }>;

/** What keeps parents and schools apart: trust, knowing why education matters, practical matters. */
export type LessonBarrier = 'trust' | 'education' | 'practical';

/**
 * The body of a lesson as plain JSON, in the form of a ProseMirror document of `lessonSchema`. Made by `validate` or
 * `fromMarkdown`, it is in its one canonical form: whitespace is one space, neighbouring texts with the same marks are
 * one, every attribute is there, each block at the top has a key of its own.
 */
export type LessonDocument = Readonly<{ type: 'doc'; content: readonly LessonBlock[] }>;

/** The key of a block at the top of a valid document. */
export function keyOf(block: LessonBlock): string {
  return block.attrs.key ?? '';
}
