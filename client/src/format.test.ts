import { locales } from '@fluxus/messages/say';
import { expect, test } from '@jest/globals';
import { date, dateAndTime, exactMoney, hourInBrussels, money, time, toTheSecond } from './format.ts';

const EVENING = '2026-11-24T20:14:07Z';
/** In all languages, with the hard spaces as plain ones. */
const each = (say: (locale: (typeof locales)[number]) => string) =>
  locales.map((locale) => say(locale).replace(/[\u00a0\u202f]/g, ' '));

test('an amount is written as people of each language write it, with cents only where there are any', () => {
  expect(each((locale) => money(5500, locale))).toEqual(['€ 55', '55 €', '€55']);
  expect(each((locale) => money(4550, locale))).toEqual(['€ 45,50', '45,50 €', '€45.50']);
  expect(each((locale) => exactMoney(123_400, locale))).toEqual(['€ 1.234,00', '1 234,00 €', '€1,234.00']);
});

test('a moment is told in Brussels, whatever the zone of the machine, in the order of day, month, year', () => {
  expect(each((locale) => date(EVENING, locale))).toEqual(['24 november 2026', '24 novembre 2026', '24 November 2026']);
  expect(each((locale) => dateAndTime(EVENING, locale))).toEqual([
    '24 november 2026 om 21:14',
    '24 novembre 2026 à 21:14',
    '24 November 2026 at 21:14',
  ]);
  expect(each((locale) => time(EVENING, locale))).toEqual(['21.14 u.', '21:14', '21:14']);
  expect(each((locale) => toTheSecond(EVENING, locale))).toEqual([
    '24 nov 2026, 21:14:07',
    '24 nov. 2026, 21:14:07',
    '24 Nov 2026, 21:14:07',
  ]);
  expect(hourInBrussels(new Date('2026-11-24T23:30:00Z'))).toBe(0);
});
