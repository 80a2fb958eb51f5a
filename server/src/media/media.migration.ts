import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Media: what is being sent, what the library and posts hold, the files of each, captions, and where they are used. */
export class Media1700000001470 implements MigrationInterface {
  name = 'Media1700000001470';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema media;

      -- a file on its way here, in parts; gone when it became something, or after a day
      create table media.upload (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        request_key text not null check (char_length(request_key) between 1 and 200),
        name text not null check (char_length(name) <= 300),
        bytes bigint not null check (bytes >= 1),
        touched_at timestamptz not null,
        unique (person_id, request_key)
      );
      create index upload_touched on media.upload (touched_at);
      create table media.upload_part (
        upload_id uuid not null references media.upload (id) on delete cascade,
        at bigint not null check (at >= 0),
        bytes bigint not null check (bytes >= 1),
        file text not null unique,
        primary key (upload_id, at)
      );

      -- key is the name by which lessons know it; a picture in a post has none. Generation goes up with each set of files
      create table media.item (
        id uuid primary key default uuidv7(),
        key text unique check (char_length(key) between 1 and 120),
        owner_id uuid not null,
        shelf text not null check (shelf in ('library', 'post')),
        kind text not null check (kind in ('image', 'film', 'audio', 'document')),
        title text not null check (char_length(title) <= 300),
        alt text not null default '' check (char_length(alt) <= 300),
        decorative boolean not null default false,
        transcript text not null default '' check (char_length(transcript) <= 100000),
        focal_x smallint not null default 50 check (focal_x between 0 and 100),
        focal_y smallint not null default 50 check (focal_y between 0 and 100),
        recognisable boolean not null default false,
        consent_who text not null default '' check (char_length(consent_who) <= 300),
        consent_until date,
        consent_note text not null default '' check (char_length(consent_note) <= 1000),
        state text not null check (state in ('processing', 'ready')),
        generation integer not null default 1 check (generation >= 1),
        revision integer not null default 1 check (revision >= 1),
        width integer,
        height integer,
        seconds numeric,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        check ((shelf = 'library') = (key is not null))
      );
      create index item_by_change on media.item (changed_at desc, id desc) where shelf = 'library';
      create index item_of_owner on media.item (owner_id);

      -- an unguessable name in the store; master is what the others were made from
      create table media.file (
        name text primary key,
        item_id uuid not null references media.item (id) on delete cascade,
        generation integer not null,
        role text not null check (role in ('master', 'width', 'square', 'wide')),
        type text not null,
        bytes bigint not null,
        hash text not null,
        width integer,
        height integer
      );
      create index file_of_item on media.file (item_id, generation);

      -- WebVTT, small enough to stand here; one of a kind in a language
      create table media.caption (
        name text primary key,
        item_id uuid not null references media.item (id) on delete cascade,
        kind text not null check (kind in ('captions', 'chapters')),
        language text not null check (language in ('nl-BE', 'fr', 'en')),
        text text not null check (char_length(text) <= 500000),
        hash text not null,
        current boolean not null default true
      );
      create unique index caption_in_force on media.caption (item_id, kind, language) where current;

      -- a lesson that shows it, in the version that holds now or one before
      create table media.use (
        item_id uuid not null references media.item (id),
        generation integer not null,
        module_key text not null,
        lesson_key text not null,
        module_title text not null,
        lesson_title text not null,
        current boolean not null,
        free boolean not null,
        primary key (item_id, generation, module_key, lesson_key)
      );
      create index use_of_module on media.use (module_key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema media cascade');
  }
}
