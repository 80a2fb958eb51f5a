import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { NoticeKind } from './kinds.ts';

export type NoticeData = Readonly<Record<string, string | number>>;

/** A notice as it is kept. */
export type KeptNotice = {
  id: string;
  personId: string;
  kind: NoticeKind;
  place: string;
  position: number;
  data: NoticeData;
  at: Date;
  readAt: Date | null;
};

export type NewNotice = Omit<KeptNotice, 'id' | 'at' | 'readAt'> & {
  key: string;
  weight: number;
  mailAt: Date | undefined;
};

/** Where a list goes on: after this notice. */
export type NoticeCursor = { at: Date; id: string };

const COLUMNS = 'id, person_id as "personId", kind, place, position, data, at, read_at as "readAt"';

/** The table of notices. */
@Injectable()
export class Notices {
  constructor(private readonly database: Database) {}

  /**
   * Keeps notices, each person and key once: what is there already stays, unless it is unread, not mailed and lighter.
   * @returns whose notices are new
   */
  async add(notices: readonly NewNotice[], now: Date): Promise<Set<string>> {
    const column = <T>(of: (notice: NewNotice) => T) => notices.map(of);
    const rows = await this.database.query<{ personId: string }>(
      `insert into notifications.notice as kept (person_id, key, kind, weight, place, position, data, mail_at, at)
       select person_id, key, kind, weight, place, position, data::jsonb, mail_at, $9
       from unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::text[], $6::integer[], $7::text[], $8::timestamptz[])
         as new (person_id, key, kind, weight, place, position, data, mail_at)
       order by person_id, key
       on conflict (person_id, key) do update
         set kind = excluded.kind, weight = excluded.weight, data = excluded.data, mail_at = excluded.mail_at
         where kept.weight < excluded.weight and kept.read_at is null and kept.mailed_in is null
       returning person_id as "personId"`,
      [
        column(({ personId }) => personId),
        column(({ key }) => key),
        column(({ kind }) => kind),
        column(({ weight }) => weight),
        column(({ place }) => place),
        column(({ position }) => position),
        column(({ data }) => JSON.stringify(data)),
        column(({ mailAt }) => mailAt?.toISOString() ?? null),
        now,
      ],
    );
    return new Set(rows.map(({ personId }) => personId));
  }

  /** A stretch of somebody's notices, the newest first. */
  async list(personId: string, after: NoticeCursor | undefined, limit: number): Promise<KeptNotice[]> {
    return this.database.query(
      `select ${COLUMNS} from notifications.notice
       where person_id = $1 and ($2::timestamptz is null or (at, id) < ($2, $3::uuid))
       order by at desc, id desc limit $4`,
      [personId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** The newest that somebody has not read. */
  async unread(personId: string, limit: number): Promise<KeptNotice[]> {
    return this.database.query(
      `select ${COLUMNS} from notifications.notice where person_id = $1 and read_at is null
       order by at desc, id desc limit $2`,
      [personId, limit],
    );
  }

  /** Marks some, or all up to one, as read. @returns whether there was anything to mark */
  async markRead(personId: string, ids: readonly string[], now: Date): Promise<boolean> {
    const rows = await this.database.query<object>(
      `update notifications.notice set read_at = $3, mail_at = null
       where person_id = $1 and id = any($2::uuid[]) and read_at is null returning id`,
      [personId, ids, now],
    );
    return rows.length > 0;
  }

  async markAllRead(personId: string, until: Date, now: Date): Promise<boolean> {
    const rows = await this.database.query<object>(
      `update notifications.notice set read_at = $3, mail_at = null
       where person_id = $1 and at <= $2 and read_at is null returning id`,
      [personId, until, now],
    );
    return rows.length > 0;
  }

  /** Marks as read what happened in a place up to some point. @returns whether there was anything to mark */
  async readTo(personId: string, place: string, position: number, now: Date): Promise<boolean> {
    const rows = await this.database.query<object>(
      `update notifications.notice set read_at = $4, mail_at = null
       where person_id = $1 and place = $2 and position <= $3 and read_at is null returning id`,
      [personId, place, position, now],
    );
    return rows.length > 0;
  }

  /** People for whom the hour of a mail has come, whoever waits longest first. */
  async peopleToMail(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ personId: string }>(
      `select person_id as "personId" from notifications.notice where mail_at <= $1
       group by person_id order by min(mail_at) limit $2`,
      [now, limit],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Takes for one mail what is due for somebody until then, so that no other mail takes it. */
  async takeForMail(personId: string, mail: string, until: Date): Promise<{ kind: NoticeKind }[]> {
    return this.database.query(
      `update notifications.notice set mailed_in = $2, mail_at = null
       where person_id = $1 and mail_at <= $3 returning kind`,
      [personId, mail, until],
    );
  }

  /** What a mail tells of and was not read meanwhile, the oldest first. */
  async toldIn(personId: string, mail: string, limit: number): Promise<KeptNotice[]> {
    return this.database.query(
      `select ${COLUMNS} from notifications.notice where mailed_in = $2 and person_id = $1 and read_at is null
       order by at, id limit $3`,
      [personId, mail, limit],
    );
  }

  /** Plans the mails about what waits for one anew. */
  async planMail(personId: string, kind: NoticeKind, mailAt: Date | undefined): Promise<void> {
    await this.database.query(
      `update notifications.notice set mail_at = $3 where person_id = $1 and kind = $2 and mail_at is not null`,
      [personId, kind, mailAt ?? null],
    );
  }

  /** Forgets what is older than a moment, so many at most. @returns how many */
  async forget(before: Date, limit: number): Promise<number> {
    const rows = await this.database.query<object>(
      `delete from notifications.notice where id in (
         select id from notifications.notice where at < $1 order by at limit $2) returning id`,
      [before, limit],
    );
    return rows.length;
  }
}
