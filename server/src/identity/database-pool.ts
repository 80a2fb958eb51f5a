import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Database } from '../platform/database/database.ts';

type Raw = { records?: unknown[]; affected?: number; raw: unknown };

/**
 * Our database as the identity library asks for one. What it does joins the transaction one stands in, so that an
 * account and the mail about it are kept together or not at all.
 */
export function poolOn(database: Database): PostgresPool {
  const query = async (sql: string, values: readonly unknown[]) => {
    const ambient = database.insideTransaction ? database.manager.queryRunner : undefined;
    const runner = ambient ?? database.dataSource.createQueryRunner();
    try {
      const result = (await runner.query(sql, [...values], true)) as Raw;
      const rows = result.records ?? [];
      return { command: commandOf(sql), rowCount: result.affected ?? rows.length, rows };
    } finally {
      if (!ambient) await runner.release();
    }
  };
  const client = () => ({ query, release: () => undefined }) as unknown as PostgresPoolClient;
  return { connect: async () => client(), end: async () => undefined };
}

function commandOf(sql: string): string {
  return (/^\s*(?:with\b.*?\)\s*)?(\w+)/is.exec(sql)?.[1] ?? '').toUpperCase();
}
