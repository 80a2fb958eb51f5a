import { describe, expect, test } from '@jest/globals';
import {
  lessonToGoOnWith,
  type Marks,
  minutesLeftIn,
  type PhaseName,
  phasesOf,
  progressIn,
  resumeIn,
  ringsOf,
  type TrackableLesson,
  together,
} from './progress.ts';

const lesson = (key: string, phase: PhaseName, blocks: string[], minutes = 10): TrackableLesson => ({
  key,
  phase,
  minutes,
  blocks: blocks.map((block) => ({ key: block, kind: block.startsWith('check') ? 'check' : 'paragraph' })),
});
const marks = (seen: string[], answered: string[] = []): Marks => ({
  seen: new Set(seen),
  answered: new Set(answered),
});

const first = lesson('first', 'WHY', ['a', 'b', 'check-1']);
const second = lesson('second', 'HOW', ['c', 'd']);
const third = lesson('third', 'HOW', ['e']);
const module = { lessons: [first, second, third] };

describe('progress in a module', () => {
  test('a static block is done when seen, a check question only when answered', () => {
    expect(ringsOf(progressIn(module, marks(['a', 'b', 'check-1'])))).toEqual({ why: 0.6667, how: 0, what: 0 });
    expect(ringsOf(progressIn(module, marks(['a', 'b'], ['check-1'])))).toEqual({ why: 1, how: 0, what: 0 });
  });

  test('a lesson is done when all its blocks are, and the module when all its lessons are', () => {
    const half = progressIn(module, marks(['a', 'b', 'c', 'd'], ['check-1']));
    expect([...half.lessonsDone]).toEqual(['first', 'second']);
    expect(half.finished).toBe(false);
    expect(phasesOf(half)).toEqual([
      { phase: 'WHY', lessonsDone: 1, lessonCount: 1 },
      { phase: 'HOW', lessonsDone: 1, lessonCount: 2 },
      { phase: 'WHAT', lessonsDone: 0, lessonCount: 0 },
    ]);
    expect(progressIn(module, marks(['a', 'b', 'c', 'd', 'e'], ['check-1'])).finished).toBe(true);
  });

  test('keys that the present version no longer has do not count', () => {
    const progress = progressIn(module, marks(['gone-1', 'gone-2', 'c'], ['gone-check']));
    expect(ringsOf(progress)).toEqual({ why: 0, how: 0.3333, what: 0 });
  });

  test('a module without lessons is never finished', () => {
    expect(progressIn({ lessons: [] }, marks([])).finished).toBe(false);
  });

  test('several modules together weigh by their blocks', () => {
    const other = { lessons: [lesson('x', 'HOW', ['p', 'q', 'r'])] };
    const both = together([progressIn(module, marks(['c', 'd', 'e'])), progressIn(other, marks([]))]);
    expect(ringsOf(both)).toEqual({ why: 0, how: 0.5, what: 0 });
    expect(phasesOf(both)[1]).toEqual({ phase: 'HOW', lessonsDone: 2, lessonCount: 3 });
  });
});

describe('where to go on', () => {
  test('a lesson that was not begun, or was read to its end, starts at the top', () => {
    expect(resumeIn(first, marks([]), null)).toBeUndefined();
    expect(resumeIn(second, marks(['c', 'd']), 'd')).toBeUndefined();
  });

  test('one goes on at the block noted last, else at the furthest one seen', () => {
    expect(resumeIn(first, marks(['a', 'b']), 'a')).toBe('a');
    expect(resumeIn(first, marks(['b', 'a']), null)).toBe('b');
    expect(resumeIn(first, marks(['a']), 'removed')).toBe('a');
  });

  test('one goes on with the lesson noted last, then with what is open after it, then with what was skipped', () => {
    const none = progressIn(module, marks([]));
    expect(lessonToGoOnWith(module.lessons, none, 'second')).toBe(second);
    expect(lessonToGoOnWith(module.lessons, progressIn(module, marks(['c', 'd'])), 'second')).toBe(third);
    expect(lessonToGoOnWith(module.lessons, progressIn(module, marks(['c', 'd', 'e'])), 'second')).toBe(first);
    expect(lessonToGoOnWith(module.lessons, none, 'removed')).toBe(first);
  });

  test('when every lesson is done there is nothing to go on with', () => {
    const all = progressIn(module, marks(['a', 'b', 'c', 'd', 'e'], ['check-1']));
    expect(lessonToGoOnWith(module.lessons, all, 'third')).toBeUndefined();
  });

  test('minutes left shrink with what is done, and are zero only at the end', () => {
    expect(minutesLeftIn(first, marks([]))).toBe(10);
    expect(minutesLeftIn(first, marks(['a', 'b']))).toBe(3);
    expect(minutesLeftIn(lesson('long', 'WHAT', ['a', 'b'], 1), marks(['a']))).toBe(1);
    expect(minutesLeftIn(second, marks(['c', 'd']))).toBe(0);
  });
});
