import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Marks } from './progress.ts';

/** How somebody came to a module: by paying, through staff, by opening what they had access to, or by a free lesson. */
export type EnrolmentSource = 'order' | 'staff' | 'opened' | 'free-lesson';

/** Where a person is in a module, as the latest act says. */
export type Place = { lessonKey: string; blockKey: string | undefined };

export type EnrolmentRow = {
  id: string;
  moduleKey: string;
  startedAt: Date;
  lastReadAt: Date | null;
  lastLessonKey: string | null;
  lastBlockKey: string | null;
  finishedAt: Date | null;
  /** The version that held when it was finished; unknown for who finished before versions were noted. */
  finishedVersion: number | null;
  marks: Marks;
};

type KeysRow = { seen: string[]; answered: string[] };

const WAYS_OF_PERSON = {
  name: 'ways-of-person',
  sql: `
  select id, module_key as "moduleKey", started_at as "startedAt", last_read_at as "lastReadAt", last_lesson_key as "lastLessonKey",
    last_block_key as "lastBlockKey", finished_at as "finishedAt", finished_version as "finishedVersion",
    array(select block_key from learning.block_progress where enrolment_id = enrolment.id) as seen,
    array(select check_key from learning.check_answer where enrolment_id = enrolment.id) as answered
  from learning.enrolment where person_id = $1
  order by last_read_at desc nulls last, started_at desc, id desc`,
} as const;

/** Ways through modules, and what was done on them. */
@Injectable()
export class Enrolments {
  constructor(private readonly database: Database) {}

  /** Adds an enrolment where there is none. */
  async add(personId: string, moduleKey: string, source: EnrolmentSource, now: Date): Promise<void> {
    await this.database.query(
      `insert into learning.enrolment (person_id, module_key, source, started_at) values ($1, $2, $3, $4)
       on conflict (person_id, module_key) do nothing`,
      [personId, moduleKey, source, now],
    );
  }

  /**
   * Notes an act in a module: enrols where needed, remembers the place, and holds the enrolment until the transaction
   * ends, so that two devices finishing a module together see each other's work. A place without a block keeps the
   * block noted before in the same lesson.
   */
  async act(
    personId: string,
    moduleKey: string,
    { source, place, now }: { source: EnrolmentSource; place: Place; now: Date },
  ): Promise<{ id: string; finished: boolean }> {
    const [row] = await this.database.query<{ id: string; finished: boolean }>(
      `insert into learning.enrolment as mine
         (person_id, module_key, source, started_at, last_read_at, last_lesson_key, last_block_key)
       values ($1, $2, $3, $4, $4, $5, $6)
       on conflict (person_id, module_key) do update set
         last_read_at = excluded.last_read_at,
         last_lesson_key = excluded.last_lesson_key,
         last_block_key = coalesce(
           excluded.last_block_key,
           case when mine.last_lesson_key = excluded.last_lesson_key then mine.last_block_key end)
       returning id, finished_at is not null as finished`,
      [personId, moduleKey, source, now, place.lessonKey, place.blockKey ?? null],
    );
    if (!row) throw new Error('an act leaves an enrolment');
    return row;
  }

  /** Marks blocks as seen, once each, and gives everything done in the module. */
  async markSeen(enrolmentId: string, lessonKey: string, blocks: readonly string[], now: Date): Promise<Marks> {
    const [row] = await this.database.query<KeysRow>(
      `with marked as (
         insert into learning.block_progress (enrolment_id, block_key, lesson_key, seen_at)
         select $1, key, $2, $4 from unnest($3::text[]) as key
         on conflict do nothing
         returning block_key
       )
       select
         array(select block_key from learning.block_progress where enrolment_id = $1 union select block_key from marked) as seen,
         array(select check_key from learning.check_answer where enrolment_id = $1) as answered`,
      [enrolmentId, lessonKey, blocks, now],
    );
    return marksOf(row);
  }

  /** Keeps the latest answer to a check question; the same answer again changes nothing. Gives how many were tried. */
  async answer(
    enrolmentId: string,
    { lessonKey, check, chosen, now }: { lessonKey: string; check: string; chosen: readonly string[]; now: Date },
  ): Promise<number> {
    const [row] = await this.database.query<{ attempts: number }>(
      `insert into learning.check_answer as mine (enrolment_id, check_key, lesson_key, chosen, first_answered_at, answered_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict (enrolment_id, check_key) do update set
         chosen = excluded.chosen,
         lesson_key = excluded.lesson_key,
         attempts = mine.attempts + (mine.chosen <> excluded.chosen)::int,
         answered_at = case when mine.chosen = excluded.chosen then mine.answered_at
                            else greatest(mine.first_answered_at, excluded.answered_at) end
       returning attempts`,
      [enrolmentId, check, lessonKey, chosen, now],
    );
    return row?.attempts ?? 1;
  }

  /** Marks the module as finished, in the version that holds. */
  async finish(enrolmentId: string, version: number, now: Date): Promise<void> {
    await this.database.query(
      'update learning.enrolment set finished_at = $3, finished_version = $2 where id = $1 and finished_at is null',
      [enrolmentId, version, now],
    );
  }

  /** All of one person's ways, the one read last first, in one statement. */
  async of(personId: string): Promise<EnrolmentRow[]> {
    const rows = await this.database.ask<Omit<EnrolmentRow, 'marks'> & KeysRow>(WAYS_OF_PERSON, [personId]);
    return rows.map(({ seen, answered, ...row }) => ({ ...row, marks: marksOf({ seen, answered }) }));
  }
}

function marksOf(row: KeysRow | undefined): Marks {
  return { seen: new Set(row?.seen), answered: new Set(row?.answered) };
}
