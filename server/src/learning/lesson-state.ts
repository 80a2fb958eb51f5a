import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { LESSON_STATE } from './lesson-statement.ts';
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

/** Reads what a lesson needs to know about its reader: may they open it, what did they do, what did they write. */
@Injectable()
export class LessonStates {
  constructor(private readonly database: Database) {}

  /** One statement, one row. */
  async of(personId: string, moduleKey: string, promptKeys: readonly string[]): Promise<LessonState> {
    const [row] = await this.database.ask<Row>(LESSON_STATE, [personId, moduleKey, promptKeys]);
    if (!row) throw new Error('one row for every question');
    const { seen, reflections, ...rest } = row;
    return {
      ...rest,
      marks: { seen: new Set(seen), answered: new Set(row.answers.map((answer) => answer.check)) },
      reflections: reflections.map((one) => ({ ...one, savedAt: new Date(one.savedAt) })),
    };
  }
}
