import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is published: immutable versions, and which of them holds now. */
export class Catalogue1700000000200 implements MigrationInterface {
  name = 'Catalogue1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema catalogue;

      -- manuscript: what the author handed in; content: what readers get, rendered once
      create table catalogue.version (
        id uuid primary key default uuidv7(),
        kind text not null check (kind in ('module', 'programme', 'case')),
        key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(key) <= 120),
        number integer not null check (number >= 1),
        hash bytea not null check (octet_length(hash) = 32),
        manuscript jsonb not null check (jsonb_typeof(manuscript) = 'object'),
        content jsonb not null check (jsonb_typeof(content) = 'object'),
        published_at timestamptz not null,
        published_by uuid,
        unique (kind, key, number),
        unique (kind, key, hash),
        unique (kind, key, id)
      );

      -- the version of each key that holds now; place is the order in which keys were first published
      create table catalogue.current (
        kind text not null,
        key text not null,
        version_id uuid not null,
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
        place bigint not null generated always as identity,
        first_published_at timestamptz not null,
        changed_at timestamptz not null check (changed_at >= first_published_at),
        primary key (kind, key),
        unique (kind, slug),
        foreign key (kind, key, version_id) references catalogue.version (kind, key, id)
      );

      create function catalogue.refuse_rewriting() returns trigger language plpgsql as $$
      begin
        raise exception 'a published version is never changed or removed' using errcode = 'restrict_violation';
      end $$;
      create trigger version_stays before update or delete or truncate on catalogue.version
        for each statement execute function catalogue.refuse_rewriting();

      -- a key that others may know stays: only its version, its slug and the time of the change may differ
      create function catalogue.keep_keys() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' or (new.kind, new.key, new.place, new.first_published_at) is distinct from (old.kind, old.key, old.place, old.first_published_at) then
          raise exception 'a published key stays' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger key_stays before update or delete on catalogue.current
        for each row execute function catalogue.keep_keys();
      create trigger keys_stay before truncate on catalogue.current
        for each statement execute function catalogue.refuse_rewriting();

      -- door: keys of the programmes that a module is part of now
      create function catalogue.programmes_of(module_key text) returns setof text language sql stable as $$
        select held.key
        from catalogue.current held join catalogue.version on version.id = held.version_id
        where held.kind = 'programme' and version.content -> 'moduleKeys' ? $1
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema catalogue cascade');
  }
}
