import { readFile } from 'node:fs/promises';
import Fastify from 'fastify';
import pg from 'pg';
import { LESSON_STATE } from '../../server/src/learning/lesson-statement.ts';

/** What is compared with: Fastify and pg and nothing else, in a process of its own. */
export type BareOptions = {
  databaseUrl: string;
  pool: number;
  /** Parameters of the statement a lesson asks, and what of the answer is the same for everybody. */
  lesson: { values: [string, string, string[]]; frame: unknown };
  staticFile: string;
};

const options = JSON.parse(process.env.BARE_OPTIONS ?? '') as BareOptions;
const pool = new pg.Pool({ connectionString: options.databaseUrl, max: options.pool });
const app = Fastify();

await pool.query(`
  create schema if not exists bench;
  create table if not exists bench.shelf (id integer primary key, name text not null);
  create table if not exists bench.book (id integer primary key, shelf_id integer not null references bench.shelf, title text not null, text text not null);
  create index if not exists book_shelf on bench.book (shelf_id);
  insert into bench.shelf select n, 'shelf ' || n from generate_series(1, 1000) n on conflict do nothing;
  insert into bench.book select n, 1 + n % 1000, 'book ' || n, repeat(md5(n::text), 11) from generate_series(1, 10000) n on conflict do nothing;
  analyze bench.shelf; analyze bench.book;
`);

const JOIN = `select s.id, s.name, b.id as book, b.title, b.text
  from bench.shelf s join bench.book b on b.shelf_id = s.id where s.id = $1`;

/** The limit: one indexed join of about 4 kB. */
app.get('/limit', async () => {
  const { rows } = await pool.query(JOIN, [1 + Math.floor(Math.random() * 1000)]);
  return { rows };
});

/** The statement of a lesson for its reader, with an answer of the same size. */
app.get('/lesson', async () => {
  const { rows } = await pool.query(LESSON_STATE.sql, options.lesson.values);
  return { data: { lesson: options.lesson.frame, state: rows[0] } };
});

/** The same, with the statement prepared as ours is. */
app.get('/lesson-prepared', async () => {
  const { name, sql: text } = LESSON_STATE;
  const { rows } = await pool.query({ name, text, values: options.lesson.values });
  return { data: { lesson: options.lesson.frame, state: rows[0] } };
});

/** A file from the disk, as long as the page it is compared with. */
app.get('/file', async (_request, reply) =>
  reply.type('text/html; charset=utf-8').send(await readFile(options.staticFile)),
);

await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: (app.server.address() as { port: number }).port });
