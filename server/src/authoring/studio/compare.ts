import { type DraftNode, type LessonDraft, linesOf } from '@fluxus/lesson-document';
import { hashOf } from '../../catalogue/index.ts';
import type { LessonManuscript, ModuleManuscript } from '../manuscripts.ts';

/** Something that a publication changes for learners. `block` where people may have answered it. */
export type Change = Readonly<{
  kind: string;
  lesson: string;
  words?: string;
  count?: number;
  block?: string;
}>;

type Placed = Readonly<{ lesson: LessonManuscript; block: DraftNode }>;

/** What learners notice when one manuscript takes the place of another. */
export function compareManuscripts(before: ModuleManuscript, after: ModuleManuscript): Change[] {
  const then = new Map(before.lessons.map((lesson) => [lesson.key, lesson]));
  const now = new Map(after.lessons.map((lesson) => [lesson.key, lesson]));
  const [old, fresh] = [blocksOf(before), blocksOf(after)];
  return [
    ...(same({ ...before, lessons: [] }, { ...after, lessons: [] }) ? [] : [{ kind: 'about', lesson: '' }]),
    ...after.lessons.flatMap((lesson) => lessonChanges(then.get(lesson.key), lesson)),
    ...before.lessons.filter(({ key }) => !now.has(key)).map(({ title }) => ({ kind: 'lesson-gone', lesson: title })),
    ...orderChange(before, after),
    ...[...old].flatMap(([key, placed]) => askedChanges(key, placed, fresh.get(key))),
    ...after.lessons.flatMap((lesson) => textChanges(lesson, old)),
    ...before.lessons.flatMap((lesson) => {
      const gone = contentOf(lesson).filter((block) => !fresh.has(keyOf(block)) && !isAsked(block)).length;
      return gone > 0 ? [{ kind: 'blocks-gone', lesson: lesson.title, count: gone }] : [];
    }),
  ];
}

function lessonChanges(before: LessonManuscript | undefined, { title, phase }: LessonManuscript): Change[] {
  if (!before) return [{ kind: 'lesson-added', lesson: title }];
  return [
    ...(before.title === title ? [] : [{ kind: 'lesson-renamed', lesson: title, words: before.title }]),
    ...(before.phase === phase ? [] : [{ kind: 'lesson-moved', lesson: title }]),
  ];
}

/** Lessons that are in both, in another order: told once. */
function orderChange(before: ModuleManuscript, after: ModuleManuscript): Change[] {
  const keys = (one: ModuleManuscript, other: ModuleManuscript) =>
    one.lessons.filter(({ key, phase }) => other.lessons.some((two) => two.key === key && two.phase === phase));
  const [then, now] = [keys(before, after), keys(after, before)];
  const moved = now.find(({ key }, at) => then[at]?.key !== key);
  return moved ? [{ kind: 'lesson-moved', lesson: moved.title }] : [];
}

/** Questions that people may have answered: reworded, changed or gone. */
function askedChanges(key: string, { lesson, block }: Placed, after: Placed | undefined): Change[] {
  if (!isAsked(block)) return [];
  const words = questionOf(block);
  const told = { lesson: after?.lesson.title ?? lesson.title, words, block: key };
  if (after?.block.type !== block.type)
    return [{ ...told, kind: block.type === 'prompt' ? 'prompt-gone' : 'check-gone' }];
  if (same(block, after.block)) return [];
  return [
    { ...told, kind: block.type === 'prompt' ? 'prompt-reworded' : 'check-changed', words: questionOf(after.block) },
  ];
}

function textChanges(lesson: LessonManuscript, old: ReadonlyMap<string, Placed>): Change[] {
  const counts = { 'blocks-added': 0, 'blocks-changed': 0, 'blocks-moved': 0 };
  for (const block of contentOf(lesson)) {
    const before = old.get(keyOf(block));
    if (!before) counts['blocks-added'] += 1;
    else if (before.lesson.key !== lesson.key) counts['blocks-moved'] += 1;
    else if (!isAsked(block) && !same(before.block, block)) counts['blocks-changed'] += 1;
  }
  return Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [{ kind, lesson: lesson.title, count }] : []));
}

function blocksOf({ lessons }: ModuleManuscript): Map<string, Placed> {
  return new Map(
    lessons.flatMap((lesson) => contentOf(lesson).map((block): [string, Placed] => [keyOf(block), { lesson, block }])),
  );
}

const same = (one: unknown, other: unknown) => hashOf(one).equals(hashOf(other));
const contentOf = ({ document }: LessonManuscript): readonly DraftNode[] => (document as LessonDraft).content;
const keyOf = ({ attrs }: DraftNode) => String(attrs?.key);
const isAsked = ({ type }: DraftNode) => type === 'prompt' || type === 'check';

function questionOf(block: DraftNode): string {
  return linesOf({ type: 'doc', content: [block] })[0] ?? '';
}
