import type { DataSource } from 'typeorm';

/** Every value of every table, as a dump writes them; bytes as the text they would be if they were one. */
export async function everythingIn(database: DataSource): Promise<string> {
  const tables: { name: string }[] = await database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows: Record<string, unknown>[] = await database.query(`select * from ${name}`);
    for (const value of rows.flatMap(Object.values))
      parts.push(Buffer.isBuffer(value) ? value.toString('utf8') : (JSON.stringify(value) ?? ''));
  }
  return parts.join('\n');
}
