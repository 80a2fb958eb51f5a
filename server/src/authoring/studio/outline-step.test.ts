import { describe, expect, test } from '@jest/globals';
import { moduleManuscript } from '../../testing/manuscripts.ts';
import type { ModuleBody } from './draft.ts';
import { partsOf } from './draft.ts';
import { freeName, slugOf, stepped } from './outline-step.ts';

const body = partsOf(
  moduleManuscript({
    key: 'm',
    lessons: [
      { key: 'a', phase: 'why' },
      { key: 'b', phase: 'why' },
      { key: 'c', phase: 'what' },
    ],
  }),
).get('') as ModuleBody;
const shape = (one: ModuleBody | undefined) => one?.lessons.map(({ key, phase }) => `${phase} ${key}`).join(', ');

describe('a step in an outline', () => {
  test('up and down go through a phase, and on into the next one', () => {
    expect(shape(stepped(body, { act: 'down', lesson: 'a' }))).toBe('why b, why a, what c');
    expect(shape(stepped(body, { act: 'up', lesson: 'b' }))).toBe('why b, why a, what c');
    expect(shape(stepped(body, { act: 'down', lesson: 'b' }))).toBe('why a, how b, what c');
    expect(shape(stepped(body, { act: 'up', lesson: 'c' }))).toBe('why a, why b, how c');
    expect(shape(stepped(body, { act: 'up', lesson: 'a' }))).toBe('why a, why b, what c');
    expect(shape(stepped(body, { act: 'down', lesson: 'c' }))).toBe('why a, why b, what c');
  });

  test('to another phase, out of it, and something new', () => {
    expect(shape(stepped(body, { act: 'phase', lesson: 'a', phase: 'what' }))).toBe('why b, what c, what a');
    expect(shape(stepped(body, { act: 'remove', lesson: 'b' }))).toBe('why a, what c');
    const entry = { ...body.lessons[0]!, key: 'd' };
    expect(shape(stepped(body, { act: 'add', entry, after: 'a' }))).toBe('why a, why d, why b, what c');
    expect(shape(stepped(body, { act: 'add', entry }))).toBe('why a, why b, why d, what c');
    expect(stepped(body, { act: 'remove', lesson: 'weg' })).toBeUndefined();
  });

  test('names', () => {
    expect(slugOf('  Eén zín bij de foto!  ')).toBe('een-zin-bij-de-foto');
    expect(slugOf('…')).toBe('');
    expect(freeName('les', new Set(['les', 'les-2']))).toBe('les-3');
    expect(freeName('', new Set())).toBe('les');
  });
});
