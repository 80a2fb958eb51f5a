import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Registration, RegistrationState } from './registration.ts';

const COLUMNS = `id, session_id as "sessionId", name, email, locale, person_id as "personId", state,
  offered_until as "offeredUntil", made_at as "madeAt"`;

export type NewRegistration = Pick<Registration, 'name' | 'email' | 'locale' | 'personId'> & {
  state: 'confirmed' | 'waiting';
};

/** What a form that was sent before was answered. */
export type JoinAnswer = { confirmed: number; waiting: number };

/** Registrations and what happened to them: the only SQL for them. Write under the lock of their date. */
@Injectable()
export class Registrations {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<Registration | undefined> {
    const [row] = await this.read('id = $1', [id]);
    return row;
  }

  /** Those with these addresses that have, were offered, or wait for a place. */
  live(sessionId: string, emails: readonly string[]): Promise<Registration[]> {
    return this.read("session_id = $1 and email = any($2) and state in ('confirmed', 'offered', 'waiting')", [
      sessionId,
      emails,
    ]);
  }

  /** All of a date in one of these states, in the order in which they came. */
  inState(sessionId: string, states: readonly RegistrationState[]): Promise<Registration[]> {
    return this.read('session_id = $1 and state = any($2) order by queue', [sessionId, states]);
  }

  /** Who has a place and had it at that moment, in the order in which they came. */
  confirmedSince(sessionId: string, at: Date): Promise<Registration[]> {
    return this.read("session_id = $1 and state = 'confirmed' and changed_at <= $2 order by queue", [sessionId, at]);
  }

  /** Whoever waits longest, so many at most. */
  nextInLine(sessionId: string, most: number): Promise<Registration[]> {
    return this.read("session_id = $1 and state = 'waiting' order by queue limit $2", [sessionId, most]);
  }

  /** How many wait before somebody who waits. */
  async waitingBefore({ id, sessionId }: Registration): Promise<number> {
    const [row] = await this.database.query<{ before: number }>(
      `select count(*)::int as before from workshops.registration
       where session_id = $1 and state = 'waiting' and queue < (select queue from workshops.registration where id = $2)`,
      [sessionId, id],
    );
    return row?.before ?? 0;
  }

  /** In this order; each gets a place in the queue. `from` is the registration that was handed over to them. */
  async add(sessionId: string, people: readonly NewRegistration[], now: Date, from?: string): Promise<Registration[]> {
    const added = await this.database.query<Registration>(
      `insert into workshops.registration (session_id, name, email, locale, person_id, state, made_at, changed_at)
       select $1, name, email, locale, person_id, state, $7, $7
       from unnest($2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[]) with ordinality
         as person (name, email, locale, person_id, state, place) order by place
       returning ${COLUMNS}`,
      [
        sessionId,
        people.map((one) => one.name),
        people.map((one) => one.email),
        people.map((one) => one.locale),
        people.map((one) => one.personId),
        people.map((one) => one.state),
        now,
      ],
    );
    if (from) await this.note(added, 'received', now, () => `from ${from}`);
    else await this.note(added, 'joined', now, (one) => one.state);
    return added;
  }

  async become(
    registration: Registration,
    state: RegistrationState,
    {
      now,
      kind,
      detail = '',
      offeredUntil = null,
    }: { now: Date; kind: string; detail?: string; offeredUntil?: Date | null },
  ): Promise<Registration> {
    const [row] = await this.database.query<Registration>(
      `update workshops.registration set state = $2, offered_until = $3, changed_at = $4 where id = $1 returning ${COLUMNS}`,
      [registration.id, state, offeredUntil, now],
    );
    if (!row) throw new Error('a registration that changes is there');
    await this.note([row], kind, now, () => detail);
    return row;
  }

  /** Takes back what was offered too long ago. */
  async lapse(sessionId: string, now: Date): Promise<Registration[]> {
    const lapsed = await this.database.query<Registration>(
      `update workshops.registration set state = 'lapsed', offered_until = null, changed_at = $2
       where session_id = $1 and state = 'offered' and offered_until <= $2 returning ${COLUMNS}`,
      [sessionId, now],
    );
    await this.note(lapsed, 'lapsed', now);
    return lapsed;
  }

  /** Dates in which something was offered too long ago. */
  async overdue(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct session_id as id from workshops.registration
       where state = 'offered' and offered_until <= $1 order by id limit 500`,
      [now],
    );
    return rows.map((row) => row.id);
  }

  async answered(sessionId: string, requestKey: string): Promise<JoinAnswer | undefined> {
    const [row] = await this.database.query<JoinAnswer>(
      'select confirmed, waiting from workshops.join_request where session_id = $1 and request_key = $2',
      [sessionId, requestKey],
    );
    return row;
  }

  async keepAnswer(
    sessionId: string,
    requestKey: string,
    { confirmed, waiting }: JoinAnswer,
    now: Date,
  ): Promise<void> {
    await this.database.query(
      `insert into workshops.join_request (session_id, request_key, confirmed, waiting, made_at) values ($1, $2, $3, $4, $5)`,
      [sessionId, requestKey, confirmed, waiting, now],
    );
  }

  private async note(
    registrations: readonly Registration[],
    kind: string,
    now: Date,
    detail: (registration: Registration) => string = () => '',
  ): Promise<void> {
    if (registrations.length === 0) return;
    await this.database.query(
      `insert into workshops.registration_event (registration_id, at, kind, detail)
       select id, $3, $4, detail from unnest($1::uuid[], $2::text[]) as event (id, detail)`,
      [registrations.map((one) => one.id), registrations.map(detail), now, kind],
    );
  }

  private read(where: string, values: unknown[]): Promise<Registration[]> {
    return this.database.query<Registration>(`select ${COLUMNS} from workshops.registration where ${where}`, values);
  }
}
