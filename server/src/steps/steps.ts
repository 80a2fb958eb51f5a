import { Injectable, Logger } from '@nestjs/common';
import type { Barrier } from '../catalogue/index.ts';
import { Database } from '../platform/database/database.ts';
import { SealBroken, Seals } from '../platform/seals/seals.ts';
import { UUID } from '../platform/uuid.ts';
import { type StepRow, type StepSource, type StepWords, stepSeal } from './step.ts';

type NewStep = Pick<StepRow, 'personId' | 'requestKey' | 'words' | 'barrier' | 'due' | 'source'> & { now: Date };
type Kept = Omit<StepRow, 'words' | 'source'> & {
  words: Buffer;
  sourceKind: StepSource['kind'];
  sourceModule: string | null;
  sourceKey: string | null;
};

/** What of one's own steps one counts. */
export type StepCount = { barrier: Barrier; made: number; lookedBack: number; done: number };

/** Which steps are asked for. */
export type StepWish = { lookedBack: boolean; barrier: Barrier | undefined };

const COLUMNS = `id, person_id as "personId", request_key as "requestKey", words, barrier, due::text as due, source_kind as "sourceKind",
  source_module as "sourceModule", source_key as "sourceKey", revision, outcome, made_at as "madeAt",
  changed_at as "changedAt", looked_back_at as "lookedBackAt"`;

/** The most that is shown at once; a person writes a handful a month. */
const MOST = 300;

/** Private: every statement here names the owner, and the words are sealed and opened here alone. */
@Injectable()
export class Steps {
  private readonly log = new Logger(Steps.name);

  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
  ) {}

  /** Adds a step. Undefined when this request made one before. */
  add({ personId, requestKey, words, barrier, due, source, now }: NewStep): Promise<StepRow | undefined> {
    return this.one(
      `insert into steps.step (person_id, request_key, words, barrier, due, source_kind, source_module, source_key, made_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       on conflict (person_id, request_key) do nothing returning ${COLUMNS}`,
      [
        personId,
        requestKey,
        this.sealed({ personId, requestKey, words }),
        barrier,
        due,
        source.kind,
        source.kind === 'block' ? source.moduleKey : null,
        source.kind === 'block' ? source.blockKey : source.kind === 'case' ? source.caseKey : null,
        now,
      ],
    );
  }

  /** The step that a request made, held until the transaction ends. */
  lockByRequest(personId: string, requestKey: string): Promise<StepRow | undefined> {
    return this.one(`select ${COLUMNS} from steps.step where person_id = $1 and request_key = $2 for update`, [
      personId,
      requestKey,
    ]);
  }

  async byId(personId: string, id: string): Promise<StepRow | undefined> {
    if (!UUID.test(id)) return undefined;
    return this.one(`select ${COLUMNS} from steps.step where person_id = $1 and id = $2`, [personId, id]);
  }

  /** A step, held until the transaction ends. */
  async lock(personId: string, id: string): Promise<StepRow | undefined> {
    if (!UUID.test(id)) return undefined;
    return this.one(`select ${COLUMNS} from steps.step where person_id = $1 and id = $2 for update`, [personId, id]);
  }

  byIds(personId: string, ids: readonly string[]): Promise<StepRow[]> {
    return this.many(
      `select ${COLUMNS} from steps.step where person_id = $1 and id = any($2::uuid[]) order by due, id`,
      [personId, ids.filter((id) => UUID.test(id))],
    );
  }

  /** Open ones by their day, the first first; those one looked back on by their day, the last first. */
  async ofPerson(personId: string, { lookedBack, barrier }: StepWish): Promise<StepRow[]> {
    const order = lookedBack ? 'due desc, id desc' : 'due, id';
    return this.many(
      `select ${COLUMNS} from steps.step where person_id = $1 and (looked_back_at is not null) = $2
         and ($3::text is null or barrier = $3) order by ${order} limit ${MOST}`,
      [personId, lookedBack, barrier ?? null],
    );
  }

  /** Those to be done or looked back on first. */
  next(personId: string, most: number): Promise<StepRow[]> {
    return this.many(
      `select ${COLUMNS} from steps.step where person_id = $1 and looked_back_at is null order by due, id limit $2`,
      [personId, most],
    );
  }

  /** Steps with their day on or after another day, for a calendar. */
  since(personId: string, day: string): Promise<StepRow[]> {
    return this.many(
      `select ${COLUMNS} from steps.step where person_id = $1 and due >= $2 order by due, id limit ${MOST}`,
      [personId, day],
    );
  }

  /** Those that were made last, whatever became of them. */
  newest(personId: string, most: number): Promise<StepRow[]> {
    return this.many(`select ${COLUMNS} from steps.step where person_id = $1 order by due desc, id desc limit $2`, [
      personId,
      most,
    ]);
  }

  countsOf(personId: string): Promise<StepCount[]> {
    return this.database.query(
      `select barrier, count(*)::int as made, count(looked_back_at)::int as "lookedBack",
         (count(*) filter (where outcome = 'done'))::int as done
       from steps.step where person_id = $1 group by barrier`,
      [personId],
    );
  }

  /** Writes a locked step anew, as its next revision. */
  async replace(step: StepRow, now: Date): Promise<StepRow> {
    const row = await this.one(
      `update steps.step set words = $3, barrier = $4, due = $5, outcome = $6, looked_back_at = $7, changed_at = $8,
         revision = revision + 1
       where person_id = $1 and id = $2 returning ${COLUMNS}`,
      [step.personId, step.id, this.sealed(step), step.barrier, step.due, step.outcome, step.lookedBackAt, now],
    );
    if (!row) throw new Error('a locked step stays');
    return row;
  }

  /** Takes a step away for good; tells whether it was there. */
  async remove(personId: string, id: string): Promise<boolean> {
    if (!UUID.test(id)) return false;
    const rows = await this.database.query('delete from steps.step where person_id = $1 and id = $2 returning id', [
      personId,
      id,
    ]);
    return rows.length > 0;
  }

  private async one(sql: string, values: unknown[]): Promise<StepRow | undefined> {
    return (await this.many(sql, values))[0];
  }

  /** One whose words do not open is left out, and left as it is, so that it takes no other away. The log knows its id alone. */
  private async many(sql: string, values: unknown[]): Promise<StepRow[]> {
    const rows = await this.database.query<Kept>(sql, values);
    return rows.flatMap((row) => {
      try {
        return [this.opened(row)];
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        this.log.error(`step ${row.id}: ${error.message}`);
        return [];
      }
    });
  }

  private sealed(step: Pick<StepRow, 'personId' | 'requestKey' | 'words'>): Buffer {
    return this.seals.seal(JSON.stringify(step.words), stepSeal(step));
  }

  private opened({ words, sourceKind, sourceModule, sourceKey, ...row }: Kept): StepRow {
    const open = JSON.parse(this.seals.open(words, stepSeal(row))) as StepWords;
    return { ...row, words: open, source: sourceOf(sourceKind, sourceModule, sourceKey) };
  }
}

function sourceOf(kind: StepSource['kind'], moduleKey: string | null, key: string | null): StepSource {
  if (kind === 'block' && moduleKey && key) return { kind, moduleKey, blockKey: key };
  if (kind === 'case' && key) return { kind, caseKey: key };
  return { kind: 'own' };
}
