/** How large a world is, and the few places in it that are as large in every one: what grows is only what lies around them. */
export type Shape = Readonly<{
  people: number;
  /** Posts of one thread that is longer than any other. */
  longest: number;
  /** Followers of one thread; there are at least so many people. */
  followers: number;
  /** Answers of who writes much, beside those that everybody writes. */
  heavy: number;
}>;

/** Each person has two enrolments in the mean, five answers and one post for each of them. */
export const SHAPES = {
  tiny: { people: 120, longest: 60, followers: 40, heavy: 26 },
  small: { people: 5_000, longest: 10_000, followers: 5_000, heavy: 299 },
  large: { people: 500_000, longest: 10_000, followers: 5_000, heavy: 299 },
} as const satisfies Record<string, Shape>;

export type Size = keyof typeof SHAPES;

export function isSize(name: string): name is Size {
  return Object.hasOwn(SHAPES, name);
}

/** Posts of a thread, by its number: most are short. Fifteen in the mean. */
export const LENGTHS = [1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, 115];

/** Threads beside the three that stand apart. */
export function threadsOf({ people }: Shape): number {
  return Math.ceil((people * 2) / 15);
}

/** The threads that stand apart: one that is long, one that many follow, and one that is like it but followed by nobody. */
export const APART = { longest: 1, followed: 2, lonely: 3 };
/** Posts in the second and the third. */
export const APART_POSTS = 30;

/** Enrolments of a person, by the last digit of their number. */
export const ENROLMENTS = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4];
/** Answers in one enrolment. */
export const ANSWERS = [0, 1, 2, 3, 4, 5, 6, 7, 9, 13];
/** Answers are written in rounds, so that those of one person lie far from each other, as in life. */
export const ROUNDS = 13;

export function isHeavy(person: number): boolean {
  return person % 1000 === 59;
}

const FIRST_TIME = 0x019300000000;

/** The ids of a world, as `bench.id` in SQL makes them. */
function idOf(kind: number, number: number): string {
  const time = (FIRST_TIME + number).toString(16).padStart(12, '0');
  const end = number.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, '0')}-8000-${end}`;
}

export const personId = (number: number): string => idOf(1, number);
export const threadId = (number: number): string => idOf(3, number);

/**
 * People to measure with, spread over the whole world. The same place in the row is somebody with the same modules, answers and
 * progress in a world of any size: what differs is what lies around them.
 */
export function readerAt({ people }: Shape, place: number): number {
  const room = Math.floor(people / 5_000);
  const stride = room < 1 ? 1 : room - ((room - 1) % 60);
  return 1 + ((place * stride) % people);
}

/** Who writes much, one by one. */
export function heavyAt({ people }: Shape, place: number): number {
  const count = Math.max(1, Math.floor(people / 1000));
  const stride = Math.max(1, Math.floor(count / 5));
  return ((place * stride) % count) * 1000 + 59;
}
