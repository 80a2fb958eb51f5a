import type { DraftNode, LessonDraft } from './draft.ts';
import { ruleOf } from './rules.ts';

/** Something that a writer may want to look at; `key` is that of the block it is about. Nothing of it keeps a lesson from being published. */
export type WritingHint = Readonly<{
  kind:
    | 'long-sentence'
    | 'long-word'
    | 'no-alternative'
    | 'heading-order'
    | 'bare-link'
    | 'link-nowhere'
    | 'no-question'
    | 'no-right-answer'
    | 'no-prompt';
  key?: string;
  /** The words that it is about, or how many there are. */
  words?: string;
  count?: number;
}>;

/** Dutch that most adults read with ease has sentences of about fifteen words; above this one loses the thread. */
const LONGEST_SENTENCE = 25;
const LONGEST_WORD = 17;
const WORDS_A_MINUTE = 200;
/** Links that say nothing to whoever hears them one after the other. */
const BARE = new Set(['hier', 'klik hier', 'link', 'deze link', 'lees meer', 'meer', 'klik']);

/** How many minutes a lesson takes to read, rounded up; 0 for an empty one. */
export function readingMinutes(draft: LessonDraft): number {
  const words = draft.content.flatMap(linesIn).flatMap(wordsOf).length;
  return Math.ceil(words / WORDS_A_MINUTE);
}

/** What a writer may want to look at, in the order of the lesson; what is about all of it at the end. */
export function writingHints(draft: LessonDraft): WritingHint[] {
  const keys = new Set(draft.content.map(({ attrs }) => attrs?.key));
  let level = 1;
  const hints = draft.content.flatMap((block): WritingHint[] => {
    const key = typeof block.attrs?.key === 'string' ? { key: block.attrs.key } : {};
    const found: WritingHint[] = [
      ...linesIn(block).flatMap(lineHints),
      ...blockHints(block),
      ...linkHints(block, keys),
    ];
    if (block.type === 'heading') {
      const here = Number(block.attrs?.level);
      if (here > level + 1) found.push({ kind: 'heading-order', words: textOf(block) });
      level = here;
    }
    return found.map((hint) => ({ ...hint, ...key }));
  });
  const asks = draft.content.some(({ type }) => type === 'prompt');
  return asks || draft.content.length === 0 ? hints : [...hints, { kind: 'no-prompt' }];
}

function lineHints(line: string): WritingHint[] {
  const sentences = line.split(/(?<=[.!?…])["”’)]*\s+/u).map(wordsOf);
  return [
    ...sentences
      .filter((words) => words.length > LONGEST_SENTENCE)
      .map((words): WritingHint => ({ kind: 'long-sentence', count: words.length, words: beginning(words) })),
    ...wordsOf(line)
      .filter((word) => word.length > LONGEST_WORD && !word.includes('-'))
      .map((word): WritingHint => ({ kind: 'long-word', words: word })),
  ];
}

function blockHints({ type, attrs = {}, content = [] }: DraftNode): WritingHint[] {
  if (type === 'image' && !attrs.decorative && isBlank(attrs.alt)) return [{ kind: 'no-alternative' }];
  if ((type === 'prompt' || type === 'discussion') && isBlank(attrs.question)) return [{ kind: 'no-question' }];
  if (type !== 'check') return [];
  const options = content.filter((node) => node.type === 'checkOption');
  return [
    ...(content[0] && textOf(content[0]).trim() === '' ? [{ kind: 'no-question' } as const] : []),
    ...(options.some((option) => option.attrs?.correct === true) ? [] : [{ kind: 'no-right-answer' } as const]),
  ];
}

function linkHints(node: DraftNode, keys: ReadonlySet<unknown>): WritingHint[] {
  const href = node.marks?.find(({ type }) => type === 'link')?.attrs?.href;
  const words = node.text?.trim() ?? '';
  return [
    ...(typeof href === 'string' && BARE.has(words.toLowerCase()) ? [{ kind: 'bare-link', words } as const] : []),
    ...(typeof href === 'string' && href.startsWith('#') && !keys.has(href.slice(1))
      ? [{ kind: 'link-nowhere', words } as const]
      : []),
    ...(node.content ?? []).flatMap((child) => linkHints(child, keys)),
  ];
}

/** The lines that one reads in a block, fields of words too. */
function linesIn(node: DraftNode): string[] {
  const rules = Object.entries(ruleOf(node.type)?.attrs ?? {});
  const fields = rules.flatMap(([name, { kind }]) => {
    const value = node.attrs?.[name];
    return kind === 'line' && typeof value === 'string' ? [value] : [];
  });
  const isLine = ruleOf(node.type)?.content?.includes('text') ?? false;
  return [...fields, ...(isLine ? [textOf(node)] : (node.content ?? []).flatMap(linesIn))];
}

const textOf = ({ content = [] }: DraftNode): string => content.map(({ text }) => text ?? ' ').join('');
const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
const beginning = (words: readonly string[]): string => `${words.slice(0, 6).join(' ')}…`;
const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';
