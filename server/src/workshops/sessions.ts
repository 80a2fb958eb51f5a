import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';
import type { DatePlan, Part, WorkshopSession } from './workshop.ts';

type StoredPart = { number: number; startsAt: string; endsAt: string; dropped: boolean };
type Row = Omit<WorkshopSession, 'parts' | 'dropped'> & { allParts: StoredPart[] };

const COLUMNS = `session.id, workshop_key as "workshopKey", session.number, state, opened_at as "openedAt", language, online,
  place, address, town, map_url as "mapUrl", accessibility, online_url as "onlineUrl", capacity, price_cents as "priceCents",
  vat, closes_at as "closesAt", session.starts_at as "startsAt", session.ends_at as "endsAt", offer_hours as "offerHours",
  cancellation, facilitator_ids as "facilitatorIds", sequence, revision, made_at as "madeAt", changed_at as "changedAt",
  taken, waiting, "allParts"`;

/** Each with its parts and how many places are taken, counted now. */
const FROM = `workshops.session
  cross join lateral (
    select count(*) filter (where state in ('confirmed', 'offered'))::int as taken,
           count(*) filter (where state = 'waiting')::int as waiting
    from workshops.registration where session_id = session.id and state in ('confirmed', 'offered', 'waiting')
  ) as counted
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('number', number, 'startsAt', starts_at, 'endsAt', ends_at, 'dropped', dropped)
      order by starts_at, number), '[]') as "allParts"
    from workshops.session_part where session_id = session.id
  ) as parts`;

/** How many dates a list shows at most. */
const MOST = 500;

/** Dates of workshops: the only SQL for them. */
@Injectable()
export class WorkshopSessions {
  constructor(private readonly database: Database) {}

  /** Dates that everybody may see and that are not over, cancelled ones too, the first first. */
  coming(now: Date): Promise<WorkshopSession[]> {
    return this.read('opened_at is not null and session.ends_at > $1 order by session.starts_at, session.id limit $2', [
      now,
      MOST,
    ]);
  }

  /** All dates for the staff: those to come first, then those that are over, the latest first. */
  all(now: Date): Promise<WorkshopSession[]> {
    return this.read(
      `true order by session.ends_at <= $1, case when session.ends_at > $1 then session.starts_at end,
       session.starts_at desc, session.id limit $2`,
      [now, MOST],
    );
  }

  async byId(id: string): Promise<WorkshopSession | undefined> {
    if (!UUID.test(id)) return undefined;
    const [session] = await this.read('session.id = $1::uuid', [id]);
    return session;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, WorkshopSession>> {
    const found = ids.length === 0 ? [] : await this.read('session.id = any($1::uuid[])', [ids]);
    return new Map(found.map((session) => [session.id, session]));
  }

  async byNumber(workshopKey: string, number: number): Promise<WorkshopSession | undefined> {
    const [session] = await this.read('workshop_key = $1 and session.number = $2', [workshopKey, number]);
    return session;
  }

  /** Lets nobody else take, give or change places of a date until the transaction ends; then counts. */
  async lock(id: string): Promise<WorkshopSession | undefined> {
    if (!UUID.test(id)) return undefined;
    // counted in a statement of its own: it begins when the lock is held, and sees what others did before
    await this.database.query('select 1 from workshops.session where id = $1::uuid for update', [id]);
    return this.byId(id);
  }

  /** The date that a form made before. */
  async byRequest(requestKey: string): Promise<WorkshopSession | undefined> {
    const [session] = await this.read('request_key = $1', [requestKey]);
    return session;
  }

  /** Adds a draft, with the next number of its workshop (lock that first). */
  async add(workshopKey: string, requestKey: string, plan: DatePlan, now: Date): Promise<string> {
    const { columns, values } = stored(plan);
    const names = Object.keys(columns);
    const [row] = await this.database.query<{ id: string }>(
      `insert into workshops.session (workshop_key, number, request_key, made_at, changed_at, ${names.join(', ')})
       values ($1, (select coalesce(max(number), 0) + 1 from workshops.session where workshop_key = $1), $2, $3, $3,
         ${names.map((_, at) => `$${at + 4}`).join(', ')}) returning id`,
      [workshopKey, requestKey, now, ...values],
    );
    if (!row) throw new Error('a date that was added has an id');
    await this.keepParts(row.id, plan.parts);
    return row.id;
  }

  /** Lays down a new plan; `moved` raises the sequence of its calendar events. */
  async replace(id: string, plan: DatePlan, { moved, now }: { moved: boolean; now: Date }): Promise<void> {
    const { columns, values } = stored(plan);
    const set = Object.keys(columns).map((name, at) => `${name} = $${at + 4}`);
    await this.database.query(
      `update workshops.session set ${set.join(', ')}, revision = revision + 1, sequence = sequence + $2, changed_at = $3
       where id = $1`,
      [id, moved ? 1 : 0, now, ...values],
    );
    await this.keepParts(id, plan.parts);
  }

  async open(id: string, now: Date): Promise<void> {
    await this.database.query(
      `update workshops.session set state = 'open', opened_at = coalesce(opened_at, $2), revision = revision + 1, changed_at = $2
       where id = $1`,
      [id, now],
    );
  }

  async cancel(id: string, now: Date): Promise<void> {
    await this.database.query(
      `update workshops.session set state = 'cancelled', revision = revision + 1, sequence = sequence + 1, changed_at = $2
       where id = $1`,
      [id, now],
    );
  }

  private async keepParts(sessionId: string, parts: readonly Part[]): Promise<void> {
    await this.database.query(
      `insert into workshops.session_part (session_id, number, starts_at, ends_at)
       select $1, number, starts_at, ends_at from unnest($2::int[], $3::timestamptz[], $4::timestamptz[]) as part (number, starts_at, ends_at)
       on conflict (session_id, number) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, dropped = false`,
      [sessionId, parts.map((one) => one.number), parts.map((one) => one.startsAt), parts.map((one) => one.endsAt)],
    );
    await this.database.query(
      'update workshops.session_part set dropped = true where session_id = $1 and number <> all($2::int[])',
      [sessionId, parts.map((one) => one.number)],
    );
  }

  private async read(where: string, values: unknown[]): Promise<WorkshopSession[]> {
    return (await this.database.query<Row>(`select ${COLUMNS} from ${FROM} where ${where}`, values)).map(made);
  }
}

/** What a plan is in its columns. */
function stored(plan: DatePlan) {
  const columns = {
    language: plan.language,
    online: plan.online,
    place: plan.place,
    address: plan.address,
    town: plan.town,
    map_url: plan.mapUrl,
    accessibility: plan.accessibility,
    online_url: plan.onlineUrl,
    capacity: plan.capacity,
    price_cents: plan.priceCents,
    closes_at: plan.closesAt,
    starts_at: new Date(Math.min(...plan.parts.map((one) => one.startsAt.getTime()))),
    ends_at: new Date(Math.max(...plan.parts.map((one) => one.endsAt.getTime()))),
    offer_hours: plan.offerHours,
    cancellation: JSON.stringify(plan.cancellation),
    facilitator_ids: plan.facilitatorIds,
  };
  return { columns, values: Object.values(columns) };
}

function made({ allParts, ...row }: Row): WorkshopSession {
  const part = ({ number, startsAt, endsAt }: StoredPart): Part => ({
    number,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  });
  return {
    ...row,
    parts: allParts.filter(({ dropped }) => !dropped).map(part),
    dropped: allParts.filter(({ dropped }) => dropped).map(part),
  };
}
