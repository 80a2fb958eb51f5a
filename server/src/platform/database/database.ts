import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

/** Injection token of the address of the database in use. */
export const DATABASE_URL = Symbol('database-url');

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

/**
 * A statement that pages ask all the time. PostgreSQL reads and plans it once a connection, under its name, which for a
 * statement of several subqueries is most of its cost.
 */
export type PreparedStatement = Readonly<{ name: string; sql: string }>;

type Ambient = { manager: EntityManager; afterCommit: (() => void)[] };

/** The one way to the database. Repositories ask it; only use cases open transactions. */
@Injectable()
export class Database {
  private readonly ambient = new AsyncLocalStorage<Ambient>();

  constructor(readonly dataSource: DataSource) {}

  /** The manager of the transaction one stands in, or the plain one. */
  get manager(): EntityManager {
    return this.ambient.getStore()?.manager ?? this.dataSource.manager;
  }

  get insideTransaction(): boolean {
    return this.ambient.getStore() !== undefined;
  }

  /** Rows of one statement, inside the ambient transaction where there is one. Values are always parameters. */
  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, values);
    return rowsOf<Row>(result);
  }

  /** Rows of a prepared statement; inside a transaction they are those that the transaction sees. */
  async ask<Row extends object>({ name, sql }: PreparedStatement, values: unknown[]): Promise<Row[]> {
    if (this.insideTransaction) return this.query(sql, values);
    this.dataSource.logger.logQuery(sql, values);
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    const { rows } = await master.query<Row>({ name, text: sql, values });
    return rows;
  }

  /**
   * Runs work in a transaction. Inside another one it joins; else it opens one and repeats the whole of it after a
   * serialisation failure or deadlock, so work must have no effects outside the database (enqueue a job instead).
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.insideTransaction) return work();
    for (let attempt = 1; ; attempt += 1) {
      const afterCommit: (() => void)[] = [];
      try {
        const result = await this.dataSource.transaction((manager) => this.ambient.run({ manager, afterCommit }, work));
        for (const tell of afterCommit) tell();
        return result;
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRYABLE.has(codeOf(error) ?? '')) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  /** Tells others once the outermost transaction is in; at once when there is none. */
  afterCommit(tell: () => void): void {
    const ambient = this.ambient.getStore();
    if (ambient) ambient.afterCommit.push(tell);
    else tell();
  }
}

/** PostgreSQL's error code behind a driver error, such as 23505. */
export function codeOf(error: unknown): string | undefined {
  const { code, driverError } = (error ?? {}) as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code;
}

/** TypeORM answers an UPDATE or DELETE with [rows, count], anything else with rows. */
function rowsOf<Row>(result: unknown): Row[] {
  if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number')
    return result[0] as Row[];
  return (result ?? []) as Row[];
}
