import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Marks } from './progress.ts';

/** The latest answer to a check question. */
export type KeptAnswer = { check: string; chosen: string[]; attempts: number };

/** Everything of one person that a lesson shows. */
export type LessonState = {
  entitled: boolean;
  enrolled: boolean;
  lastLessonKey: string | null;
  lastBlockKey: string | null;
  marks: Marks;
  answers: KeptAnswer[];
  reflections: { promptKey: string; text: string; revision: number; savedAt: Date }[];
};

type Row = {
  entitled: boolean;
  enrolled: boolean;
  lastLessonKey: string | null;
  lastBlockKey: string | null;
  seen: string[];
  answers: KeptAnswer[];
  reflections: { promptKey: string; text: string; revision: number; savedAt: string }[];
};

const STATEMENT = `
  select
    access.may_open($1, $2) as entitled,
    mine.id is not null as enrolled,
    mine.last_lesson_key as "lastLessonKey",
    mine.last_block_key as "lastBlockKey",
    array(select block_key from learning.block_progress where enrolment_id = mine.id) as seen,
    (select coalesce(json_agg(json_build_object('check', check_key, 'chosen', chosen, 'attempts', attempts)), '[]')
       from learning.check_answer where enrolment_id = mine.id) as answers,
    (select coalesce(json_agg(json_build_object('promptKey', prompt_key, 'text', text, 'revision', revision, 'savedAt', saved_at)), '[]')
       from learning.reflection where person_id = $1 and module_key = $2 and prompt_key = any($3)) as reflections
  from (values ($1::uuid, $2::text)) as asked (person_id, module_key)
  left join learning.enrolment as mine using (person_id, module_key)`;

/** Reads what a lesson needs to know about its reader: may they open it, what did they do, what did they write. */
@Injectable()
export class LessonStates {
  constructor(private readonly database: Database) {}

  /** One statement, one row. */
  async of(personId: string, moduleKey: string, promptKeys: readonly string[]): Promise<LessonState> {
    const [row] = await this.database.query<Row>(STATEMENT, [personId, moduleKey, promptKeys]);
    if (!row) throw new Error('one row for every question');
    const { seen, reflections, ...rest } = row;
    return {
      ...rest,
      marks: { seen: new Set(seen), answered: new Set(row.answers.map((answer) => answer.check)) },
      reflections: reflections.map((one) => ({ ...one, savedAt: new Date(one.savedAt) })),
    };
  }
}
