import { daysAfter, isDay, momentInBrussels } from '../platform/brussels.ts';
import { UUID } from '../platform/uuid.ts';
import { Problems } from './problems.ts';
import type { CancellationRule, DatePlan, Part, WorkshopLanguage } from './workshop.ts';

/** A day and two times of the clock in Brussels, as forms write them; empty for a part that there is not. */
export type WrittenPart = { day: string; starts: string; ends: string };

/** A date as the form of the staff has it. */
export type WrittenDate = {
  language: string;
  online: boolean;
  place: string;
  address: string;
  town: string;
  mapUrl: string;
  accessibility: string;
  onlineUrl: string;
  capacity: number;
  /** In euros, such as 25 or 25,50; empty for free. */
  price: string;
  /** Until when one can join; empty until it begins. */
  closesDay: string;
  closesAt: string;
  offerHours: number;
  /** Days before the start until which a cancellation gives money back, and how many per cent of it; empty for never. */
  cancelDays: string;
  cancelPercent: string;
  facilitatorIds: readonly string[];
  parts: readonly WrittenPart[];
};

export const MOST_PARTS = 6;
const MOST_PLACES = 500;
const MOST_CENTS = 1_000_000;
const LEAST_CENTS = 50;
const LONGEST_HOURS = 12;
/** How far ahead a date may lie, in days. */
const FURTHEST = 1100;
const LANGUAGES: readonly string[] = ['nl', 'fr', 'en'] satisfies WorkshopLanguage[];
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MINUTE = 60_000;

/**
 * A date as it can be planned. Times are those of the clock in Brussels; one that ends before it begins ends the next day.
 * @param before parts that it has already, which keep their numbers and may be past
 * @throws Refusal with InvalidInput, for all that is not right at once
 */
export function dateFields(written: WrittenDate, today: string, before: readonly Part[] = []): DatePlan {
  const problems = new Problems();
  problems.unless('language', LANGUAGES.includes(written.language), 'workshops.problem.language');
  const parts = partsOf(written.parts, { today, before, problems });
  const plan = {
    ...whereOf(written, problems),
    language: written.language as WorkshopLanguage,
    accessibility: problems.line('accessibility', written.accessibility, 500),
    capacity: wholeNumber(problems, 'capacity', written.capacity, 1, MOST_PLACES),
    priceCents: centsOf(written.price, problems),
    offerHours: wholeNumber(problems, 'offerHours', written.offerHours, 1, 168),
    cancellation: rulesOf(written, problems),
    facilitatorIds: written.facilitatorIds.filter((id) => UUID.test(id)),
    parts,
    closesAt: closingOf(written, parts, problems),
  };
  problems.refuse();
  return plan;
}

type Where = Pick<DatePlan, 'online' | 'place' | 'address' | 'town' | 'mapUrl' | 'onlineUrl'>;

function whereOf(written: WrittenDate, problems: Problems): Where {
  const onlineUrl = addressOf('onlineUrl', written.onlineUrl, problems);
  const mapUrl = addressOf('mapUrl', written.mapUrl, problems);
  const place = problems.line('place', written.place, 200);
  const address = problems.line('address', written.address, 200);
  const town = problems.line('town', written.town, 100);
  if (written.online) return { online: true, place: '', address: '', town: '', mapUrl: null, onlineUrl };
  problems.unless('place', place, 'workshops.problem.place');
  problems.unless('address', address, 'workshops.problem.address');
  problems.unless('town', town, 'workshops.problem.town');
  return { online: false, place, address, town, mapUrl, onlineUrl: null };
}

/** A link of the web, or none. */
function addressOf(field: string, written: string, problems: Problems): string | null {
  const text = problems.line(field, written, 500);
  if (text === '') return null;
  const fine = URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol);
  problems.unless(field, fine, 'workshops.problem.link');
  return fine ? new URL(text).href : null;
}

