import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import type { Act, Draft, LessonBody, ModuleBody, Revision } from './draft.ts';
import { MODULE_PART } from './draft.ts';

/** A revision without what it says. */
export type Trace = Omit<Revision<never>, 'body'>;
export type Adding = Readonly<{
  part: string;
  /** The revision it is written on; 0 for a part that is not there yet. */
  base: number;
  body: ModuleBody | LessonBody;
  step: string;
  act: Act;
  by: string | null;
  restores?: number;
}>;

type Row = Revision<ModuleBody & LessonBody>;

const TRACE = 'part, revision, step, act, restores, by, at';
const MOST_SHOWN = 60;
/** Saves of one person that follow each other within so many minutes are one entry of the history. */
const ONE_SITTING_MINUTES = 5;

/** Drafts and all that they were. Rows are added; one is taken away only when the same person went on typing. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes one change of a module wait for the other; until the transaction ends. */
  async lock(key: string): Promise<void> {
    await this.database.query("select pg_advisory_xact_lock(hashtextextended('draft ' || $1, 0))", [key]);
  }

  /** The whole draft of a module, in one statement. */
  async find(key: string): Promise<Draft | undefined> {
    const rows = await this.database.query<Row>(
      `select distinct on (part) ${TRACE}, body from authoring.draft where module_key = $1 order by part, revision desc`,
      [key],
    );
    const module = rows.find((row) => row.part === MODULE_PART);
    if (!module) return undefined;
    const lessons = rows.filter((row) => row.part !== MODULE_PART);
    return { key, module, lessons: new Map(lessons.map((row) => [row.part, row])) };
  }

  /** The module part of every draft. */
  all(): Promise<(Revision<ModuleBody> & { key: string; changedAt: Date; changedBy: string | null })[]> {
    return this.database.query(
      `select distinct on (draft.module_key) draft.module_key as key, draft.part, draft.revision, draft.step, draft.act, draft.restores,
         draft.by, draft.at, draft.body, latest.at as "changedAt", latest.by as "changedBy"
       from authoring.draft,
         lateral (select by, at from authoring.draft any_part where any_part.module_key = draft.module_key order by at desc limit 1) latest
       where draft.part = '' order by draft.module_key, draft.revision desc`,
    );
  }

  async part<Body extends ModuleBody | LessonBody>(key: string, part: string): Promise<Revision<Body> | undefined> {
    const [row] = await this.database.query<Revision<Body>>(
      `select ${TRACE}, body from authoring.draft where module_key = $1 and part = $2 order by revision desc limit 1`,
      [key, part],
    );
    return row;
  }

  async at<Body extends ModuleBody | LessonBody>(
    key: string,
    part: string,
    revision: number,
  ): Promise<Revision<Body> | undefined> {
    const [row] = await this.database.query<Revision<Body>>(
      `select ${TRACE}, body from authoring.draft where module_key = $1 and part = $2 and revision = $3`,
      [key, part, revision],
    );
    return row;
  }

  /** The last revision before one. */
  async before<Body extends ModuleBody | LessonBody>(
    key: string,
    part: string,
    revision: number,
  ): Promise<Revision<Body> | undefined> {
    const [row] = await this.database.query<Revision<Body>>(
      `select ${TRACE}, body from authoring.draft where module_key = $1 and part = $2 and revision < $3
       order by revision desc limit 1`,
      [key, part, revision],
    );
    return row;
  }

  /** Everything that one step changed in a module. */
  byStep(key: string, step: string): Promise<Trace[]> {
    return this.database.query<Trace>(
      `select ${TRACE} from authoring.draft where module_key = $1 and step = $2 order by part`,
      [key, step],
    );
  }

  /** The module that a step of this person made. */
  async madeBy(step: string, personId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ key: string }>(
      `select module_key as key from authoring.draft where step = $1 and act = 'made' and by = $2 and part = ''`,
      [step, personId],
    );
    return row?.key;
  }

  history(key: string, part: string): Promise<Trace[]> {
    return this.database.query<Trace>(
      `select ${TRACE} from authoring.draft where module_key = $1 and part = $2 order by revision desc limit $3`,
      [key, part, MOST_SHOWN],
    );
  }

  /** Of those of these modules that have a draft: whether somebody ever wrote in it. Not so where the repository said all of it. */
  async touchedOf(keys: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await this.database.query<{ key: string; touched: boolean }>(
      `select module_key as key, bool_or(by is not null) as touched from authoring.draft
       where module_key = any($1::text[]) group by module_key`,
      [keys],
    );
    return new Map(rows.map(({ key, touched }) => [key, touched]));
  }

  /** Adds a revision on the one it was written on. Call it behind `lock`, which keeps that one the last. */
  async add(key: string, { part, base, body, step, act, by, restores }: Adding): Promise<number> {
    const now = this.clock.now();
    if (act === 'typed') await this.joinSitting(key, { part, base, by, now });
    await this.database.query(
      `insert into authoring.draft (module_key, part, revision, body, step, act, restores, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [key, part, base + 1, JSON.stringify(body), step, act, restores ?? null, by, now],
    );
    return base + 1;
  }

  /** Takes away the revision before, where the same person typed it a moment after the one before that. */
  private async joinSitting(
    key: string,
    { part, base, by, now }: { part: string; base: number; by: string | null; now: Date },
  ): Promise<void> {
    await this.database.query(
      `delete from authoring.draft last where module_key = $1 and part = $2 and revision = $3 and act = 'typed' and by = $4
         and exists (select from authoring.draft first where first.module_key = $1 and first.part = $2 and first.revision < $3
           and first.by = $4 and first.act = 'typed' and first.at > $5::timestamptz - make_interval(mins => ${ONE_SITTING_MINUTES}))`,
      [key, part, base, by, now],
    );
  }
}
