import { describe, expect, test } from '@jest/globals';
import { withdrawableUntil } from './consent.ts';
import { goesTo, meaningOf, ORDER_STATUSES } from './payment-state.ts';
import { partsOf } from './vat.ts';

const STATUSES = Object.values(ORDER_STATUSES);

describe('where an order goes', () => {
  test('never back: what is paid stays paid, whatever comes late', () => {
    expect(STATUSES.filter((to) => goesTo('paid', to))).toEqual([]);
    expect(STATUSES.filter((to) => goesTo('refunded', to))).toEqual([]);
    expect(STATUSES.filter((to) => goesTo('processing', to))).toEqual(['paid', 'failed', 'expired', 'cancelled']);
  });

  test('money that came in counts, also for an order that was given up', () => {
    for (const from of ['awaiting_payment', 'processing', 'failed', 'expired', 'cancelled'] as const) {
      expect(goesTo(from, 'paid')).toBe(true);
    }
  });

  test('no order is refunded by what a payment says', () => {
    expect(STATUSES.some((from) => goesTo(from, 'refunded'))).toBe(false);
  });

  test.each([
    ['complete', 'paid', 'succeeded', 'paid'],
    ['complete', 'no_payment_required', undefined, 'paid'],
    ['complete', 'unpaid', 'processing', 'processing'],
    ['complete', 'unpaid', 'requires_payment_method', 'failed'],
    ['complete', 'unpaid', 'canceled', 'failed'],
    ['open', 'unpaid', 'requires_payment_method', 'awaiting_payment'],
    ['expired', 'unpaid', undefined, 'expired'],
    ['complete', 'a-status-of-tomorrow', 'processing', 'processing'],
  ])('a session that is %s and %s with its payment %s means %s', (status, paymentStatus, intentStatus, meaning) => {
    expect(meaningOf({ status, paymentStatus, intentStatus })).toBe(meaning);
  });
});

describe('VAT', () => {
  test('net and VAT add up to the price, for every price', () => {
    for (let cents = 50; cents < 20_000; cents += 7) {
      for (const vat of ['exempt-art-44', 'standard-21', 'reduced-6'] as const) {
        const { netCents, vatCents } = partsOf(cents, vat);
        expect(netCents + vatCents).toBe(cents);
      }
    }
    expect(partsOf(12_100, 'standard-21')).toEqual({ netCents: 10_000, vatCents: 2100 });
    expect(partsOf(4500, 'exempt-art-44')).toEqual({ netCents: 4500, vatCents: 0 });
  });
});

describe('the period of withdrawal', () => {
  const until = (placed: string) => withdrawableUntil(new Date(placed), { immediateAccess: false })?.toISOString();

  test('ends with the fourteenth day after the order, in Brussels', () => {
    expect(until('2026-11-24T12:00:00Z')).toBe('2026-12-08T23:00:00.000Z');
    expect(until('2026-07-01T12:00:00Z')).toBe('2026-07-15T22:00:00.000Z');
  });

  test('counts the day in Brussels, also near midnight and over a change of the hour', () => {
    expect(until('2026-11-24T23:30:00Z')).toBe('2026-12-09T23:00:00.000Z');
    expect(until('2026-03-20T12:00:00Z')).toBe('2026-04-03T22:00:00.000Z');
  });

  test('is over at once for who asked for access and gave up the right', () => {
    expect(withdrawableUntil(new Date(), { immediateAccess: true })).toBeUndefined();
  });
});
