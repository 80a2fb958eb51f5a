import { describe, expect, test } from '@jest/globals';
import { endOfNight, mailMoment } from './mail-plan.ts';

const moment = (cadence: 'at-once' | 'daily' | 'weekly' | 'none', now: string) =>
  mailMoment(cadence, new Date(now))?.toISOString().replace(':00.000Z', 'Z');

describe('when a mail tells of what happens', () => {
  // summer time ends on Sunday 25 October 2026 at three, and begins on Sunday 28 March 2027 at two
  test.each([
    // by day: after a moment in which more may happen
    ['at-once', '2026-10-21T08:00Z', '2026-10-21T08:05Z'],
    ['at-once', '2026-12-02T08:00Z', '2026-12-02T08:05Z'],
    // until nine in the evening, and from then on at seven
    ['at-once', '2026-10-21T18:54Z', '2026-10-21T18:59Z'],
    ['at-once', '2026-10-21T18:55Z', '2026-10-22T05:00Z'],
    ['at-once', '2026-12-02T19:54Z', '2026-12-02T19:59Z'],
    ['at-once', '2026-12-02T19:55Z', '2026-12-03T06:00Z'],
    ['at-once', '2026-12-03T05:54Z', '2026-12-03T06:00Z'],
    ['at-once', '2026-12-03T05:55Z', '2026-12-03T06:00Z'],
    ['at-once', '2026-12-03T05:56Z', '2026-12-03T06:01Z'],
    // through both nights in which the clock changes
    ['at-once', '2026-10-24T20:00Z', '2026-10-25T06:00Z'],
    ['at-once', '2026-10-25T00:30Z', '2026-10-25T06:00Z'],
    ['at-once', '2026-10-25T01:30Z', '2026-10-25T06:00Z'],
    ['at-once', '2027-03-27T21:00Z', '2027-03-28T05:00Z'],
    ['at-once', '2027-03-28T01:30Z', '2027-03-28T05:00Z'],
    ['daily', '2026-10-23T04:59Z', '2026-10-23T05:00Z'],
    ['daily', '2026-10-23T05:00Z', '2026-10-24T05:00Z'],
    ['daily', '2026-10-24T12:00Z', '2026-10-25T06:00Z'],
    ['daily', '2026-10-25T12:00Z', '2026-10-26T06:00Z'],
    ['daily', '2027-03-27T12:00Z', '2027-03-28T05:00Z'],
    ['daily', '2027-03-28T12:00Z', '2027-03-29T05:00Z'],
    ['weekly', '2026-10-19T04:59Z', '2026-10-19T05:00Z'],
    ['weekly', '2026-10-19T05:00Z', '2026-10-26T06:00Z'],
    ['weekly', '2026-10-25T23:30Z', '2026-10-26T06:00Z'],
    ['weekly', '2026-12-31T12:00Z', '2027-01-04T06:00Z'],
    ['weekly', '2027-03-22T12:00Z', '2027-03-29T05:00Z'],
    ['none', '2026-10-21T08:00Z', undefined],
  ] as const)('%s, at %s', (cadence, now, expected) => {
    expect(moment(cadence, now)).toBe(expected);
  });

  test('never at night, whenever it happens', () => {
    for (let hour = 0; hour < 24 * 400; hour += 5) {
      const now = new Date(Date.parse('2026-09-01T00:10:00Z') + hour * 3_600_000);
      for (const cadence of ['at-once', 'daily', 'weekly'] as const) {
        const at = mailMoment(cadence, now);
        expect(at && at > now && endOfNight(at)).toBe(undefined);
      }
    }
  });
});
