import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, TooOften } from '../platform/graphql/refusal.ts';
import type { DateChoice, DateFacet } from './choose-dates.ts';
import { pathOfDate } from './invitation.ts';
import { DateFull, DateHasBegun, JoiningClosed, LinkIsOver, OfferIsOver } from './join.refusals.ts';
import type { RegistrationState } from './registration.ts';
import { isOpenAt, type Part, placesLeft, type Workshop, type WorkshopSession } from './workshop.ts';

const byClass = (value: object) => value.constructor;

export enum WorkshopDateState {
  DRAFT = 'DRAFT',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  OVER = 'OVER',
  CANCELLED = 'CANCELLED',
}
registerEnumType(WorkshopDateState, {
  name: 'WorkshopDateState',
  description: 'DRAFT: for the staff alone. OPEN: one can join. CLOSED: too late to join. OVER: it was. CANCELLED.',
});

@ObjectType({ description: 'One stretch of a date.' })
class WorkshopPart {
  @Field(() => Int, { description: 'Stays with it when others come or go.' })
  number!: number;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;
}

@ObjectType({ description: 'Who cancels at least so many days before the start gets so much per cent back.' })
export class WorkshopCancellation {
  @Field(() => Int)
  daysBefore!: number;

  @Field(() => Int)
  percent!: number;
}

@ObjectType({ description: 'One dated occurrence of a workshop, as everybody may know it.' })
export class WorkshopDate {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String, { description: 'Its page on this site; stays when the day changes.' })
  readonly path: string;

  @Field(() => String, { description: 'Of its subject; stays the same whatever its address becomes.' })
  readonly workshopKey: string;

  @Field(() => String, { description: 'What its subject is called.' })
  readonly title: string;

  @Field(() => String)
  readonly lead: string;

  @Field(() => WorkshopDateState)
  readonly state: WorkshopDateState;

  @Field(() => String, { description: 'nl, fr or en' })
  readonly language: string;

  @Field(() => Boolean)
  readonly online: boolean;

  @Field(() => String, { description: 'Empty for an online one, as the next three.' })
  readonly place: string;

  @Field(() => String)
  readonly address: string;

  @Field(() => String)
  readonly town: string;

  @Field(() => String, { nullable: true })
  readonly mapUrl: string | null;

  @Field(() => String, { description: 'How one gets in and around; empty when nothing is known.' })
  readonly accessibility: string;

  @Field(() => Int)
  readonly capacity: number;

  @Field(() => Int)
  readonly placesLeft: number;

  @Field(() => Int, { description: 'How many people wait for a place.' })
  readonly waiting: number;

  @Field(() => Int, { description: 'Cents, VAT included; 0 when it is free.' })
  readonly priceCents: number;

  @Field(() => Date)
  readonly closesAt: Date;

  @Field(() => Int, { description: 'For how many hours a place that comes free is kept for whoever it is offered to.' })
  readonly offerHours: number;

  @Field(() => [WorkshopCancellation])
  readonly cancellation: readonly WorkshopCancellation[];

  @Field(() => [String], { description: 'Names of who stands behind it.' })
  readonly facilitators: readonly string[];

  @Field(() => [WorkshopPart], { description: 'In order of time.' })
  readonly parts: readonly Part[];

  @Field(() => Date, { description: 'When its first part begins.' })
  readonly startsAt: Date;

  @Field(() => Date)
  readonly endsAt: Date;

  constructor(
    session: WorkshopSession,
    workshop: Workshop,
    { names, now }: { names: ReadonlyMap<string, string>; now: Date },
  ) {
    this.id = session.id;
    this.path = pathOfDate(workshop, session);
    this.workshopKey = workshop.key;
    this.title = workshop.title;
    this.lead = workshop.lead;
    this.state = stateOf(session, now);
    this.language = session.language;
    this.online = session.online;
    this.place = session.place;
    this.address = session.address;
    this.town = session.town;
    this.mapUrl = session.mapUrl;
    this.accessibility = session.accessibility;
    this.capacity = session.capacity;
    this.placesLeft = placesLeft(session);
    this.waiting = session.waiting;
    this.priceCents = session.priceCents;
    this.closesAt = session.closesAt;
    this.offerHours = session.offerHours;
    this.cancellation = session.cancellation;
    this.facilitators = session.facilitatorIds.flatMap((id) => names.get(id) ?? []);
    this.parts = session.parts;
    this.startsAt = session.startsAt;
    this.endsAt = session.endsAt;
  }
}

