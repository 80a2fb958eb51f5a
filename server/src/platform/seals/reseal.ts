import type { DataSource } from 'typeorm';
import { codeOf } from '../database/database.ts';
import { SealBroken, type SealedFor, type Seals } from './seals.ts';
import { noteWritingKey } from './writing-keys.ts';

/** A table with a sealed column, as sealing anew walks it. */
export type SealedTable = {
  name: string;
  /** What a text is bound to, of the `owner` of its row. */
  sealOf: (owner: readonly string[]) => SealedFor;
  /** A text before the id of every row. */
  begin: string;
  /** Rows that another key than $1 sealed, after the row $2, at most $3: `id`, `sealed`, `owner`. */
  batch: string;
  /** Puts $3 in the place of $2 in row $1. */
  replace: string;
};

type SealedRow = { id: string; sealed: Buffer; owner: string[] };

/** What was done, what could not be opened (by table and id), and which keys nothing needs any more. */
export type Resealed = { sealed: number; closed: string[]; freed: string[] };

const BATCH = 200;
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Seals everything anew with the first key, a batch a transaction: it can be broken off and begun again, while the academy
 * runs. A text that was saved meanwhile is left to the next batch. At the end the keys are put away that nothing needs; one
 * that still seals something stays, because the database refuses.
 */
export async function reseal(
  dataSource: DataSource,
  seals: Seals,
  tables: readonly SealedTable[],
  tell: (done: number) => void = () => undefined,
): Promise<Resealed> {
  await noteWritingKey(dataSource, seals);
  const resealed: Resealed = { sealed: 0, closed: [], freed: [] };
  for (const table of tables) {
    for (let last = table.begin; ; ) {
      const rows: SealedRow[] = await dataSource.query(table.batch, [seals.keyId, last, BATCH]);
      const final = rows.at(-1);
      if (!final) break;
      last = final.id;
      resealed.sealed += await sealBatch(dataSource, seals, table, rows, resealed.closed);
      tell(resealed.sealed);
    }
  }
  resealed.freed = await putAway(dataSource, seals);
  return resealed;
}

async function sealBatch(
  dataSource: DataSource,
  seals: Seals,
  table: SealedTable,
  rows: readonly SealedRow[],
  closed: string[],
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    let done = 0;
    for (const { id, sealed, owner } of rows) {
      const of = table.sealOf(owner);
      try {
        await manager.query(table.replace, [id, sealed, seals.seal(seals.open(sealed, of), of)]);
        done += 1;
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        closed.push(`${table.name} ${id}`);
      }
    }
    return done;
  });
}

async function putAway(dataSource: DataSource, seals: Seals): Promise<string[]> {
  const others: { id: Buffer }[] = await dataSource.query('select id from platform.writing_key where id <> $1', [
    seals.keyId,
  ]);
  const freed: string[] = [];
  for (const { id } of others) {
    try {
      await dataSource.query('delete from platform.writing_key where id = $1', [id]);
      freed.push(id.toString('hex'));
    } catch (error) {
      if (codeOf(error) !== FOREIGN_KEY_VIOLATION) throw error;
    }
  }
  return freed;
}
