import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import type { Subject, SubjectKind } from './subject.ts';

/** Where an entitlement came from: an order, or an act of the staff. */
export type EntitlementSource = { kind: 'order' | 'staff'; id: string };

/** One thing somebody has, or had, access to. */
export type Entitlement = {
  id: string;
  personId: string;
  subject: Subject;
  source: EntitlementSource;
  reason: string | null;
  grantedAt: Date;
  endedAt: Date | null;
  endReason: string | null;
};

type Row = Omit<Entitlement, 'subject' | 'source'> & {
  subjectKind: SubjectKind;
  subjectKey: string;
  sourceKind: EntitlementSource['kind'];
  sourceId: string;
};

/** The topic of live notices that something somebody had access to is over. */
export function endedTopic(personId: string): string {
  return `access-ended:${personId}`;
}

const COLUMNS = `id, person_id as "personId", subject_kind as "subjectKind", subject_key as "subjectKey",
  source_kind as "sourceKind", source_id as "sourceId", reason, granted_at as "grantedAt", ended_at as "endedAt", end_reason as "endReason"`;

const OF_PEOPLE = {
  name: 'entitlements-of-people',
  sql: `select ${COLUMNS} from access.entitlement where person_id = any($1::uuid[]) and (ended_at is null or $2)
    order by granted_at, id`,
} as const;

/** The table of entitlements. */
@Injectable()
export class Entitlements {
  constructor(
    private readonly database: Database,
    private readonly live: Live,
  ) {}

  /** Adds one where there is none from this source; tells whether it was added. */
  async add(
    given: { personId: string; subject: Subject; source: EntitlementSource; reason?: string; by?: string },
    now: Date,
  ): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      `insert into access.entitlement (person_id, subject_kind, subject_key, source_kind, source_id, reason, granted_by, granted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (person_id, subject_kind, subject_key, source_kind, source_id) do nothing returning id`,
      [
        given.personId,
        given.subject.kind,
        given.subject.key,
        given.source.kind,
        given.source.id,
        given.reason ?? null,
        given.by ?? null,
        now,
      ],
    );
    return rows.length > 0;
  }

  /** Ends what a source gave. */
  async endOf(source: EntitlementSource, reason: string, by: string | undefined, now: Date): Promise<void> {
    const rows = await this.database.query<{ personId: string }>(
      `update access.entitlement set ended_at = $3, ended_by = $4, end_reason = $5
       where source_kind = $1 and source_id = $2 and ended_at is null returning person_id as "personId"`,
      [source.kind, source.id, now, by ?? null, reason],
    );
    await this.tell(rows);
  }

  /** Ends one; tells whether it still stood. */
  async end(id: string, reason: string, by: string, now: Date): Promise<boolean> {
    const rows = await this.database.query<{ personId: string }>(
      `update access.entitlement set ended_at = $2, ended_by = $3, end_reason = $4 where id = $1 and ended_at is null
       returning person_id as "personId"`,
      [id, now, by, reason],
    );
    await this.tell(rows);
    return rows.length > 0;
  }

  /** Pages that stay open on what somebody had access to hear that it may be over. */
  private async tell(rows: readonly { personId: string }[]): Promise<void> {
    for (const personId of new Set(rows.map((row) => row.personId))) await this.live.publish(endedTopic(personId));
  }

  /** Lets what a source gave stand again. */
  async reopenOf(source: EntitlementSource): Promise<void> {
    await this.database.query(
      `update access.entitlement set ended_at = null, ended_by = null, end_reason = null
       where source_kind = $1 and source_id = $2`,
      [source.kind, source.id],
    );
  }

  /** What the staff gave somebody and still stands; asked by one at a time, until the transaction ends. */
  async lockGivenByStaff(personId: string, subject: Subject): Promise<Entitlement | undefined> {
    await this.database.query("select pg_advisory_xact_lock(hashtextextended('given ' || $1, 0))", [personId]);
    const [row] = await this.database.query<Row>(
      `select ${COLUMNS} from access.entitlement where person_id = $1 and subject_kind = $2 and subject_key = $3
         and source_kind = 'staff' and ended_at is null`,
      [personId, subject.kind, subject.key],
    );
    return row && entitlementOf(row);
  }

  async byId(id: string): Promise<Entitlement | undefined> {
    const [row] = await this.database.query<Row>(`select ${COLUMNS} from access.entitlement where id = $1`, [id]);
    return row && entitlementOf(row);
  }

  /** Everything people have, and with `ended` also what they had, in one statement; the oldest first. */
  async ofPeople(personIds: readonly string[], { ended }: { ended: boolean }): Promise<Entitlement[]> {
    const rows = await this.database.ask<Row>(OF_PEOPLE, [personIds, ended]);
    return rows.map(entitlementOf);
  }
}

function entitlementOf({ subjectKind, subjectKey, sourceKind, sourceId, ...row }: Row): Entitlement {
  return { ...row, subject: { kind: subjectKind, key: subjectKey }, source: { kind: sourceKind, id: sourceId } };
}
