import { dayInBrussels, isDay } from '../platform/brussels.ts';
import { isOpenAt, placesLeft, type Workshop, type WorkshopSession } from './workshop.ts';

/** A date with its subject. */
export type DatedWorkshop = Readonly<{ session: WorkshopSession; workshop: Workshop }>;

export const DATE_WISHES = ['subject', 'town', 'form', 'language'] as const;
export type DateWish = (typeof DATE_WISHES)[number];

/** What is left out does not count. `month` is as in 2027-02. */
export type DateFilter = Partial<Record<DateWish, string | null>> & { free?: boolean | null; month?: string | null };

export type DateFacet = {
  kind: DateWish;
  chosen: string | undefined;
  open: number;
  options: { value: string; label: string; count: number }[];
};

export type DateChoice = Readonly<{
  dates: readonly DatedWorkshop[];
  facets: readonly DateFacet[];
  free: boolean;
  /** Months in which there is something, by what is chosen otherwise. */
  months: readonly string[];
  month: string | undefined;
}>;

const MONTH = /^\d{4}-\d{2}$/;

/** Dates that pass a filter, with what there is to choose. What means nothing here does not count. Pure. */
export function chooseDates(all: readonly DatedWorkshop[], filter: DateFilter, now: Date): DateChoice {
  const chosen = new Map<DateWish, string>();
  for (const kind of DATE_WISHES) {
    const value = filter[kind];
    if (value && all.some((one) => wishOf(one, kind) === value)) chosen.set(kind, value);
  }
  const free = filter.free === true;
  const month = filter.month && MONTH.test(filter.month) && isDay(`${filter.month}-01`) ? filter.month : undefined;
  const inMonth = (one: DatedWorkshop) => month === undefined || monthsOf(one).includes(month);
  const passes = (one: DatedWorkshop, without?: DateWish) =>
    DATE_WISHES.every((kind) => kind === without || !chosen.has(kind) || wishOf(one, kind) === chosen.get(kind)) &&
    (!free || (isOpenAt(one.session, now) && placesLeft(one.session) > 0));
  const inAnyMonth = all.filter((one) => passes(one));
  return {
    dates: inAnyMonth.filter(inMonth),
    free,
    month,
    months: [...new Set(inAnyMonth.flatMap(monthsOf))].toSorted(),
    facets: DATE_WISHES.map((kind) => {
      const others = all.filter((one) => passes(one, kind) && inMonth(one));
      const options = new Map<string, string>();
      for (const one of all) if (wishOf(one, kind) !== '') options.set(wishOf(one, kind), labelOf(one, kind));
      return {
        kind,
        chosen: chosen.get(kind),
        open: others.length,
        options: [...options]
          .map(([value, label]) => ({
            ...{ value, label },
            count: others.filter((one) => wishOf(one, kind) === value).length,
          }))
          .toSorted((one, other) => one.label.localeCompare(other.label, 'nl')),
      };
    }),
  };
}

function wishOf({ session, workshop }: DatedWorkshop, kind: DateWish): string {
  switch (kind) {
    case 'subject':
      return workshop.slug;
    case 'town':
      return session.town;
    case 'form':
      return session.online ? 'online' : 'ter-plaatse';
    case 'language':
      return session.language;
  }
}

function labelOf(one: DatedWorkshop, kind: DateWish): string {
  return kind === 'subject' ? one.workshop.title : wishOf(one, kind);
}

/** The months in which a date has a part. */
function monthsOf({ session }: DatedWorkshop): string[] {
  return session.parts.map((part) => dayInBrussels(part.startsAt).slice(0, 7));
}
