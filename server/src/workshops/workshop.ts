import { sameHourBefore } from '../platform/brussels.ts';

/** What the academy's curriculum says about the subject of a workshop; see WorkshopManuscript of @fluxus/curriculum. */
export type WorkshopContent = Readonly<{
  title: string;
  forWhom: string;
  lead: string;
  programme: readonly string[];
  before: readonly string[];
  after: readonly string[];
  modules: readonly string[];
  cases: readonly string[];
}>;

/** The subject of a workshop. */
export type Workshop = WorkshopContent & Readonly<{ key: string; slug: string; changedAt: Date }>;

/** One stretch of a date, such as an afternoon. */
export type Part = Readonly<{ number: number; startsAt: Date; endsAt: Date }>;

export type WorkshopLanguage = 'nl' | 'fr' | 'en';

/** Who cancels at least so many days before the start gets so much per cent back. */
export type CancellationRule = Readonly<{ daysBefore: number; percent: number }>;

/** What the staff sets of a date. */
export type DatePlan = Readonly<{
  language: WorkshopLanguage;
  online: boolean;
  place: string;
  address: string;
  town: string;
  mapUrl: string | null;
  accessibility: string;
  onlineUrl: string | null;
  capacity: number;
  priceCents: number;
  closesAt: Date;
  offerHours: number;
  cancellation: readonly CancellationRule[];
  facilitatorIds: readonly string[];
  /** In order of time, the first first. */
  parts: readonly Part[];
}>;

export type DateState = 'draft' | 'open' | 'cancelled';

/** One dated occurrence of a workshop, with how many places of it are taken and how many people wait. */
export type WorkshopSession = DatePlan &
  Readonly<{
    id: string;
    workshopKey: string;
    number: number;
    state: DateState;
    openedAt: Date | null;
    vat: string;
    startsAt: Date;
    endsAt: Date;
    /** Parts that were planned once and are no longer; calendars are told of them. */
    dropped: readonly Part[];
    sequence: number;
    revision: number;
    madeAt: Date;
    changedAt: Date;
    /** Confirmed and offered places. */
    taken: number;
    waiting: number;
  }>;

/** Whether one can join (or wait for) a date at a moment. */
export function isOpenAt({ state, closesAt }: WorkshopSession, now: Date): boolean {
  return state === 'open' && now < closesAt;
}

export function placesLeft({ capacity, taken }: Pick<WorkshopSession, 'capacity' | 'taken'>): number {
  return Math.max(0, capacity - taken);
}

/** Whether participants are shown the online link now: from the hour of the start the day before, until the end. */
export function showsOnlineLink({ startsAt, endsAt, state }: WorkshopSession, now: Date): boolean {
  return state === 'open' && now >= sameHourBefore(startsAt, 1) && now < endsAt;
}
