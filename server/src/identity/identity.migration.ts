import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their passwords, where they are signed in, and links on their way to them. */
export class Identity1700000000100 implements MigrationInterface {
  name = 'Identity1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(NOTICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema identity cascade');
  }
}

const TABLES = `
  create schema identity;

  create table identity.person (
    id uuid primary key default uuidv7(),
    name text not null check (char_length(name) <= 100 and name !~ '[[:cntrl:]]'),
    email text not null check (email = lower(email) and char_length(email) between 3 and 254),
    email_verified boolean not null default false,
    image text,
    locale text not null default 'nl-BE' check (locale in ('nl-BE', 'fr', 'en')),
    roles text[] not null default '{learner}'
      check (roles <@ array['learner', 'facilitator', 'author', 'finance', 'administrator'] and array_position(roles, null) is null),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create unique index person_email on identity.person (email);

  create table identity.account (
    id uuid primary key default uuidv7(),
    person_id uuid not null references identity.person (id) on delete cascade,
    provider text not null,
    provider_account text not null,
    password_hash text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (person_id, provider),
    unique (provider, provider_account)
  );

  create table identity.session (
    id uuid primary key default uuidv7(),
    person_id uuid not null references identity.person (id) on delete cascade,
    token text not null unique,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text check (char_length(user_agent) <= 400),
    seen_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index session_person on identity.session (person_id);
  create index session_expires on identity.session (expires_at);

  -- the identifier is the hash of a token; its own id may be a name that the library chose
  create table identity.verification (
    id text primary key default uuidv7()::text,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index verification_identifier on identity.verification (identifier);
  create index verification_expires on identity.verification (expires_at);

  create table identity.role_change (
    id uuid primary key default uuidv7(),
    person_id uuid not null references identity.person (id),
    by_person_id uuid not null references identity.person (id),
    roles_before text[] not null,
    roles_after text[] not null,
    reason text not null check (char_length(reason) between 3 and 500),
    changed_at timestamptz not null
  );
  create index role_change_person on identity.role_change (person_id);
`;

/** Whatever ends a session or changes a person is heard by every process, whichever code did it. */
const NOTICES = `
  create function identity.tell_session_ended() returns trigger language plpgsql as $$
  begin
    if old.expires_at > now() then
      perform pg_notify('live', json_build_array('session', old.id::text)::text);
    end if;
    return null;
  end $$;
  create trigger session_ended after delete on identity.session
    for each row execute function identity.tell_session_ended();

  create function identity.tell_person_changed() returns trigger language plpgsql as $$
  begin
    perform pg_notify('live', json_build_array('session', new.id::text)::text);
    return null;
  end $$;
  create trigger person_changed after update of name, email, email_verified, roles, locale on identity.person
    for each row execute function identity.tell_person_changed();

  create function identity.refuse_rewriting() returns trigger language plpgsql as $$
  begin
    raise exception 'what was recorded is not rewritten';
  end $$;
  create trigger role_change_stays before update or delete on identity.role_change
    for each row execute function identity.refuse_rewriting();
`;
