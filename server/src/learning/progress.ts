/** What progress needs to know of a published module; `PublishedModule` of the catalogue is one. */
export type Trackable = Readonly<{ lessons: readonly TrackableLesson[] }>;
export type TrackableLesson = Readonly<{
  key: string;
  phase: PhaseName;
  minutes: number;
  blocks: readonly Readonly<{ key: string; kind: string }>[];
}>;

export type PhaseName = 'WHY' | 'HOW' | 'WHAT';
const PHASES: readonly PhaseName[] = ['WHY', 'HOW', 'WHAT'];

/** What one person did in a module, by key; keys that the present version does not know are allowed and do not count. */
export type Marks = Readonly<{ seen: ReadonlySet<string>; answered: ReadonlySet<string> }>;

/** Counts of one phase: blocks and lessons, done and in all. */
export type PhaseTally = { blocksDone: number; blocks: number; lessonsDone: number; lessons: number };

/** How far somebody is in the present version of one module, or in several together. */
export type Progress = Readonly<{
  tally: Readonly<Record<PhaseName, Readonly<PhaseTally>>>;
  /** Keys of the lessons of which every block is done. */
  lessonsDone: ReadonlySet<string>;
  /** Whether all lessons are done. */
  finished: boolean;
}>;

/** Three fractions from 0 to 1. */
export type RingFractions = Readonly<{ why: number; how: number; what: number }>;

/** Lessons of one phase, done and in all. */
export type PhaseProgressRow = { phase: PhaseName; lessonsDone: number; lessonCount: number };

/** Nothing done yet. */
export const NO_MARKS: Marks = { seen: new Set(), answered: new Set() };

/** A block counts as done once it was seen, a check question once it was answered. */
function isDone(block: { key: string; kind: string }, marks: Marks): boolean {
  return block.kind === 'check' ? marks.answered.has(block.key) : marks.seen.has(block.key);
}

/** Counts blocks and lessons done. A lesson is done when all its blocks are. */
export function progressIn(module: Trackable, marks: Marks): Progress {
  const tally = emptyTally();
  const lessonsDone = new Set<string>();
  for (const lesson of module.lessons) {
    const phase = tally[lesson.phase];
    let done = 0;
    for (const block of lesson.blocks) if (isDone(block, marks)) done += 1;
    phase.blocks += lesson.blocks.length;
    phase.blocksDone += done;
    phase.lessons += 1;
    if (done === lesson.blocks.length) {
      phase.lessonsDone += 1;
      lessonsDone.add(lesson.key);
    }
  }
  return { tally, lessonsDone, finished: module.lessons.length > 0 && lessonsDone.size === module.lessons.length };
}

/** Several modules as one: what a programme's rings, or a person's, are drawn from. */
export function together(parts: readonly Pick<Progress, 'tally'>[]): Pick<Progress, 'tally'> {
  const tally = emptyTally();
  for (const part of parts) {
    for (const phase of PHASES) {
      tally[phase].blocks += part.tally[phase].blocks;
      tally[phase].blocksDone += part.tally[phase].blocksDone;
      tally[phase].lessons += part.tally[phase].lessons;
      tally[phase].lessonsDone += part.tally[phase].lessonsDone;
    }
  }
  return { tally };
}

/** The rings of a progress: done blocks out of all blocks, for each phase; a phase without blocks stays empty. */
export function ringsOf({ tally }: Pick<Progress, 'tally'>): RingFractions {
  return { why: fraction(tally.WHY), how: fraction(tally.HOW), what: fraction(tally.WHAT) };
}

/** Lessons done and in all, in the order of the phases. */
export function phasesOf({ tally }: Pick<Progress, 'tally'>): PhaseProgressRow[] {
  return PHASES.map((phase) => ({
    phase,
    lessonsDone: tally[phase].lessonsDone,
    lessonCount: tally[phase].lessons,
  }));
}

/** Minutes of reading left in a lesson: its own minutes, less the share of blocks done; 0 only when all are. */
export function minutesLeftIn(lesson: TrackableLesson, marks: Marks): number {
  const left = lesson.blocks.filter((block) => !isDone(block, marks)).length;
  return left === 0 ? 0 : Math.max(1, Math.round((lesson.minutes * left) / lesson.blocks.length));
}

/**
 * The block to go on at: the one noted last when the present version still has it, else the furthest one seen.
 * Undefined at the very beginning, and when one has read to the end: then one reads from the top.
 */
export function resumeIn(lesson: TrackableLesson, marks: Marks, noted: string | null): string | undefined {
  const done = lesson.blocks.every((block) => isDone(block, marks));
  const place =
    lesson.blocks.find((block) => block.key === noted) ?? lesson.blocks.findLast((block) => marks.seen.has(block.key));
  return done && place === lesson.blocks.at(-1) ? undefined : place?.key;
}

/**
 * The lesson to go on with among those that may be read: the one noted last unless it is done, then the first one after
 * it that is not done, then the first one at all. Undefined when every readable lesson is done.
 */
export function lessonToGoOnWith<Lesson extends TrackableLesson>(
  readable: readonly Lesson[],
  { lessonsDone }: Progress,
  noted: string | null,
): Lesson | undefined {
  const from = Math.max(
    0,
    readable.findIndex((lesson) => lesson.key === noted),
  );
  const inOrder = [...readable.slice(from), ...readable.slice(0, from)];
  return inOrder.find((lesson) => !lessonsDone.has(lesson.key));
}

function emptyTally(): Record<PhaseName, PhaseTally> {
  const none = (): PhaseTally => ({ blocksDone: 0, blocks: 0, lessonsDone: 0, lessons: 0 });
  return { WHY: none(), HOW: none(), WHAT: none() };
}

/** Four decimals: finer than any ring can show. */
function fraction({ blocksDone, blocks }: PhaseTally): number {
  return blocks === 0 ? 0 : Math.round((blocksDone / blocks) * 10_000) / 10_000;
}
