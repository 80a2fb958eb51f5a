import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { fromJson } from '../platform/seals/seals.ts';
import type { Reflection } from './lesson.types.ts';
import { LESSON_STATE } from './lesson-statement.ts';
import type { Marks } from './progress.ts';
import type { ReflectionOf } from './reflection-of.ts';
import { ReflectionSeals } from './reflection-seals.ts';

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
  reflections: Reflection[];
};

/** As JSON writes it, sealed. */
type SealedVersion = { id: string; text: string; savedAt: string };
type SealedReflection = SealedVersion & {
  promptKey: string;
  revision: number;
  versions: SealedVersion[];
  sharedWith: string[];
};

type Row = {
  entitled: boolean;
  enrolled: boolean;
  lastLessonKey: string | null;
  lastBlockKey: string | null;
  seen: string[];
  answers: KeptAnswer[];
  reflections: SealedReflection[];
};

/** Reads what a lesson needs to know about its reader: may they open it, what did they do, what did they write. */
@Injectable()
export class LessonStates {
  constructor(
    private readonly database: Database,
    private readonly seals: ReflectionSeals,
  ) {}

  /** One statement, one row. */
  async of(personId: string, moduleKey: string, promptKeys: readonly string[]): Promise<LessonState> {
    const [row] = await this.database.ask<Row>(LESSON_STATE, [personId, moduleKey, promptKeys]);
    if (!row) throw new Error('one row for every question');
    const { seen, reflections, ...rest } = row;
    return {
      ...rest,
      marks: { seen: new Set(seen), answered: new Set(row.answers.map((answer) => answer.check)) },
      reflections: reflections.map((one) => this.opened({ personId, moduleKey, promptKey: one.promptKey }, one)),
    };
  }

  private opened(of: ReflectionOf, { id, text, versions, savedAt, ...rest }: SealedReflection): Reflection {
    const open = (sealed: string) => this.seals.open(of, fromJson(sealed), id);
    return {
      ...{ ...rest, text: open(text), savedAt: new Date(savedAt) },
      versions: versions.map((one) => ({ id: one.id, text: open(one.text), savedAt: new Date(one.savedAt) })),
    };
  }
}
