import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteWritingKey, sealsOf } from '../platform/seals/writing-keys.ts';
import { reflectionSeal } from './reflection-of.ts';

/** Texts sealed at a time. */
const BATCH = 500;

type PlainReflection = {
  id: string;
  person_id: string;
  module_key: string;
  prompt_key: string;
  text: string;
  revision: number;
  saved_at: Date;
};
type PlainRevision = Omit<PlainReflection, 'id'> & { reflection_id: string };

/**
 * Seals what people wrote: both tables are written anew and the old ones dropped, so that no readable text stays behind in
 * their files. Beside the text stand the saves that made it last, and versions of other devices that wait for a choice.
 */
export class SealedWriting1700000001001 implements MigrationInterface {
  name = 'SealedWriting1700000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.reflection rename to plain_reflection;
      alter index learning.reflection_pkey rename to plain_reflection_pkey;
      alter index learning.reflection_person_id_module_key_prompt_key_key rename to plain_reflection_key;
      alter table learning.reflection_revision rename to plain_revision;
      alter index learning.reflection_revision_pkey rename to plain_revision_pkey;

      -- private: read by its author, and by whom the author shares it with; the text is sealed (see platform.writing_key)
      create table learning.reflection (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        module_key text not null check (char_length(module_key) between 1 and 200),
        prompt_key text not null check (char_length(prompt_key) between 1 and 200),
        text bytea not null check (octet_length(text) between 33 and 80033),
        key_id bytea not null generated always as (substring(text from 2 for 4)) stored references platform.writing_key (id),
        revision integer not null default 1 check (revision >= 1),
        written_at timestamptz not null,
        saved_at timestamptz not null check (saved_at >= written_at),
        -- what made the last revisions, the newest first: the same save again is known
        recent_saves uuid[] not null default '{}' check (cardinality(recent_saves) <= 16),
        unique (person_id, module_key, prompt_key)
      );

      -- earlier texts that a later one did not simply continue
      create table learning.reflection_revision (
        id uuid primary key default uuidv7(),
        reflection_id uuid not null references learning.reflection (id) on delete cascade,
        revision integer not null,
        text bytea not null,
        key_id bytea not null generated always as (substring(text from 2 for 4)) stored references platform.writing_key (id),
        saved_at timestamptz not null
      );
      create index reflection_revision_of on learning.reflection_revision (reflection_id, id);

      -- texts written on an older revision than the one that was kept: beside it until their author chooses
      create table learning.reflection_aside (
        reflection_id uuid not null references learning.reflection (id) on delete cascade,
        save_id uuid not null,
        text bytea not null,
        key_id bytea not null generated always as (substring(text from 2 for 4)) stored references platform.writing_key (id),
        base_revision integer not null,
        saved_at timestamptz not null,
        primary key (reflection_id, save_id)
      );
    `);
    await this.sealReflections(runner);
    await this.sealRevisions(runner);
    await runner.query('drop table learning.plain_revision, learning.plain_reflection');
  }

  async down(): Promise<void> {
    throw new Error('what was sealed is not laid open again');
  }

  private async sealReflections(runner: QueryRunner): Promise<void> {
    for (let last = NOBODY; ; ) {
      const rows: PlainReflection[] = await runner.query(
        'select * from learning.plain_reflection where id > $1 order by id limit $2',
        [last, BATCH],
      );
      const final = rows.at(-1);
      if (!final) return;
      last = final.id;
      const seals = sealsOf(runner.connection);
      await noteWritingKey(runner, seals);
      const sealed = rows.map((row) => seals.seal(row.text, sealOf(row)));
      await runner.query(
        `insert into learning.reflection (id, person_id, module_key, prompt_key, text, revision, written_at, saved_at)
         select plain.id, person_id, module_key, prompt_key, sealed.text, revision, saved_at, saved_at
         from unnest($1::uuid[], $2::bytea[]) as sealed (id, text) join learning.plain_reflection as plain using (id)`,
        [rows.map((row) => row.id), sealed],
      );
    }
  }

  private async sealRevisions(runner: QueryRunner): Promise<void> {
    for (let last: [string, number] = [NOBODY, 0]; ; ) {
      const rows: PlainRevision[] = await runner.query(
        `select earlier.*, person_id, module_key, prompt_key
         from learning.plain_revision as earlier join learning.plain_reflection as plain on plain.id = reflection_id
         where (reflection_id, earlier.revision) > ($1, $2) order by reflection_id, earlier.revision limit $3`,
        [...last, BATCH],
      );
      const final = rows.at(-1);
      if (!final) return;
      last = [final.reflection_id, final.revision];
      const seals = sealsOf(runner.connection);
      await runner.query(
        `insert into learning.reflection_revision (reflection_id, revision, text, saved_at)
         select * from unnest($1::uuid[], $2::integer[], $3::bytea[], $4::timestamptz[])`,
        [
          rows.map((row) => row.reflection_id),
          rows.map((row) => row.revision),
          rows.map((row) => seals.seal(row.text, sealOf(row))),
          rows.map((row) => row.saved_at),
        ],
      );
    }
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

function sealOf({
  person_id: personId,
  module_key: moduleKey,
  prompt_key: promptKey,
}: PlainRevision | PlainReflection) {
  return reflectionSeal({ personId, moduleKey, promptKey });
}
