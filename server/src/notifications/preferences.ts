import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { type Cadence, isObligatory, KINDS, NOTICE_KINDS, type NoticeKind } from './kinds.ts';

export type Choices = Readonly<Record<NoticeKind, Cadence>>;

/** How soon people want a mail, by kind. */
@Injectable()
export class NoticePreferences {
  constructor(private readonly database: Database) {}

  /** What each of these people chose, in one statement; for the rest the habit of each kind. */
  async of(personIds: readonly string[]): Promise<(personId: string) => Choices> {
    const rows = await this.database.query<{ personId: string; kind: NoticeKind; mail: Cadence }>(
      'select person_id as "personId", kind, mail from notifications.preference where person_id = any($1::uuid[])',
      [personIds],
    );
    const chosen = Map.groupBy(rows, (row) => row.personId);
    return (personId) => {
      const own = new Map(chosen.get(personId)?.map(({ kind, mail }) => [kind, mail]));
      return Object.fromEntries(
        NOTICE_KINDS.map((kind) => [kind, isObligatory(kind) ? KINDS[kind].mail : (own.get(kind) ?? KINDS[kind].mail)]),
      ) as Choices;
    };
  }

  async choose(personId: string, kind: NoticeKind, mail: Cadence): Promise<void> {
    await this.database.query(
      `insert into notifications.preference (person_id, kind, mail) values ($1, $2, $3)
       on conflict (person_id, kind) do update set mail = excluded.mail`,
      [personId, kind, mail],
    );
  }
}
