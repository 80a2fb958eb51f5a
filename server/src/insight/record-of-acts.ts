import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';

/** Something the staff (or, without an actor, the application on its own) did to a subject, and why. */
export type RecordedAct = {
  actor: string | undefined;
  act: string;
  subjectKind: string;
  subjectId: string;
  reason: string;
  data?: Record<string, unknown>;
};

/** One line of the record. */
export type ActRow = {
  id: string;
  at: Date;
  actor: string | null;
  act: string;
  subjectKind: string;
  subjectId: string;
  reason: string;
  data: Record<string, unknown>;
};

/** Who did what, when and why. Append-only: the database refuses to change a line. */
@Injectable()
export class RecordOfActs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes one line; joins the transaction it is called in. */
  async record(act: RecordedAct): Promise<void> {
    await this.database.query(
      'insert into insight.act (at, actor, act, subject_kind, subject_id, reason, data) values ($1, $2, $3, $4, $5, $6, $7)',
      [this.clock.now(), act.actor ?? null, act.act, act.subjectKind, act.subjectId, act.reason, act.data ?? {}],
    );
  }

  /** What was done to a subject, the oldest first. */
  of(subjectKind: string, subjectId: string): Promise<ActRow[]> {
    return this.database.query(
      `select id, at, actor, act, subject_kind as "subjectKind", subject_id as "subjectId", reason, data
       from insight.act where subject_kind = $1 and subject_id = $2 order by id limit 500`,
      [subjectKind, subjectId],
    );
  }
}
