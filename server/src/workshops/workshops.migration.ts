import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workshops and their dates, and who takes a place in them. */
export class Workshops1700000001440 implements MigrationInterface {
  name = 'Workshops1700000001440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEDULE);
    await runner.query(REGISTRATIONS);
    await runner.query(CAPACITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema workshops cascade');
  }
}

const SCHEDULE = `
  create schema workshops;

  -- the subject; nobody is half-way in one, so it is changed in place
  create table workshops.workshop (
    key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(key) <= 120),
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
    place bigint not null generated always as identity,
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    first_published_at timestamptz not null,
    changed_at timestamptz not null check (changed_at >= first_published_at)
  );

  create table workshops.former_slug (
    slug text primary key,
    key text not null references workshops.workshop (key),
    left_at timestamptz not null
  );

  -- one date; its number stays when the day changes, so that its address does
  create table workshops.session (
    id uuid primary key default uuidv7(),
    workshop_key text not null references workshops.workshop (key),
    number integer not null check (number >= 1),
    request_key text not null unique check (char_length(request_key) between 4 and 100),
    state text not null default 'draft' check (state in ('draft', 'open', 'cancelled')),
    opened_at timestamptz,
    language text not null check (language in ('nl', 'fr', 'en')),
    online boolean not null,
    place text not null default '',
    address text not null default '',
    town text not null default '',
    map_url text,
    accessibility text not null default '',
    online_url text,
    capacity integer not null check (capacity between 1 and 500),
    price_cents integer not null check (price_cents between 0 and 1000000),
    vat text not null default 'exempt-art-44' check (vat in ('exempt-art-44', 'standard-21', 'reduced-6')),
    closes_at timestamptz not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    -- how long a place that came free is kept for whoever it is offered to
    offer_hours integer not null default 24 check (offer_hours between 1 and 168),
    -- [{ "daysBefore": 7, "percent": 100 }]: what goes back to who cancels so many days before, the strictest first
    cancellation jsonb not null default '[]' check (jsonb_typeof(cancellation) = 'array'),
    facilitator_ids uuid[] not null default '{}',
    -- of its calendar events: rises when time or place change
    sequence integer not null default 0 check (sequence >= 0),
    revision integer not null default 1 check (revision >= 1),
    made_at timestamptz not null,
    changed_at timestamptz not null check (changed_at >= made_at),
    unique (workshop_key, number),
    check (state <> 'open' or opened_at is not null),
    check (closes_at <= ends_at),
    check (case when online then town = '' else online_url is null and place <> '' and address <> '' and town <> '' end)
  );
  create index session_coming on workshops.session (ends_at, id);

  -- a part that is no longer there keeps its number, so that calendars can be told
  create table workshops.session_part (
    session_id uuid not null references workshops.session (id) on delete cascade,
    number integer not null check (number >= 1),
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    dropped boolean not null default false,
    primary key (session_id, number)
  );
`;

const REGISTRATIONS = `
  -- one person's place in a date, or place on its waiting list
  create table workshops.registration (
    id uuid primary key default uuidv7(),
    session_id uuid not null references workshops.session (id),
    -- the order of arrival, given under the lock of the session
    queue bigint not null generated always as identity,
    name text not null check (char_length(name) between 1 and 100),
    email text not null check (char_length(email) between 3 and 254 and email = lower(email)),
    locale text not null check (locale in ('nl-BE', 'fr', 'en')),
    person_id uuid,
    state text not null check (state in ('confirmed', 'waiting', 'offered', 'cancelled', 'lapsed', 'handed_over')),
    offered_until timestamptz,
    made_at timestamptz not null,
    changed_at timestamptz not null check (changed_at >= made_at),
    check ((state = 'offered') = (offered_until is not null))
  );
  -- one person has one registration in a date
  create unique index registration_live on workshops.registration (session_id, email)
    where state in ('confirmed', 'waiting', 'offered');
  create index registration_queue on workshops.registration (session_id, queue);
  create index registration_offered on workshops.registration (offered_until) where state = 'offered';
  create index registration_person on workshops.registration (person_id) where person_id is not null;

  -- everything that happened to a registration; written once
  create table workshops.registration_event (
    id uuid primary key default uuidv7(),
    registration_id uuid not null references workshops.registration (id),
    at timestamptz not null,
    kind text not null,
    detail text not null default ''
  );
  create index registration_event_of on workshops.registration_event (registration_id, id);

  -- a form that is sent twice is answered as the first time
  create table workshops.join_request (
    session_id uuid not null references workshops.session (id),
    request_key text not null check (char_length(request_key) between 8 and 100),
    confirmed integer not null check (confirmed >= 0),
    waiting integer not null check (waiting >= 0),
    made_at timestamptz not null,
    primary key (session_id, request_key)
  );

  -- links in mails; only hashes are kept, each is for one thing, ends by itself and can be revoked
  create table workshops.link (
    hash bytea primary key check (octet_length(hash) = 32),
    registration_id uuid not null references workshops.registration (id),
    purpose text not null check (purpose in ('manage', 'take')),
    expires_at timestamptz not null,
    made_at timestamptz not null
  );
  create index link_registration on workshops.link (registration_id);
`;

/** Whoever writes it: at the end of each statement places that are taken or offered are at most as many as there are. */
const CAPACITY = `
  create function workshops.check_capacity() returns trigger language plpgsql as $$
  declare
    checked uuid := case tg_table_name when 'session' then (to_jsonb(new)->>'id')::uuid else (to_jsonb(new)->>'session_id')::uuid end;
    places integer;
    taken integer;
  begin
    select capacity into places from workshops.session where id = checked;
    select count(*) into taken from workshops.registration
      where session_id = checked and state in ('confirmed', 'offered');
    if taken > places then
      raise exception 'date % has % places and % taken', checked, places, taken using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger registration_fits after insert or update of state, session_id on workshops.registration
    for each row when (new.state in ('confirmed', 'offered')) execute function workshops.check_capacity();
  create trigger session_fits after update of capacity on workshops.session
    for each row execute function workshops.check_capacity();
`;
