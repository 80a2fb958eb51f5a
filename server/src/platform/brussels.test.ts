import { expect, test } from '@jest/globals';
import { dayInBrussels, daysAfter, isDay, momentInBrussels, mondayOf } from './brussels.ts';

test('a clock in Brussels shows seven on the days before, of and after each change of clocks', () => {
  const at = (day: string) => momentInBrussels(day, 7).toISOString();
  expect(['2026-10-24', '2026-10-25', '2026-10-26'].map(at)).toEqual([
    '2026-10-24T05:00:00.000Z',
    '2026-10-25T06:00:00.000Z',
    '2026-10-26T06:00:00.000Z',
  ]);
  expect(['2027-03-27', '2027-03-28', '2027-03-29'].map(at)).toEqual([
    '2027-03-27T06:00:00.000Z',
    '2027-03-28T05:00:00.000Z',
    '2027-03-29T05:00:00.000Z',
  ]);
});

test('an hour that does not exist is one later, an hour that comes twice is the first', () => {
  expect(momentInBrussels('2027-03-28', 2).toISOString()).toBe('2027-03-28T01:00:00.000Z');
  expect(momentInBrussels('2026-10-25', 2).toISOString()).toBe('2026-10-25T00:00:00.000Z');
});

test('a day ends at midnight in Brussels', () => {
  expect(dayInBrussels(new Date('2026-10-25T22:59:59Z'))).toBe('2026-10-25');
  expect(dayInBrussels(new Date('2026-10-25T23:00:00Z'))).toBe('2026-10-26');
  expect(dayInBrussels(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
});

test('days are counted on the calendar, also over a change of clocks and the end of a year', () => {
  expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2027-03-29', -2)).toBe('2027-03-27');
  expect(['2026-11-23', '2026-11-28', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
  ]);
});

test('what is no day is told from what is', () => {
  expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
  expect(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00', 'morgen'].some(isDay)).toBe(
    false,
  );
});
