import type { TestAcademy } from './academy.ts';

/** The SQL statements that this process sends through its pool while some work is done. */
export async function statementsOf(
  { database }: Pick<TestAcademy, 'database'>,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const heard: string[] = [];
  const { dataSource } = database;
  const before = dataSource.logger;
  const quiet = () => undefined;
  dataSource.logger = {
    logQuery: (sql) => heard.push(sql),
    logQueryError: quiet,
    logQuerySlow: quiet,
    logSchemaBuild: quiet,
    logMigration: quiet,
    log: quiet,
  };
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return heard;
}
