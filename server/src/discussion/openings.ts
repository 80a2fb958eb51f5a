import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** How a workshop stands among what opens a conversation: whoever takes part in it may read. No module has such a key. */
export const WORKSHOP_OPENING = 'workshop:';

/** Whether a person has what opens: a module that they may open, or a workshop in which they take part. Asked anew each time. */
const OPENS = (person: string) => `case when key like '${WORKSHOP_OPENING}%'
  then workshops.takes_part(${person}, substr(key, ${WORKSHOP_OPENING.length + 1})) else access.may_open(${person}, key) end`;

/** Who has what opens conversations, by the doors of access and of workshops: one statement for both. */
@Injectable()
export class Openings {
  constructor(private readonly database: Database) {}

  /** Which of these a person has. */
  async among(personId: string, keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }>(
      `select key from unnest($2::text[]) as key where ${OPENS('$1')}`,
      [personId, keys],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** Which of these people have one of these. */
  async whoHas(personIds: readonly string[], keys: readonly string[]): Promise<Set<string>> {
    if (personIds.length === 0 || keys.length === 0) return new Set();
    const rows = await this.database.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as id where exists (select from unnest($2::text[]) as key where ${OPENS('id')})`,
      [personIds, keys],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