function partsOf(
  written: readonly WrittenPart[],
  { today, before, problems }: { today: string; before: readonly Part[]; problems: Problems },
): Part[] {
  const parts: Part[] = [];
  for (const [at, one] of written.slice(0, MOST_PARTS).entries()) {
    if (at > 0 && one.day === '' && one.starts === '' && one.ends === '') continue;
    const part = partOf(one, at + 1, problems);
    if (!part) continue;
    const same = before.some((kept) => kept.startsAt.getTime() === part.startsAt.getTime());
    if (!same && one.day < today) problems.add(`day${at + 1}`, 'workshops.problem.past');
    else if (one.day > daysAfter(today, FURTHEST)) problems.add(`day${at + 1}`, 'workshops.problem.far');
    parts.push(part);
  }
  const inOrder = parts.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  for (const [at, part] of inOrder.entries()) {
    const next = inOrder[at + 1];
    if (next && next.startsAt < part.endsAt) problems.add(`day${next.number}`, 'workshops.problem.overlap');
  }
  return inOrder;
}

function partOf({ day, starts, ends }: WrittenPart, number: number, problems: Problems): Part | undefined {
  problems.unless(`day${number}`, isDay(day), 'workshops.problem.day');
  problems.unless(`starts${number}`, TIME.test(starts), 'workshops.problem.time');
  problems.unless(`ends${number}`, TIME.test(ends), 'workshops.problem.time');
  if (!isDay(day) || !TIME.test(starts) || !TIME.test(ends)) return undefined;
  const startsAt = momentOf(day, starts);
  const endsAt = momentOf(ends > starts ? day : daysAfter(day, 1), ends);
  const hours = (endsAt.getTime() - startsAt.getTime()) / 3_600_000;
  problems.unless(`ends${number}`, hours > 0 && hours <= LONGEST_HOURS, 'workshops.problem.ends', {
    most: LONGEST_HOURS,
  });
  return { number, startsAt, endsAt };
}

/** The moment at which a clock in Brussels shows this time on this day. */
export function momentOf(day: string, time: string): Date {
  const [, hour = '0', minute = '0'] = TIME.exec(time) ?? [];
  return new Date(momentInBrussels(day, Number(hour)).getTime() + Number(minute) * MINUTE);
}

function closingOf({ closesDay, closesAt }: WrittenDate, parts: readonly Part[], problems: Problems): Date {
  const [first] = parts;
  const begins = first?.startsAt ?? new Date(0);
  if (closesDay === '') return begins;
  const time = closesAt === '' ? '23:59' : closesAt;
  if (!isDay(closesDay) || !TIME.test(time)) {
    problems.add('closesDay', 'workshops.problem.day');
    return begins;
  }
  const moment = momentOf(closesDay, time);
  const last = parts.at(-1);
  problems.unless('closesDay', !last || moment <= last.endsAt, 'workshops.problem.closes');
  return moment;
}

/** Cents of what was written in euros; free when nothing was. */
function centsOf(written: string, problems: Problems): number {
  const text = written.trim().replace(/^€\s*/, '');
  if (text === '') return 0;
  const [, euros, cents = ''] = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  const sum = euros === undefined ? Number.NaN : Number(euros) * 100 + Number(cents.padEnd(2, '0'));
  const fine = sum === 0 || (sum >= LEAST_CENTS && sum <= MOST_CENTS);
  problems.unless('price', fine, 'workshops.problem.price');
  return fine ? sum : 0;
}

function rulesOf({ cancelDays, cancelPercent }: WrittenDate, problems: Problems): CancellationRule[] {
  if (cancelDays.trim() === '') return [];
  const daysBefore = wholeNumber(problems, 'cancelDays', numberOf(cancelDays), 0, 365);
  const percent = wholeNumber(problems, 'cancelPercent', numberOf(cancelPercent || '100'), 0, 100);
  return [{ daysBefore, percent }];
}

function numberOf(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function wholeNumber(problems: Problems, field: string, value: number, least: number, most: number): number {
  const fine = Number.isInteger(value) && value >= least && value <= most;
  problems.unless(field, fine, 'workshops.problem.number', { least, most });
  return fine ? value : least;
}
