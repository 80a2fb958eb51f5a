import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { freePort } from '../harness/running-academy.ts';
import { ask, Bench, falseDatabase, graphql, signIn } from './support.ts';

jest.setTimeout(240_000);

let bench = new Bench();
afterEach(async () => {
  await bench.end();
  bench = new Bench();
});

/** Runs the server in an environment it cannot start in; gives the one sentence it says. */
async function fault(environment: Record<string, string>): Promise<string> {
  const { code, output } = await bench.run({ PORT: String(await freePort()), ...environment });
  expect({ code, output }).toMatchObject({ code: 1 });
  expect(output).not.toMatch(/\n +at |Fluxus academie is open/);
  return output.trim();
}

test('a port that another program has is told with another to try, before any data is made', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  bench.also(() => new Promise((resolve) => other.close(resolve)));
  const { port } = other.address() as { port: number };
  const folder = await bench.folder();
  const said = await fault({ PORT: String(port), DATA_DIR: folder });
  expect(said).toBe(
    `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a file in the place of the data folder is told, and kept', async () => {
  const file = path.join(await bench.folder(), 'data');
  writeFileSync(file, 'van iemand anders');
  expect(await fault({ DATA_DIR: file })).toMatch(
    /^The data folder .* cannot be made, because a file stands in its place/,
  );
  expect(readFileSync(file, 'utf8')).toBe('van iemand anders');
});

test('a data folder that may not be written is told', async () => {
  const closed = path.join(await bench.folder(), 'dicht');
  mkdirSync(closed, { mode: 0o500 });
  // nothing stops root but a file system that holds no files
  const place = process.getuid?.() === 0 ? '/sys/academie' : closed;
  expect(await fault({ DATA_DIR: place })).toMatch(/^The data folder .* cannot be written by this user \(E/);
});

test('a database without its PG_VERSION is told as damaged, and nothing in it is touched', async () => {
  const folder = await bench.folder();
  const data = await falseDatabase(folder, { 'postgresql.conf': '' });
  expect(await fault({ DATA_DIR: folder })).toMatch(
    /^The folder .* is not a database of PostgreSQL, or it was damaged \(PG_VERSION is missing\)\. Nothing was changed\./,
  );
  expect(readdirSync(data)).toEqual(['postgresql.conf']);
});

test('a database of another major version is told with both', async () => {
  const folder = await bench.folder();
  await falseDatabase(folder, { PG_VERSION: '17\n' });
  expect(await fault({ DATA_DIR: folder })).toMatch(
    /belongs to PostgreSQL 17; this academy brings PostgreSQL 18\. Nothing was changed\./,
  );
});

test('a database that newer code migrated is told, and left as it is', async () => {
  const url = await bench.database();
  await ask(url, "insert into public.migrations (timestamp, name) values (9999, 'Later9999')");
  const said = await fault({ DATABASE_URL: url, DATA_DIR: await bench.folder() });
  expect(said).toMatch(
    /^This database was made by a newer academy \(it knows Later9999; this code does not\)\. Nothing was changed\./,
  );
  expect(await ask(url, 'select * from catalogue.version')).toEqual([]);
});

test('a database that does not answer, or does not let us in, is told without the password', async () => {
  const url = new URL(await bench.database());
  url.password = 'verkeerd-woord';
  const folder = await bench.folder();
  const wrong = await fault({ DATABASE_URL: url.href, DATA_DIR: folder });
  expect(wrong).toMatch(/^The database at 127\.0\.0\.1:\d+ does not let academie in: name or password is wrong/);
  url.port = String(await freePort());
  const away = await fault({ DATABASE_URL: url.href, DATA_DIR: folder });
  expect(away).toMatch(/^The database at 127\.0\.0\.1:\d+ does not answer \(ECONNREFUSED\)\./);
  expect(wrong + away).not.toContain('verkeerd-woord');
});

test('wrong variables are told all at once', async () => {
  const said = await fault({ PORT: 'drieduizend', HOST: 'ja/nee', LOG_LEVEL: 'luid', STRIPE_SECRET_KEY: 'pk_1' });
  expect(said.split('\n')).toEqual([
    'The environment is not right:',
    '- PORT must be a whole number from 0 to 65535.',
    expect.stringContaining('- HOST must be'),
    expect.stringContaining('- STRIPE_SECRET_KEY must be'),
    expect.stringContaining('- LOG_LEVEL must be'),
    expect.stringContaining('- STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together'),
  ]);
});

test('production refuses to start on the conveniences of the demo', async () => {
  const folder = await bench.folder();
  const said = await fault({ NODE_ENV: 'production', DATA_DIR: folder });
  for (const name of [
    'DATABASE_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'STRIPE_SECRET_KEY',
    'AUTH_SECRET',
    'WRITING_KEYS',
    'BADGE_KEY',
    'MEDIA_DIR',
    'PUBLIC_URL',
  ])
    expect(said).toContain(`- ${name} is missing; in production`);
  expect(readdirSync(folder)).toEqual([]);
});

test('a second start on the same data says where the first is, and leaves it alone', async () => {
  const folder = await bench.folder();
  const first = await bench.start({ DATA_DIR: folder });
  const cookie = await signIn(first.url);
  const said = await fault({ DATA_DIR: folder });
  expect(said).toContain(`open ${first.url} (process ${first.process.pid})`);
  const { data } = await graphql<{ viewer: { email: string } }>(first.url, '{ viewer { email } }', {}, cookie);
  expect(data.viewer.email).toBe('leerkracht@demo.fluxus.test');
  expect(await first.stop()).toBe(0);
});
