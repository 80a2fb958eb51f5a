import { expect, test } from '@jest/globals';
// @ts-expect-error -- plain JavaScript, so that npm test needs nothing built
import { together } from './second-look.mjs';

const outcome = (
  passed: number,
  failed: number,
  broken: { path: string; passed: number; failed: string[] }[] = [],
) => ({
  passed,
  failed,
  broken,
});
const unwanted = () => {
  throw new Error('looked again');
};
const flawed = { status: 1, outcome: outcome(10, 1, [{ path: 'a.test.ts', passed: 2, failed: ['one'] }]) };

test('a run in which all passed is not looked at twice', () => {
  const first = { status: 0, outcome: outcome(10, 0) };
  expect(together(first, unwanted)).toMatchObject({ status: 0, said: undefined });
});

test('what passes alone counts, and is told by name', () => {
  const seen: string[][] = [];
  const result = together(flawed, (files: string[]) => {
    seen.push(files);
    return { status: 0, outcome: outcome(3, 0) };
  });
  expect(seen).toEqual([['a.test.ts']]);
  expect(result.status).toBe(0);
  expect(result.outcome).toMatchObject({ passed: 11, failed: 0 });
  expect(result.said).toContain('a.test.ts: one');
});

test('what fails again has failed', () => {
  const again = { status: 1, outcome: outcome(2, 1, [{ path: 'a.test.ts', passed: 2, failed: ['one'] }]) };
  const result = together(flawed, () => again);
  expect(result).toMatchObject({ status: 1, said: undefined });
  expect(result.outcome).toMatchObject({ passed: 10, failed: 1 });
});

test('many broken files are no accident, and get no second look', () => {
  const broken = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path, passed: 0, failed: ['one'] }));
  const first = { status: 1, outcome: outcome(0, 6, broken) };
  expect(together(first, unwanted)).toMatchObject({ status: 1 });
});

test('a second look that does not come to an end leaves the first outcome', () => {
  expect(together(flawed, () => ({ status: 1, outcome: undefined }))).toMatchObject({
    status: 1,
    outcome: { passed: 10, failed: 1 },
  });
});
