import type { ClientBase } from 'pg';

/*
 * What a backup is: one file, packed by gzip. Its first line is a header; then, for each table, a line with its name and
 * columns, the rows in PostgreSQL's text form of COPY, and the line `\.`; and a last line that says it is whole.
 */

export type Header = {
  /** Form of this file. */
  academie: 1;
  madeAt: string;
  /** Migrations that had run, in their order. */
  migrations: readonly string[];
  /** Version of the queue's own tables. */
  jobs: number | null;
  /** Where each counter stood; null when it never counted. */
  sequences: Readonly<Record<string, string | null>>;
};
/** `name` is quoted, with its schema. Columns that the database computes are left out. */
export type Table = { name: string; columns: readonly string[] };
export type End = { whole: true; tables: number; rows: number };

/** Ends the rows of a table; no row can look like it. */
export const END_OF_ROWS = '\\.';

const OURS = `nspname !~ '^pg_' and nspname <> 'information_schema'`;

/** Every table with rows of its own, each after those it refers to. The list of migrations is in the header instead. */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows: tables } = await client.query<Table & { oid: number }>(
    `select c.oid::int as oid, format('%I.%I', nspname, relname) as name,
        array(select format('%I', attname) from pg_attribute where attrelid = c.oid and attnum > 0
          and not attisdropped and attgenerated = '' order by attnum) as columns
      from pg_class c join pg_namespace n on n.oid = relnamespace
      where relkind = 'r' and ${OURS} and (nspname, relname) <> ('public', 'migrations') order by 2`,
  );
  const { rows: references } = await client.query<{ from: number; to: number }>(
    `select conrelid::int as from, confrelid::int as to from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  const sorted: Table[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ oid }) => oid));
    const held = new Set(references.filter(({ to }) => open.has(to)).map(({ from }) => from));
    const ready = waiting.filter(({ oid }) => !held.has(oid));
    if (ready.length === 0)
      throw new Error(`${waiting.map(({ name }) => name).join(', ')} refer to each other in a ring`);
    sorted.push(...ready.map(({ name, columns }) => ({ name, columns })));
    waiting = waiting.filter(({ oid }) => held.has(oid));
  }
  return sorted;
}

export async function headerOf(client: ClientBase, madeAt: Date): Promise<Header> {
  const { rows: migrations } = await client.query<{ name: string }>('select name from public.migrations order by id');
  const { rows: sequences } = await client.query<{ name: string; value: string | null }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
      where (schemaname, sequencename) <> ('public', 'migrations_id_seq')`,
  );
  return {
    academie: 1,
    madeAt: madeAt.toISOString(),
    migrations: migrations.map(({ name }) => name),
    jobs: await versionOfJobs(client),
    sequences: Object.fromEntries(sequences.map(({ name, value }) => [name, value])),
  };
}

/** What form the queue's tables have; null before the first start. */
export async function versionOfJobs(client: ClientBase): Promise<number | null> {
  const { rows: there } = await client.query("select 1 where to_regclass('jobs.version') is not null");
  if (there.length === 0) return null;
  const { rows } = await client.query<{ version: number }>('select version from jobs.version');
  return rows[0]?.version ?? null;
}

/** Names of schemas that hold something; `public` only when a table stands in it. */
export async function schemasOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I', nspname) as name from pg_namespace n where ${OURS}
      and (nspname <> 'public' or exists (select 1 from pg_class where relnamespace = n.oid and relkind in ('r', 'p', 'v', 'm')))`,
  );
  return rows.map(({ name }) => name);
}
