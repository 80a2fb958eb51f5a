import type { DraftPhase, ModuleBody, OutlineEntry } from './draft.ts';
import { inOrder, PHASES } from './draft.ts';

/** One step in an outline, by a button. */
export type OutlineStep =
  | Readonly<{ act: 'add'; entry: OutlineEntry; after?: string }>
  | Readonly<{ act: 'head'; lesson: string; head: Partial<Omit<OutlineEntry, 'key'>> }>
  | Readonly<{ act: 'up' | 'down'; lesson: string }>
  | Readonly<{ act: 'phase'; lesson: string; phase: DraftPhase }>
  | Readonly<{ act: 'remove'; lesson: string }>;

/**
 * The outline after a step. Up from the top of a phase is the end of the phase before it, down from its end the top of the one
 * after it. Undefined when the step names a lesson that is not there; the same outline when it changes nothing.
 */
export function stepped(body: ModuleBody, step: OutlineStep): ModuleBody | undefined {
  const lessons = inOrder(body.lessons);
  if (step.act === 'add') {
    const at = step.after === undefined ? -1 : lessons.findIndex(({ key }) => key === step.after);
    return { ...body, lessons: inOrder(at < 0 ? [...lessons, step.entry] : lessons.toSpliced(at + 1, 0, step.entry)) };
  }
  const at = lessons.findIndex(({ key }) => key === step.lesson);
  const entry = lessons[at];
  if (!entry) return undefined;
  switch (step.act) {
    case 'remove':
      return { ...body, lessons: lessons.toSpliced(at, 1) };
    case 'head':
      return { ...body, lessons: inOrder(lessons.with(at, { ...entry, ...step.head })) };
    case 'phase':
      return step.phase === entry.phase
        ? body
        : { ...body, lessons: inOrder([...lessons.toSpliced(at, 1), { ...entry, phase: step.phase }]) };
    default:
      return { ...body, lessons: moved(lessons, at, entry, step.act === 'up' ? -1 : 1) };
  }
}

function moved(lessons: OutlineEntry[], at: number, entry: OutlineEntry, by: -1 | 1): OutlineEntry[] {
  const neighbour = lessons[at + by];
  if (neighbour?.phase === entry.phase) return lessons.with(at, neighbour).with(at + by, entry);
  const phase = PHASES[PHASES.indexOf(entry.phase) + by];
  if (!phase) return lessons;
  const others = lessons.toSpliced(at, 1);
  const crossing = { ...entry, phase };
  return inOrder(by < 0 ? [...others, crossing] : [crossing, ...others]);
}

/** An address made of a title: small letters and dashes. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return words.slice(0, 80).replace(/^-+|-+$/g, '');
}

/** The first of `name`, `name-2`, `name-3`… that nothing has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const begin = name || 'les';
  if (!taken.has(begin)) return begin;
  for (let number = 2; ; number += 1) if (!taken.has(`${begin}-${number}`)) return `${begin}-${number}`;
}
