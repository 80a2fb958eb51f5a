import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offers, orders, what was paid and what went back. Amounts are integer cents of euros. */
export class Sales1700000000400 implements MigrationInterface {
  name = 'Sales1700000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OFFERS_AND_ORDERS);
    await runner.query(MONEY);
    await runner.query(SUMS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sales cascade');
  }
}

const OFFERS_AND_ORDERS = `
  create schema sales;

  -- a price that changes is a new row, so that the price of any day can be told
  create table sales.offer (
    id uuid primary key default uuidv7(),
    subject_kind text not null check (subject_kind in ('module', 'programme')),
    subject_key text not null check (char_length(subject_key) between 1 and 200),
    price_cents integer not null check (price_cents between 50 and 99999999),
    vat text not null check (vat in ('exempt-art-44', 'standard-21', 'reduced-6')),
    withdrawal_regime text not null check (withdrawal_regime in ('digital_content')),
    valid_from timestamptz not null,
    unique (subject_kind, subject_key, valid_from)
  );

  create sequence sales.order_number;

  create table sales.orders (
    id uuid primary key default uuidv7(),
    number text not null unique,
    person_id uuid not null,
    person_name text not null,
    email text not null,
    locale text not null,
    subject_kind text not null check (subject_kind in ('module', 'programme')),
    subject_key text not null,
    request_key text not null check (char_length(request_key) between 8 and 100),
    status text not null check (status in ('awaiting_payment', 'processing', 'paid', 'failed', 'expired', 'cancelled', 'refunded')),
    currency text not null default 'eur' check (currency = 'eur'),
    vat text not null,
    net_cents integer not null,
    vat_cents integer not null check (vat_cents >= 0),
    total_cents integer not null check (total_cents > 0 and total_cents = net_cents + vat_cents),
    placed_at timestamptz not null,
    paid_at timestamptz,
    attempt integer not null default 1 check (attempt >= 1),
    payment_expires_at timestamptz not null,
    session_id text unique,
    session_url text,
    unique (person_id, request_key),
    check ((paid_at is not null) = (status in ('paid', 'refunded'))),
    check (session_url is null or session_id is not null)
  );
  -- nobody pays twice for the same thing because of a second tab
  create unique index orders_open on sales.orders (person_id, subject_kind, subject_key)
    where status in ('awaiting_payment', 'processing');
  create index orders_person on sales.orders (person_id, placed_at desc);
  create index orders_email on sales.orders (email);
  create index orders_waiting on sales.orders (placed_at) where status in ('awaiting_payment', 'processing');

  create table sales.order_line (
    id uuid primary key default uuidv7(),
    order_id uuid not null references sales.orders (id),
    position integer not null check (position >= 1),
    title text not null,
    quantity integer not null check (quantity >= 1),
    vat text not null,
    net_cents integer not null,
    vat_cents integer not null check (vat_cents >= 0),
    gross_cents integer not null check (gross_cents > 0 and gross_cents = net_cents + vat_cents),
    unique (order_id, position)
  );

  -- what the buyer said about the right to withdraw, in the words they read
  create table sales.consent (
    order_id uuid primary key references sales.orders (id),
    text_version text not null,
    immediate_access boolean not null,
    acknowledge_loss boolean not null check (acknowledge_loss = immediate_access),
    immediate_access_text text not null,
    acknowledge_loss_text text not null,
    terms_version text not null,
    given_at timestamptz not null
  );

  -- everything that happened to an order; written once
  create table sales.order_event (
    id uuid primary key default uuidv7(),
    order_id uuid not null references sales.orders (id),
    at timestamptz not null,
    kind text not null,
    detail text not null default '',
    key text unique
  );
  create index order_event_order on sales.order_event (order_id, id);
`;

const MONEY = `
  create table sales.payment (
    order_id uuid primary key references sales.orders (id),
    session_id text not null unique,
    payment_intent text not null unique,
    amount_cents integer not null check (amount_cents > 0),
    currency text not null check (currency = 'eur'),
    received_at timestamptz not null
  );

  -- what the provider sent, by its id: the same message twice is one
  create table sales.payment_event (
    id text primary key,
    type text not null,
    object_id text not null,
    order_id uuid,
    made_at timestamptz not null,
    received_at timestamptz not null
  );
  create index payment_event_order on sales.payment_event (order_id) where order_id is not null;

  create table sales.refund (
    id uuid primary key default uuidv7(),
    order_id uuid not null references sales.orders (id),
    amount_cents integer not null check (amount_cents > 0),
    cause text not null check (cause in ('staff', 'withdrawal', 'provider')),
    reason text not null,
    requested_by uuid,
    status text not null check (status in ('requested', 'pending', 'succeeded', 'failed')),
    provider_id text unique,
    failure text,
    requested_at timestamptz not null,
    succeeded_at timestamptz,
    check ((succeeded_at is not null) or status <> 'succeeded')
  );
  create unique index refund_live on sales.refund (order_id) where status <> 'failed';

  create table sales.withdrawal (
    id uuid primary key default uuidv7(),
    order_id uuid references sales.orders (id),
    name text not null,
    order_number text not null,
    email text not null,
    received_at timestamptz not null,
    outcome text not null check (outcome in ('refund', 'review')),
    unique (order_number, email)
  );

  create table sales.dispute (
    id text primary key,
    order_id uuid references sales.orders (id),
    status text not null,
    reason text not null,
    amount_cents integer not null,
    opened_at timestamptz not null,
    changed_at timestamptz not null
  );
`;

/** An order and its lines agree at the end of every transaction, whoever writes them. */
const SUMS = `
  create function sales.check_sums() returns trigger language plpgsql as $$
  declare
    checked uuid := case tg_table_name when 'orders' then (to_jsonb(new)->>'id')::uuid else (to_jsonb(new)->>'order_id')::uuid end;
  begin
    if exists (
      select from sales.orders ordered
      left join (
        select order_id, sum(net_cents) as net, sum(vat_cents) as vat from sales.order_line where order_id = checked group by order_id
      ) lines on lines.order_id = ordered.id
      where ordered.id = checked and (ordered.net_cents, ordered.vat_cents) is distinct from (lines.net::int, lines.vat::int)
    ) then
      raise exception 'order % does not agree with its lines', checked using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create constraint trigger orders_agree after insert or update of net_cents, vat_cents on sales.orders
    deferrable initially deferred for each row execute function sales.check_sums();
  create constraint trigger lines_agree after insert or update on sales.order_line
    deferrable initially deferred for each row execute function sales.check_sums();
`;