function stateOf(session: WorkshopSession, now: Date): WorkshopDateState {
  if (session.state === 'cancelled') return WorkshopDateState.CANCELLED;
  if (session.endsAt <= now) return WorkshopDateState.OVER;
  if (session.state === 'draft') return WorkshopDateState.DRAFT;
  return isOpenAt(session, now) ? WorkshopDateState.OPEN : WorkshopDateState.CLOSED;
}

@ObjectType({ description: 'A module or case study that belongs to a workshop, by its title.' })
export class WorkshopReading {
  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({ description: 'The subject of a workshop.' })
export class WorkshopSubject {
  @Field(() => String, { description: 'Stays the same whatever its address becomes.' })
  readonly key: string;

  @Field(() => String)
  readonly slug: string;

  @Field(() => String)
  readonly title: string;

  @Field(() => String)
  readonly forWhom: string;

  @Field(() => String)
  readonly lead: string;

  @Field(() => [String], { description: 'What happens, in order.' })
  readonly programme: readonly string[];

  @Field(() => [String], { description: 'What to bring or do before it.' })
  readonly before: readonly string[];

  @Field(() => [String], { description: 'What one has after it.' })
  readonly after: readonly string[];

  @Field(() => [WorkshopReading], { description: 'Modules that belong to it.' })
  readonly modules: readonly WorkshopReading[];

  @Field(() => [WorkshopReading], { description: 'Case studies that belong to it.' })
  readonly cases: readonly WorkshopReading[];

  constructor(
    workshop: Workshop,
    { modules, cases }: { modules: readonly WorkshopReading[]; cases: readonly WorkshopReading[] },
  ) {
    this.key = workshop.key;
    this.slug = workshop.slug;
    this.title = workshop.title;
    this.forWhom = workshop.forWhom;
    this.lead = workshop.lead;
    this.programme = workshop.programme;
    this.before = workshop.before;
    this.after = workshop.after;
    this.modules = modules;
    this.cases = cases;
  }
}

@ObjectType({ description: 'The page of a subject: with its dates to come.' })
export class WorkshopPage {
  @Field(() => WorkshopSubject)
  readonly subject: WorkshopSubject;

  @Field(() => [WorkshopDate])
  readonly dates: readonly WorkshopDate[];

  constructor(subject: WorkshopSubject, dates: readonly WorkshopDate[]) {
    this.subject = subject;
    this.dates = dates;
  }
}

@ObjectType({ description: 'The page of a date: with its subject and other dates of it.' })
export class WorkshopDatePage {
  @Field(() => WorkshopSubject)
  readonly subject: WorkshopSubject;

  @Field(() => WorkshopDate)
  readonly date: WorkshopDate;

  @Field(() => [WorkshopDate], { description: 'Others to come that one can join, the first first.' })
  readonly others: readonly WorkshopDate[];

  constructor(subject: WorkshopSubject, date: WorkshopDate, others: readonly WorkshopDate[]) {
    this.subject = subject;
    this.date = date;
    this.others = others;
  }
}

const DateWishName = { SUBJECT: 'subject', TOWN: 'town', FORM: 'form', LANGUAGE: 'language' } as const;
registerEnumType(DateWishName, { name: 'WorkshopWish', description: 'By what one chooses among dates.' });

@ObjectType({ description: 'One option of a filter.' })
class WorkshopOption {
  @Field(() => String, { description: 'What stands in the filter.' })
  readonly value!: string;

  @Field(() => String, { description: 'In words of the content, or the value itself.' })
  readonly label!: string;

  @Field(() => Int, { description: 'How many it gives, the other filters staying as they are.' })
  readonly count!: number;
}

@ObjectType({ description: 'One thing to choose by, with what there is to choose.' })
class WorkshopFacet {
  @Field(() => DateWishName)
  readonly kind!: DateFacet['kind'];

  @Field(() => String, { nullable: true })
  readonly chosen!: string | undefined;

  @Field(() => Int, { description: 'How many there are when this one is left open.' })
  readonly open!: number;

  @Field(() => [WorkshopOption])
  readonly options!: DateFacet['options'];
}

@ObjectType({ description: 'Dates to come, as they were asked for.' })
export class WorkshopCalendar {
  @Field(() => Int, { description: 'How many dates to come there are in all.' })
  readonly total: number;

  @Field(() => [WorkshopDate], { description: 'Those that pass, the first first.' })
  readonly dates: readonly WorkshopDate[];

  @Field(() => [WorkshopFacet])
  readonly facets: readonly DateFacet[];

  @Field(() => Boolean, { description: 'Whether only those with places left are shown.' })
  readonly free: boolean;

