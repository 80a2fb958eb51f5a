import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../platform/database/data-source.ts';
import { migrate } from '../platform/database/migrate.ts';
import { reseal } from '../platform/seals/reseal.ts';
import { Seals } from '../platform/seals/seals.ts';
import { findWritingKeys, noteWritingKey } from '../platform/seals/writing-keys.ts';
import { sealedTables } from '../sealed-tables.ts';
import { type TestDatabase, testDatabase } from '../testing/database.ts';
import { everythingIn } from '../testing/dump.ts';
import { reflectionSeal } from './reflection-of.ts';

const [OLD, NEW, OTHER] = ['01d0'.repeat(16), '2e3f'.repeat(16), '4a5b'.repeat(16)];
const SECRET = 'Wat ik vandaag aan de poort zag, is van mij alleen.';

let own: TestDatabase;
let folder: string;
let database: DataSource;
beforeEach(async () => {
  own = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'academie-keys-'));
  // as a start makes it
  database = await createDataSource(own.url, 4).initialize();
});
afterEach(async () => {
  await database.destroy();
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

const person = randomUUID();
const of = (prompt: string) => reflectionSeal({ personId: person, moduleKey: 'm', promptKey: prompt });

/** Each prompt with an answer, an earlier text and one that waits. */
async function write(seals: Seals, ...prompts: string[]): Promise<string> {
  await noteWritingKey(database, seals);
  const sealed = (end: string) => prompts.map((prompt) => seals.seal(`${SECRET}${end}`, of(prompt)));
  const rows: { id: string }[] = await database.query(
    `insert into learning.reflection (person_id, module_key, prompt_key, text, written_at, saved_at)
     select $1, 'm', prompt, text, now(), now() from unnest($2::text[], $3::bytea[]) as new (prompt, text) returning id`,
    [person, prompts, sealed('')],
  );
  const ids = rows.map(({ id }) => id);
  await database.query(
    `insert into learning.reflection_revision (reflection_id, revision, text, saved_at)
     select id, 1, text, now() from unnest($1::uuid[], $2::bytea[]) as new (id, text)`,
    [ids, sealed(' Eerder.')],
  );
  await database.query(
    `insert into learning.reflection_aside (reflection_id, save_id, text, base_revision, saved_at)
     select id, uuidv7(), text, 1, now() from unnest($1::uuid[], $2::bytea[]) as new (id, text)`,
    [ids, sealed(' Elders.')],
  );
  return ids[0] ?? '';
}

const prompts = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);

const dump = () => everythingIn(database);

async function opened(seals: Seals): Promise<string[]> {
  const rows: { text: Buffer; prompt: string }[] = await database.query(
    `select text, prompt_key as prompt from learning.reflection
     union all select e.text, prompt_key from learning.reflection_revision e join learning.reflection r on r.id = reflection_id
     union all select a.text, prompt_key from learning.reflection_aside a join learning.reflection r on r.id = reflection_id`,
  );
  return rows.map(({ text, prompt }) => seals.open(text, of(prompt))).sort();
}

describe('a data folder from before', () => {
  /** As it was before texts were sealed, with answers in it. */
  async function before(texts: number): Promise<void> {
    await database.query(`
      drop table learning.reflection_share, learning.reflection_aside, learning.reflection_revision, learning.reflection;
      -- what came later may point to it
      drop table platform.writing_key cascade;
      delete from public.migrations where name in ('WritingKeys1700000001000', 'SealedWriting1700000001001', 'AnswerSharing1700000001002');
      create table learning.reflection (id uuid primary key default uuidv7(), person_id uuid not null, module_key text not null,
        prompt_key text not null, text text not null, revision integer not null default 1, saved_at timestamptz not null,
        unique (person_id, module_key, prompt_key));
      create table learning.reflection_revision (reflection_id uuid not null references learning.reflection (id) on delete cascade,
        revision integer not null, text text not null, saved_at timestamptz not null, primary key (reflection_id, revision));
    `);
    await database.query(
      `insert into learning.reflection (person_id, module_key, prompt_key, text, revision, saved_at)
       select $1, 'm', 'prompt-' || at, $2 || ' ' || at, 3, '2026-10-01' from generate_series(1, $3) as at`,
      [person, SECRET, texts],
    );
    await database.query(
      `insert into learning.reflection_revision (reflection_id, revision, text, saved_at)
       select id, earlier, text || ' Eerder ' || earlier, '2026-09-01' from learning.reflection, generate_series(1, 2) as earlier`,
    );
  }

  test('is sealed, each text as it was, and nothing readable is left', async () => {
    await before(601);
    expect(await dump()).toContain(SECRET);
    const keys = await findWritingKeys(database, [NEW], folder);
    await migrate(database);
    const seals = new Seals(keys);
    const texts = await opened(seals);
    expect(texts).toHaveLength(601 * 3);
    expect(texts.filter((text) => text.startsWith(SECRET))).toHaveLength(texts.length);
    expect(texts).toContain(`${SECRET} 601 Eerder 2`);
    expect(await dump()).not.toContain(SECRET);
    const [{ revision, saved }] = await database.query(
      "select revision, saved_at = '2026-10-01' and written_at = saved_at as saved from learning.reflection limit 1",
    );
    expect({ revision, saved }).toEqual({ revision: 3, saved: true });
  });

  test('is as it was when the sealing is broken off, and is sealed by the next start', async () => {
    await before(700);
    await findWritingKeys(database, [NEW], folder);
    await database.query(
      `create function public.stop() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`,
    );
    // the last row of all does not fit
    await database.query(`update learning.reflection set text = repeat('x', 90000) where prompt_key = 'prompt-700'`);
    await expect(migrate(database)).rejects.toThrow();
    const [{ count }] = await database.query(`select count(*)::int from learning.reflection where text like '%poort%'`);
    expect(count).toBe(699);
    await database.query(`update learning.reflection set text = 'kort' where prompt_key = 'prompt-700'`);
    await migrate(database);
    expect(await dump()).not.toContain(SECRET);
    expect(await opened(new Seals([NEW]))).toHaveLength(2100);
  });
});

describe('the keys at a start', () => {
  test('without one, it is made once and kept in the data folder', async () => {
    const first = await findWritingKeys(database, undefined, folder);
    await noteWritingKey(database, new Seals(first));
    expect(await findWritingKeys(database, undefined, folder)).toEqual(first);
  });

  test('without the key that sealed, the start says so and makes no other', async () => {
    await write(new Seals([OLD]), 'vraag');
    const before = await dump();
    const refused = findWritingKeys(database, undefined, folder);
    await expect(refused).rejects.toThrow(/that key is not here.*Nothing was changed/);
    expect(await dump()).toBe(before);
    await expect(findWritingKeys(database, undefined, folder)).rejects.toThrow();
  });

  test('with a wrong key the start says which is missing, and nothing is damaged', async () => {
    await write(new Seals([OLD]), 'vraag');
    const before = await dump();
    const name = new Seals([OLD]).keyId.toString('hex');
    await expect(findWritingKeys(database, [OTHER], folder)).rejects.toThrow(
      new RegExp(`key ${name}.*Nothing was changed`),
    );
    expect(await dump()).toBe(before);
    expect(await findWritingKeys(database, [OTHER, OLD], folder)).toEqual([OTHER, OLD]);
  });

  test('a process whose key is not known to the database writes nothing', async () => {
    await expect(
      database.query(
        `insert into learning.reflection (person_id, module_key, prompt_key, text, written_at, saved_at)
         values ($1, 'm', 'p', $2, now(), now())`,
        [person, new Seals([OTHER]).seal(SECRET, of('p'))],
      ),
    ).rejects.toThrow(/key_id_fkey/);
  });
});

describe('sealing anew', () => {
  test('puts everything under the first key, and then the other is needed no more', async () => {
    await write(new Seals([OLD]), ...prompts(450));
    const both = new Seals([NEW, OLD]);
    const texts = await opened(both);
    const done = await reseal(database, both, sealedTables);
    expect(done).toEqual({ sealed: 1350, closed: [], freed: [new Seals([OLD]).keyId.toString('hex')] });
    expect(await opened(new Seals([NEW]))).toEqual(texts);
    expect(await findWritingKeys(database, [NEW], folder)).toEqual([NEW]);
    expect(await reseal(database, both, sealedTables)).toEqual({ sealed: 0, closed: [], freed: [] });
  });

  test('broken off, it goes on where it was; until then both keys are needed', async () => {
    await write(new Seals([OLD]), ...prompts(250));
    const both = new Seals([NEW, OLD]);
    await expect(
      reseal(database, both, sealedTables, () => {
        throw new Error('cut off');
      }),
    ).rejects.toThrow('cut off');
    await expect(findWritingKeys(database, [NEW], folder)).rejects.toThrow();
    expect((await reseal(database, both, sealedTables)).sealed).toBe(550);
    expect(await opened(new Seals([NEW]))).toHaveLength(750);
  });

  test('while people write, nothing of theirs is undone', async () => {
    const both = new Seals([NEW, OLD]);
    await write(new Seals([OLD]), ...prompts(120));
    await noteWritingKey(database, both);
    const writing = (async () => {
      for (let at = 0; at < 120; at += 1)
        await own.dataSource.query('update learning.reflection set text = $2, revision = 2 where prompt_key = $1', [
          `p${at}`,
          both.seal('Net geschreven.', of(`p${at}`)),
        ]);
    })();
    await Promise.all([writing, reseal(database, both, sealedTables)]);
    await reseal(database, both, sealedTables);
    expect((await opened(new Seals([NEW]))).filter((text) => text === 'Net geschreven.')).toHaveLength(120);
  });

  test('what does not open is left as it is, is told, and keeps its key from being put away', async () => {
    await write(new Seals([OLD]), 'heel');
    const id = await write(new Seals([OLD]), 'stuk');
    await database.query(
      "update learning.reflection set text = overlay(text placing '\\x0000' from 20) where id = $1",
      [id],
    );
    const done = await reseal(database, new Seals([NEW, OLD]), sealedTables);
    expect(done).toEqual({ sealed: 5, closed: [`learning.reflection ${id}`], freed: [] });
    await expect(findWritingKeys(database, [NEW], folder)).rejects.toThrow();
  });

  test('every column of bytes that refers to a key is in the list', async () => {
    const rows: { name: string }[] = await database.query(
      "select table_schema || '.' || table_name as name from information_schema.columns where column_name = 'key_id' order by 1",
    );
    expect(sealedTables.map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name));
  });
});
