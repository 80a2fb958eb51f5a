import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { ReflectionSeals } from '../reflection-seals.ts';
import type { Share } from './shares.ts';

/** One of somebody's own answers; `text` is null when it could not be opened. */
export type OwnAnswer = {
  id: string;
  moduleKey: string;
  promptKey: string;
  text: string | null;
  writtenAt: Date;
  savedAt: Date;
  /** Texts of other devices that wait for a choice. */
  versions: number;
  sharedWith: Share[];
};

type Row = Omit<OwnAnswer, 'text' | 'sharedWith'> & {
  sealed: Buffer;
  sharedWith: (Omit<Share, 'sharedAt'> & { sharedAt: string })[];
};

const ANSWERS_OF = {
  name: 'answers-of',
  sql: `
  select id, module_key as "moduleKey", prompt_key as "promptKey", text as sealed, written_at as "writtenAt", saved_at as "savedAt",
    (select count(*)::int from learning.reflection_aside where reflection_id = reflection.id) as versions,
    (select coalesce(json_agg(json_build_object('id', share.id, 'email', email, 'sharedAt', shared_at) order by shared_at), '[]')
       from learning.reflection_share as share where reflection_id = reflection.id) as "sharedWith"
  from learning.reflection where person_id = $1
  order by saved_at desc, id desc`,
} as const;

/** Reads all that somebody wrote, for themselves. */
@Injectable()
export class OwnAnswers {
  constructor(
    private readonly database: Database,
    private readonly seals: ReflectionSeals,
  ) {}

  /** What was saved last comes first; what was wiped is left out. One statement. */
  async of(personId: string): Promise<OwnAnswer[]> {
    const rows = await this.database.ask<Row>(ANSWERS_OF, [personId]);
    return rows.flatMap(({ sealed, sharedWith, ...row }) => {
      const { moduleKey, promptKey } = row;
      const text = this.seals.open({ personId, moduleKey, promptKey }, sealed, row.id);
      if (text?.trim() === '' && row.versions === 0) return [];
      return [{ ...row, text, sharedWith: sharedWith.map((one) => ({ ...one, sharedAt: new Date(one.sharedAt) })) }];
    });
  }
}