  @Field(() => String, { nullable: true, description: 'The month that is shown, as in 2027-02; null for all.' })
  readonly month: string | undefined;

  @Field(() => [String], { description: 'Months in which there is something.' })
  readonly months: readonly string[];

  @Field(() => String, { description: 'Today in Brussels.' })
  readonly today: string;

  constructor(choice: DateChoice, dates: readonly WorkshopDate[], { total, today }: { total: number; today: string }) {
    this.total = total;
    this.dates = dates;
    this.facets = choice.facets;
    this.free = choice.free;
    this.month = choice.month;
    this.months = choice.months;
    this.today = today;
  }
}

@InputType({ description: 'What is left out does not count; what means nothing here does not either.' })
export class WorkshopFilter {
  @Field(() => String, { nullable: true, description: 'The slug of a subject.' })
  readonly subject?: string | null;

  @Field(() => String, { nullable: true })
  readonly town?: string | null;

  @Field(() => String, { nullable: true, description: 'online or ter-plaatse' })
  readonly form?: string | null;

  @Field(() => String, { nullable: true })
  readonly language?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those with places left.' })
  readonly free?: boolean | null;

  @Field(() => String, { nullable: true, description: 'As in 2027-02.' })
  readonly month?: string | null;
}

export const WorkshopResult = createUnionType({
  name: 'WorkshopResult',
  types: () => [WorkshopPage, NotFound] as const,
  resolveType: byClass,
});
export const WorkshopDateResult = createUnionType({
  name: 'WorkshopDateResult',
  types: () => [WorkshopDatePage, NotFound] as const,
  resolveType: byClass,
});

@InputType({ description: 'Somebody who joins.' })
export class ParticipantInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;
}

@InputType()
export class JoinDateInput {
  @Field(() => ID)
  dateId!: string;

  @Field(() => [ParticipantInput], { description: 'At most twenty, each with an address of their own.' })
  people!: ParticipantInput[];

  @Field(() => Boolean, { description: 'Whether whoever finds no place wants to wait for one.' })
  waits!: boolean;

  @Field(() => String, { description: 'The same key twice is the same as once.' })
  requestKey!: string;
}

@ObjectType({ description: 'Everybody gets a mail. Who was in it already counts as if they were new.' })
export class DateJoined {
  @Field(() => Int, { description: 'How many have a place.' })
  readonly confirmed: number;

  @Field(() => Int, { description: 'How many are on the waiting list.' })
  readonly waiting: number;

  constructor({ confirmed, waiting }: { confirmed: number; waiting: number }) {
    this.confirmed = confirmed;
    this.waiting = waiting;
  }
}

export const RegistrationStatus = {
  CONFIRMED: 'confirmed',
  WAITING: 'waiting',
  OFFERED: 'offered',
  CANCELLED: 'cancelled',
  LAPSED: 'lapsed',
  HANDED_OVER: 'handed_over',
} as const satisfies Record<string, RegistrationState>;
registerEnumType(RegistrationStatus, { name: 'RegistrationStatus', description: 'How a registration stands.' });

@ObjectType({ description: 'One registration, for whoever has its link.' })
export class WorkshopRegistration {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RegistrationStatus)
  status!: RegistrationState;

  @Field(() => Date, { nullable: true, description: 'Until when an offered place is kept.' })
  offeredUntil!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many people wait before them; null for who does not wait.' })
  waitingBefore!: number | null;

  @Field(() => String, { nullable: true, description: 'Of an online date, for who has a place, near its time.' })
  onlineUrl!: string | null;

  @Field(() => Boolean, { description: 'Whether it can still be given back or handed over.' })
  changeable!: boolean;

  @Field(() => WorkshopDate)
  date!: WorkshopDate;
}

export const JoinDateResult = createUnionType({
  name: 'JoinDateResult',
  types: () => [DateJoined, InvalidInput, JoiningClosed, DateFull, NotFound, TooOften] as const,
  resolveType: byClass,
});
export const RegistrationResult = createUnionType({
  name: 'RegistrationResult',
  types: () => [WorkshopRegistration, LinkIsOver] as const,
  resolveType: (value: object) => (value instanceof LinkIsOver ? LinkIsOver : WorkshopRegistration),
});
export const ChangeRegistrationResult = createUnionType({
  name: 'ChangeRegistrationResult',
  types: () => [WorkshopRegistration, LinkIsOver, OfferIsOver, DateHasBegun, InvalidInput, TooOften] as const,
  resolveType: byClass,
});
